"""The page of `raci impact`: several scenarios side by side, then each with what is lost and who could take over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.answers.page import Sentence, Table, Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.impact.impact import Impact, Takeover
    from raci.lint import Finding
    from raci.reports.answers.page import Block, Page

_MOST: Final = 20
_ARROW: Final = " → "
_NOBODY: Final = "nobody suggests itself"


def impact_page(found: Sequence[Impact], most: int | None = _MOST) -> Page:
    """Return the page of `raci impact`; of each list the first `most` rows (None: all), the rest counted."""
    beside = _side_by_side(found) if len(found) > 1 else ()
    return (*beside, *(block for each in found for block in _impact(each, most)))


def _side_by_side(found: Sequence[Impact]) -> Iterator[Block]:
    yield Title("Scenarios side by side")
    lines = (
        ("matrices that change", [each.matrices for each in found]),
        ("duties that lose their accountable", [len(each.accountable) for each in found]),
        ("… for which nobody suggests itself", [_open(each.accountable) for each in found]),
        ("duties that lose their last performer", [len(each.performers) for each in found]),
        ("… for which nobody suggests itself", [_open(each.performers) for each in found]),
        ("escalation paths that break", [len(each.paths) for each in found]),
        ("roles that would bear too much", [len(each.overloaded) for each in found]),
        ("findings that come", [len(each.introduced) for each in found]),
        ("findings that go", [len(each.resolved) for each in found]),
    )
    rows = tuple((label, *(f"{count:,}" for count in counts)) for label, counts in lines)
    yield Table(("", *(each.title for each in found)), rows)


def _open(takeovers: Sequence[Takeover]) -> int:
    return sum(not each.role for each in takeovers)


def _impact(found: Impact, most: int | None) -> Iterator[Block]:
    yield Title(f"{found.title[:1].upper()}{found.title[1:]}")
    if not (found.accountable or found.performers or found.paths or found.overloaded or found.introduced):
        yield Sentence("No duty loses anybody, no way upward breaks, and nothing new would be found.")
    yield from _lost("Duties that lose their accountable role", found.accountable, most)
    yield from _lost("Duties that lose their last performer", found.performers, most)
    paths = [(each.role, _ARROW.join(each.path), each.gone) for each in found.paths]
    yield from _table("Escalation paths that break", ("Role", "Escalates to", "Gone"), paths, most)
    loads = [(each.role, f"{each.before:g}", f"{each.after:g}", f"{each.median:g}") for each in found.overloaded]
    heads = ("Role", "Load now", "Load then", "Median role")
    yield from _table("Roles that would bear too much", heads, loads, most)
    yield from _findings("Findings that come", found.introduced, most)
    yield from _findings("Findings that go", found.resolved, most)


def _lost(heading: str, takeovers: Sequence[Takeover], most: int | None) -> Iterator[Block]:
    rows = [
        (
            each.loss.duty,
            ", ".join(each.loss.roles),
            each.role or _NOBODY,
            each.why,
            str(each.loss.at) or each.loss.matrix,
        )
        for each in takeovers
    ]
    yield from _table(heading, ("Duty", "Has now", "Could take over", "Because it is", "Place"), rows, most)


def _findings(heading: str, findings: Sequence[Finding], most: int | None) -> Iterator[Block]:
    ranked = sorted(findings, key=lambda each: (each.severity.rank, each.rule))
    rows = [(each.severity.value, each.rule, each.message) for each in ranked]
    yield from _table(heading, ("Severity", "Rule", "Finding"), rows, most)


def _table(heading: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], most: int | None) -> Iterator[Block]:
    shown = tuple(rows if most is None else rows[:most])
    if shown:
        yield Table(heads, shown, f"{heading} ({len(rows):,})")
    if len(rows) > len(shown):
        yield Sentence(f"… and {len(rows) - len(shown):,} more; --all shows them.")
