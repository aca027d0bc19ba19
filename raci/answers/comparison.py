"""Two roles side by side: what each has for itself, what they share, where one localizes the other's duty."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raci.answers.differing import difference
from raci.answers.facts import Involvement, gathered
from raci.answers.localizing import Acting, localizing
from raci.answers.participating import acts, words_of
from raci.answers.role_search import role_meant
from raci.errors import RaciError
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.answers.directory import Directory
    from raci.answers.facts import RoleFacts
    from raci.model import Entry, Notation, Row


@record
class Localized:
    """A duty of one role, and those of the other that do the same for a part of its scope."""

    wide: Involvement
    narrow: tuple[Involvement, ...]


@record
class Comparison:
    """The answer to `raci compare`: every duty in which either role takes part, each once.

    Both parts stand with each duty: that of the first role (`part`) and that of the second (`other`). A role acts on a
    duty if it answers for it or does something for it; to be asked and told is not to act. `only_one` and `only_other`
    are the duties on which only one of them acts, `shared` those on which both do, `listening` those on which neither
    does. Duties in `localized` stand in none of the others.
    """

    told: tuple[str, ...]
    one: RoleFacts
    other: RoleFacts
    difference: str
    localized: tuple[Localized, ...]
    only_one: tuple[Involvement, ...]
    only_other: tuple[Involvement, ...]
    shared: tuple[Involvement, ...]
    listening: tuple[Involvement, ...]


class _Pair(NamedTuple):
    acting: Acting
    found: Involvement


def compared(directory: Directory, one: str, other: str) -> Comparison:
    """Return how two roles compare; raise RaciError where a word means no role, several, or both mean the same."""
    first, second = role_meant(one, directory), role_meant(other, directory)
    if first.roles == second.roles:
        name = directory.facts(first.roles[0]).name
        raise RaciError("same-role", f"{one!r} and {other!r} are the same role, {name}; name another one")
    pairs = _once(_pairs(first.roles[0], second.roles[0], directory))
    parts: dict[int, list[int]] = {}
    for wide, narrow in localizing([pair.acting for pair in pairs]):
        parts.setdefault(wide, []).append(narrow)
    apart = {place for wide, narrow in parts.items() for place in (wide, *narrow)}
    left = [pair for place, pair in enumerate(pairs) if place not in apart]
    return Comparison(
        tuple(dict.fromkeys((*first.told, *second.told))),
        directory.facts(first.roles[0]),
        directory.facts(second.roles[0]),
        difference(first.roles[0], second.roles[0], directory),
        tuple(Localized(pairs[wide].found, tuple(pairs[each].found for each in parts[wide])) for wide in sorted(parts)),
        *(_acting(left, *who) for who in ((True, False), (False, True), (True, True), (False, False))),
    )


def _once(pairs: Iterable[_Pair]) -> list[_Pair]:
    """Return pairs of which each says something else: what several matrices say alike is told once, with its places."""
    listed = list(pairs)
    return [_Pair(listed[place].acting, found) for place, found in gathered([each.found for each in listed]).items()]


def _acting(pairs: Iterable[_Pair], one: bool, other: bool) -> tuple[Involvement, ...]:  # noqa: FBT001 - one a role
    return tuple(found for acting, found in pairs if (acting.one, acting.other) == (one, other))


def _pairs(one: str, other: str, directory: Directory) -> Iterator[_Pair]:
    """Yield each duty in which either role takes part, with the parts of both."""
    for place, described in enumerate(directory.described):
        matrix = described.graph.matrix
        keys = directory.columns(one, place), directory.columns(other, place)
        for duty, row in zip(matrix.duties, matrix.rows, strict=True):
            first, second = (_entries(row, each) for each in keys)
            if first or second:
                found = Involvement(
                    described.duty(duty), _words(first, matrix.notation), _words(second, matrix.notation)
                )
                yield _Pair(Acting(described, duty, any(map(acts, first)), any(map(acts, second))), found)


def _entries(row: Row, keys: list[str]) -> list[Entry]:
    return [row[key] for key in keys if key in row]


def _words(entries: list[Entry], notation: Notation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for entry in entries for _, word in words_of(entry, notation)))
