"""Finding a person by what people call them: the name, a few words of it, a key, or an e-mail address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.answers.wording import all_begin, did_you_mean, quoted
from raci.errors import RaciError
from raci.joining.titles import significant
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.answers.directory import Directory

_LONGEST: Final = 300


class People(NamedTuple):
    """The one person who is meant: the names and the keys under which the files know him or her, and what is told."""

    names: frozenset[str]
    keys: frozenset[str]
    told: tuple[str, ...] = ()


def people_meant(text: str, directory: Directory) -> People:
    """Return the person that a word means; raise RaciError where it may be several or is nobody."""
    text = text[:_LONGEST]
    known = _known(directory)
    wanted, starts = fold(text), significant(text)
    found = _having(known, lambda words: wanted in map(fold, words))
    told: tuple[str, ...] = ()
    if not found and starts:
        found = _having(known, lambda words: all_begin(starts, words[0]))
        told = tuple(f"{text!r} is taken for {name}" for name in found)
    if len(found) > 1:
        raise RaciError("several-people", f"{text!r} may be {quoted(list(found))}; name one of them in full")
    if not found:
        hint = did_you_mean(text, known)
        message = f"there is nobody called {text!r}{hint}" if known else "the files name nobody who holds a role"
        raise RaciError("unknown-person", message)
    [name] = found
    return People(frozenset({name}), frozenset(known[name]), told)


def _known(directory: Directory) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the people by name, each with its keys in organizations and the words that mean it."""
    known: dict[str, dict[str, tuple[str, ...]]] = {}
    for _, organization in directory.organizations:
        for person in organization.people:
            known.setdefault(person.name, {})[person.key] = (person.name, person.key, person.email)
    for seen in directory.roles.values():
        for _, role in seen:
            for holder in role.holders:
                known.setdefault(holder, {})
    return known


def _having(known: dict[str, dict[str, tuple[str, ...]]], means: Callable[[tuple[str, ...]], bool]) -> list[str]:
    return [name for name, keys in known.items() if any(means(words) for words in ((name,), *keys.values()))]
