"""Finding a role by what people call it: its name, a short form, a slip of the pen, or who holds it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.answers.wording import all_begin, did_you_mean, listed, quoted
from raci.errors import RaciError
from raci.joining.titles import significant
from raci.model import Role
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raci.answers.directory import Directory

_LONGEST: Final = 300
_SURE: Final = frozenset({"exact", "alias"})


class Identified(str):
    """What identifies a role in a directory (`Directory.called`), in place of a word for it: it is not searched for."""

    __slots__ = ()


class Meant(NamedTuple):
    """The roles that somebody means by a word, by what identifies them, and what is to be told about it."""

    roles: tuple[str, ...]
    told: tuple[str, ...] = ()


def role_meant(text: str, directory: Directory) -> Meant:
    """Return the one role that a word means; raise RaciError where it may be several or is none."""
    meant = roles_meant(text, directory)
    if len(meant.roles) > 1:
        raise _several(text, _names(meant.roles, directory))
    return meant


def roles_meant(text: str, directory: Directory) -> Meant:
    """Return the role that a word means, or the roles that a person of this name holds.

    Raises RaciError, which names them, where the word may mean several, and one with the nearest where it means none.
    """
    if isinstance(text, Identified):
        return Meant((str(text),))
    text = text[:_LONGEST]
    found = directory.search.found(Role(text, text))
    if not (found.to and found.way in _SURE):
        wanted = fold(text)
        held = _held(directory, lambda *words: wanted in map(fold, words)) if wanted else {}
        if held:
            return _holder(text, held, directory)
    if found.way == "several":
        raise _several(text, _names(found.candidates, directory))
    hits = [found.to] if found.to else _by_words(text, directory)
    if len(hits) > 1:
        raise _several(text, _names(hits, directory))
    if hits:
        told = () if found.way == "exact" else (f"{text!r} is taken for {_names(hits, directory)[0]}",)
        return Meant((hits[0],), told)
    starts = significant(text)
    held = _held(directory, lambda name, *_: all_begin(starts, name)) if starts else {}
    if held:
        return _holder(text, held, directory)
    hint = did_you_mean(text, _names(tuple(directory.roles), directory))
    raise RaciError("unknown-role", f"there is no role {text!r}{hint}")


def _by_words(text: str, directory: Directory) -> list[str]:
    """Return the roles whose names have words that begin with all that is asked for: `marketing`, `reg sales`."""
    asked = significant(text)
    return [name for name, seen in directory.roles.items() if asked and all_begin(asked, seen[0].role.name)]


def _held(directory: Directory, means: Callable[..., bool]) -> dict[str, dict[str, None]]:
    """Return the people whose name (or key, or e-mail address) is meant, each with the roles held today.

    Who holds none is taken for the holder of the roles in which he or she deputizes.
    """
    found: dict[str, dict[str, None]] = {}
    for name, seen in directory.roles.items():
        for holder in dict.fromkeys(holder for _, role in seen for holder in role.holders):
            if means(holder):
                found.setdefault(holder, {})[name] = None
    for described, organization in directory.organizations:
        graph, identities = described.graph, directory.identities(organization)
        for person in organization.people:
            if means(person.name, person.key, person.email):
                holdings = graph.organization.seats.held_by(person.key, graph.today)
                held = [each for each in holdings if not each.deputy] or holdings
                roles = dict.fromkeys(identities[each.role] for each in held if each.role in identities)
                found.setdefault(person.name, {}).update(roles)
    return found


def _holder(text: str, held: dict[str, dict[str, None]], directory: Directory) -> Meant:
    """Return the roles of the one person who is meant; raise RaciError if several people are."""
    if len(held) > 1:
        raise _several(text, list(held))
    [(person, roles)] = held.items()
    if not roles:
        raise RaciError("unknown-role", f"{person} holds no role; name a role, or somebody else")
    return Meant(tuple(roles), (f"{text!r} is {person}, taken for {listed(_names(tuple(roles), directory))}",))


def _several(text: str, names: list[str]) -> RaciError:
    return RaciError("several-roles", f"{text!r} may be {quoted(names)}; name one of them in full")


def _names(roles: Sequence[str], directory: Directory) -> list[str]:
    """Return the names of roles; their keys where names alone would not tell them apart."""
    seen = [directory.roles[role][0].role for role in roles]
    names = Counter(role.name for role in seen)
    return [role.key if names[role.name] > 1 else role.name for role in seen]
