"""Finding a role by what people call it: its name, a short form, a slip of the pen, or who holds it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.answers.wording import all_begin, listed, quoted
from raci.errors import RaciError
from raci.joining.search import Search
from raci.joining.titles import significant
from raci.model import Organization, Role
from raci.names import fold

if TYPE_CHECKING:
    from raci.answers.directory import Directory, Sighting

_LONGEST: Final = 300
_SURE: Final = frozenset({"exact", "alias"})


class Meant(NamedTuple):
    """The roles that somebody means by a word, by what identifies them, and what is to be told about it."""

    roles: tuple[str, ...]
    told: tuple[str, ...] = ()


def role_meant(text: str, directory: Directory) -> Meant:
    """Return the one role that a word means; raise RaciError where it may be several or is none."""
    meant = roles_meant(text, directory)
    if len(meant.roles) > 1:
        raise _several(text, list(meant.roles), directory)
    return meant


def roles_meant(text: str, directory: Directory) -> Meant:
    """Return the role that a word means, or the roles that a person of this name holds.

    Raises RaciError, which names them, where the word may mean several, and one with the nearest where it means none.
    """
    asked = text[:_LONGEST]
    search = Search(Organization(roles=tuple(_one(name, seen) for name, seen in directory.roles.items())))
    found = search.found(Role(asked, asked))
    if not (found.to and found.way in _SURE):
        held = _held(asked, directory)
        if held:
            return Meant(held, (f"{text!r} holds {listed(_names(held, directory))}",))
    if found.way == "several":
        raise _several(text, list(found.candidates), directory)
    hits = [found.to] if found.to else _by_words(asked, directory)
    if len(hits) > 1:
        raise _several(text, hits, directory)
    if not hits:
        nearest = quoted(_names(found.candidates, directory))
        hint = f"; did you mean {nearest}?" if nearest else ""
        raise RaciError("unknown-role", f"there is no role {text!r}{hint}")
    told = () if found.way == "exact" else (f"{text!r} is taken for {_names(hits, directory)[0]}",)
    return Meant((hits[0],), told)


def _one(name: str, seen: list[Sighting]) -> Role:
    """Return one role to search for: what the first sighting calls it, and all other names it bears."""
    first = seen[0].role
    others = dict.fromkeys(word for _, role in seen for word in (role.name, *role.aliases) if word != first.name)
    return replace(first, key=name, aliases=tuple(others))


def _by_words(text: str, directory: Directory) -> list[str]:
    """Return the roles whose names have words that begin with all that is asked for: `marketing`, `reg sales`."""
    asked = significant(text)
    return [name for name, seen in directory.roles.items() if asked and all_begin(asked, seen[0].role.name)]


def _held(text: str, directory: Directory) -> tuple[str, ...]:
    """Return the roles that people of this name (or key, or e-mail address) hold today."""
    wanted = fold(text)
    found = [
        name
        for name, seen in directory.roles.items()
        if any(wanted == fold(holder) for _, role in seen for holder in role.holders)
    ]
    for records, organization in directory.organizations:
        known = [each.key for each in organization.people if wanted in map(fold, (each.name, each.key, each.email))]
        seats = records.graph.organization.seats
        holdings = [held for person in known for held in seats.held_by(person, records.graph.today)]
        found += [fold(held.role) for held in holdings if not held.deputy and fold(held.role) in directory.roles]
    return tuple(dict.fromkeys(found)) if wanted else ()


def _several(text: str, roles: list[str], directory: Directory) -> RaciError:
    return RaciError("several-roles", f"{text!r} may be {quoted(_names(roles, directory))}; name one of them in full")


def _names(roles: list[str] | tuple[str, ...], directory: Directory) -> list[str]:
    """Return the names of roles; their keys where names alone would not tell them apart."""
    seen = [directory.roles[role][0].role for role in roles]
    names = [role.name for role in seen]
    return [role.key if names.count(role.name) > 1 else role.name for role in seen]
