"""The page of `raci measure`: each measure with a sentence that says what it counts, and where that comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.answers.page import Sentence, Table, Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.answers.measures import Load, Measures
    from raci.reports.answers.page import Block, Page

_MOST: Final = 20
_BAR: Final = 24
_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_ARROW: Final = " → "

_LOAD: Final = (
    "Every part in a duty counts for the work it stands for: doing it 3, answering for it or helping 2, giving advice "
    "or checking 1, being told 0 (a rule of thumb of ours; others stand in the settings under [weights])."
)
_PEOPLE: Final = "The loads of the roles a person holds today, added up; several who hold one role share its load."
_BETWEEN: Final = (
    "Where roles that share a duty are joined, the share of the shortest ways between two others that lead over a role "
    "(betweenness, Freeman 1977)."
)
_ESTIMATED: Final = "Estimated from 64 roles (Brandes and Pich 2007)."
_HINGES: Final = (
    "Without this role the others named would work with nobody else (articulation points, Hopcroft and Tarjan 1973)."
)
_TWINS: Final = (
    "Duties in which two roles have the same part, of all duties of either: four fifths or more (Jaccard 1912)."
)
_PASSINGS: Final = (
    "How often a duty is done in one unit and the next duty of its section in another (hand-over of work, van der "
    "Aalst, Reijers and Song 2005); a role's unit is the heading over it, else its scope."
)
_ASCENTS: Final = "How many roles stand above one that answers for duties: the steps an escalation has to take."


def measure_page(found: Measures, most: int | None = _MOST) -> Page:
    """Return the page of `raci measure`; of each measure the first `most` rows (None: all), the rest counted."""
    return tuple(_blocks(found, most))


def bar(value: float, greatest: float, columns: int = _BAR) -> str:
    """Return a bar as long as its share of the greatest value, drawn in eighths of a character."""
    eighths = round(8 * columns * value / greatest) if greatest > 0 else 0
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).strip()


def _blocks(found: Measures, most: int | None) -> Iterator[Block]:
    yield from _explained("Load of the roles", _LOAD)
    yield from _loads("Role", found.roles, most)
    if found.people:
        yield from _explained("Load of the people", _PEOPLE)
        yield from _loads("Person", found.people, most)
    yield from _explained("Bottlenecks", f"{_BETWEEN} {_ESTIMATED}" if found.estimated else _BETWEEN)
    yield from _bottlenecks(found, most)
    yield from _explained("Groups that hang on one role", _HINGES)
    hinges = [(each.role, "; ".join(", ".join(group) for group in each.groups)) for each in found.hinges]
    yield from _table(("Role", "Would be cut off"), hinges, most, "No group hangs on one role.")
    yield from _explained("Roles that do nearly the same", _TWINS)
    twins = [(each.one, each.other, f"{each.alike} of {each.either}") for each in found.twins]
    yield from _table(("Role", "And", "Alike in"), twins, most, "No two roles do nearly the same.")
    yield from _explained("Hand-overs between units", _PASSINGS)
    yield from _passings(found, most)
    yield from _explained("Ways upward", _ASCENTS)
    ascents = [(each.role, f"{len(each.above)}", _ARROW.join(each.above)) for each in found.ascents]
    yield from _table(("Role", "Steps", "Over"), ascents, most, "No reporting lines are known.")


def _explained(title: str, sentence: str) -> tuple[Block, Block]:
    return Title(title), Sentence(sentence)


def _bottlenecks(found: Measures, most: int | None) -> Iterator[Block]:
    greatest = max((each.share for each in found.bottlenecks), default=0.0)
    rows = [(each.role, f"{each.share:.1%}", bar(each.share, greatest)) for each in found.bottlenecks]
    return _table(("Role", "Share", ""), rows, most, "No role stands between others.")


def _passings(found: Measures, most: int | None) -> Iterator[Block]:
    greatest = max((each.times for each in found.passings), default=0)
    rows = [(each.giver, each.taker, f"{each.times:,}", bar(each.times, greatest)) for each in found.passings]
    return _table(("From", "To", "Times", ""), rows, most, "No work passes from one known unit to another.")


def _loads(head: str, loads: Sequence[Load], most: int | None) -> Iterator[Block]:
    greatest = max((load.weight for load in loads), default=0.0)
    rows = []
    for load in loads:
        counts = (load.accountable, load.responsible, load.consulted, load.informed, load.duties)
        rows.append((load.name, f"{load.weight:g}", bar(load.weight, greatest), *(f"{count:,}" for count in counts)))
    heads = (head, "Load", "", "Accountable", "Responsible", "Consulted", "Informed", "Duties")
    return _table(heads, rows, most, "Nobody takes part in a duty.")


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], most: int | None, none: str) -> Iterator[Block]:
    shown = tuple(rows if most is None else rows[:most])
    if shown:
        yield Table(heads, shown)
    else:
        yield Sentence(none)
    if len(rows) > len(shown):
        yield Sentence(f"… and {len(rows) - len(shown):,} more; --all shows them.")
