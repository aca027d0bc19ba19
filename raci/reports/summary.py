"""A run on one page of Markdown, for the page of a job: counts by file and by rule, and the worst findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.lint import Severity
from raci.reports.addresses import Addresses
from raci.reports.counting import by_severity, counted
from raci.reports.markdown import table
from raci.reports.shown import encodable, shown
from raci.reports.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.reports.reporter import Run
    from raci.reports.told import Told

_MOST_FILES: Final = 100
_MOST_RULES: Final = 100
_MOST_FINDINGS: Final = 100
_WIDTH: Final = 300
_MARKS: Final = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.NOTE: "ℹ️ note"}


def summary(run: Run, most_bytes: int = 1 << 20) -> str:
    """Return the page, at most so many bytes of it in UTF-8; tables say what they leave out.

    GitHub takes 1 MiB for one step of a job, and shows nothing of a larger one.
    """
    found = told(run)
    judged = [each for each in found if not each.state]
    lines = [
        "## Responsibility matrices",
        "",
        _headline(run, found),
        *_files(run),
        *_rules(judged),
        *_worst(judged, Addresses(run.folder)),
    ]
    return _within(lines, most_bytes)


def _headline(run: Run, found: Sequence[Told]) -> str:
    states = Counter(each.state for each in found)
    parts = [by_severity(each.finding for each in found if not each.state) or "nothing was found"]
    parts += [f"{states[state]:,} {state}" for state in ("allowed", "known") if states[state]]
    return f"**{', '.join(parts)}** in {counted(len(run.reports), 'file')}."


def _files(run: Run) -> Iterator[str]:
    rows = []
    addresses = Addresses(run.folder)
    for report in run.reports:
        counts = [report.count(severity) for severity in Severity]
        if any(counts) or report.allowed or report.known:
            rows.append((counts, addresses.path(report.path), len(report.allowed), len(report.known)))
    rows.sort(key=lambda row: ([-count for count in row[0]], row[1]))
    cells = ([path, *map(_number, (*counts, allowed, known))] for counts, path, allowed, known in rows)
    yield from _table(
        ("File", "Errors", "Warnings", "Notes", "Allowed", "Known"), cells, len(rows), _MOST_FILES, "file"
    )


def _rules(judged: Sequence[Told]) -> Iterator[str]:
    found = Counter((each.finding.severity.rank, each.finding.rule, each.finding.name) for each in judged)
    marks = list(_MARKS.values())
    order = sorted(found.items(), key=lambda each: (each[0][0], -each[1], each[0]))
    cells = ([f"{code} {name}", marks[rank], f"{count:,}"] for (rank, code, name), count in order)
    yield from _table(("Rule", "Severity", "Findings"), cells, len(order), _MOST_RULES, "rule")


def _worst(judged: Sequence[Told], addresses: Addresses) -> Iterator[str]:
    cells = (
        [
            f"{addresses.path(each.path)} {each.finding.location.inside}".strip(),
            f"{_MARKS[each.finding.severity]}: {each.finding.rule}",
            each.finding.message,
        ]
        for each in judged
    )
    yield from _table(("Where", "What", "Finding"), cells, len(judged), _MOST_FINDINGS, "finding")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], count: int, most: int, what: str) -> Iterator[str]:
    if not count:
        return
    yield ""
    short = ([shown(cell, _WIDTH) for cell in row] for row, _ in zip(rows, range(most), strict=False))
    yield from table(heads, short)
    if count > most:
        yield ""
        yield f"… and {counted(count - most, what)} more."


def _number(count: int) -> str:
    return f"{count:,}" if count else ""


def _within(lines: Iterable[str], most: int) -> str:
    """Return the lines that fit, and say so if not all do."""
    more = "\n… the rest does not fit here.\n"
    kept: list[str] = []
    room = most - len(more.encode())
    for line in lines:
        room -= len(encodable(line).encode()) + 1
        if room < 0:
            return "\n".join([*kept, more])
        kept.append(encodable(line))
    return "\n".join(kept) + "\n"
