"""The report a person reads in a terminal: place, rule, sentence, the cells themselves, what to do now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.lint import Severity
from raci.reports.excerpt import original
from raci.reports.excerpts import Excerpts
from raci.reports.terminal import Palette, padded, plain, shortened, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.lint import Finding, Report
    from raci.lint.finding import Excerpt

_GAP: Final = "   "
_LONGEST: Final = 400


def text(report: Report, palette: Palette | None = None, limit: int | None = 10) -> str:
    """Return the findings of a report with their cells, and a line that counts them.

    At most `limit` findings of one rule are shown for each file (None shows all); the rest are counted.
    """
    palette = palette or Palette()
    shown: Counter[str] = Counter()
    lines: list[str] = []
    excerpts = Excerpts(report.matrices)
    for finding in report.findings:
        shown[finding.rule] += 1
        if limit is not None and shown[finding.rule] > limit:
            continue
        lines += _finding(finding, excerpts, palette)
    for code, count in sorted(shown.items()):
        if limit is not None and count > limit:
            lines.append(palette.dim(f"  … {count - limit} more of {code}; --all shows them"))
    lines.append(palette.bold(f"{plain(report.path)}: {counts(report)}."))
    return "\n".join(lines)


def counts(report: Report) -> str:
    """Return `1 error, 2 notes, 3 allowed, 4 known` or `clean`."""
    found = [_counted(report.count(severity), severity.value) for severity in Severity]
    parts = [part for part in found if part]
    if report.allowed:
        parts.append(f"{len(report.allowed):,} allowed")
    if report.known:
        parts.append(f"{len(report.known):,} known")
    return ", ".join(parts) or "clean"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' if number > 1 else ''}" if number else ""


def _finding(finding: Finding, excerpts: Excerpts, palette: Palette) -> Iterator[str]:
    word = finding.severity.value
    sure = "" if finding.confidence.value == "certain" else f" ({finding.confidence.value})"
    head = f"{plain(str(finding.location))}  {finding.rule} {finding.name}"
    yield f"{palette.bold(head)}  {palette.severity(word, word)}{sure}"
    yield f"  {shortened(plain(finding.message), _LONGEST)}"
    cells = finding.excerpt or excerpts.of(finding)
    if cells:
        yield from _cells(cells, word, palette)
    for line, marks in original(finding):
        yield f"    {palette.dim(line)}"
        yield f"    {palette.severity(word, marks)}"
    if finding.help:
        more = palette.dim(f"raci explain {finding.rule}")
        yield f"  {palette.dim('help:')} {shortened(plain(finding.help), _LONGEST)}   {more}"
    yield ""


def _cells(cells: Excerpt, word: str, palette: Palette) -> Iterator[str]:
    """Yield the row of the matrix the finding is about: roles, duty with letters, and marks under the cells."""
    widths = [max(width(head), width(cell)) for head, cell in zip(cells.roles, cells.cells, strict=True)]
    left = " " * (width(cells.duty) + 4)
    more = f" (+{cells.more})" if cells.more else ""
    yield left + _GAP + _row(cells.roles, widths) + more
    yield f"    {cells.duty}{_GAP}" + _row(cells.cells, widths)
    yield left + _GAP + palette.severity(word, _row(["^" * width(cell) for cell in cells.cells], widths))


def _row(texts: Iterable[str], widths: Iterable[int]) -> str:
    return _GAP.join(padded(each, columns) for each, columns in zip(texts, widths, strict=True)).rstrip()
