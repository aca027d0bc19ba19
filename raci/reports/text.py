"""The report a person reads in a terminal: place, rule, sentence, the cells themselves, what to do now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.lint import Severity
from raci.reports.excerpt import original
from raci.reports.terminal import Palette, padded, plain, shortened, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.lint import Finding, Report
    from raci.model import Matrix

_MOST_ROLES: Final = 6
_NAME_WIDTH: Final = 44
_GAP: Final = "   "
_LONGEST: Final = 400


def text(report: Report, palette: Palette | None = None, limit: int | None = 10) -> str:
    """Return the findings of a report with their cells, and a line that counts them.

    At most `limit` findings of one rule are shown for each file (None shows all); the rest are counted.
    """
    palette = palette or Palette()
    shown: Counter[str] = Counter()
    lines: list[str] = []
    duties = _Index(report.matrices)
    for finding in report.findings:
        shown[finding.rule] += 1
        if limit is not None and shown[finding.rule] > limit:
            continue
        lines += _finding(finding, duties, palette)
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


class _Index:
    """Where to find the matrix and row of a finding; looked up only for findings that are shown."""

    def __init__(self, matrices: tuple[Matrix, ...]) -> None:
        self._matrices = matrices
        self._rows: dict[int, dict[str, int]] = {}

    def of(self, finding: Finding) -> tuple[Matrix, int] | None:
        """Return the matrix and the number of the duty's row, or None."""
        there = [place for place, matrix in enumerate(self._matrices) if matrix.source.sheet == finding.location.sheet]
        for place in sorted(there, key=lambda place: not _stands_in(finding, self._matrices[place])):
            matrix = self._matrices[place]
            if place not in self._rows:
                self._rows[place] = {duty.key: row for row, duty in enumerate(matrix.duties)}
            row = self._rows[place].get(finding.duty)
            if row is not None and all(any(role.key == key for role in matrix.roles) for key in finding.roles):
                return matrix, row
        return None


def _stands_in(finding: Finding, matrix: Matrix) -> bool:
    """Tell whether a finding is in the rows of a matrix: a document may hold several with the same duties."""
    top, _, bottom, _ = matrix.source.area
    return top <= finding.location.row <= bottom


def _finding(finding: Finding, index: _Index, palette: Palette) -> Iterator[str]:
    word = finding.severity.value
    sure = "" if finding.confidence.value == "certain" else f" ({finding.confidence.value})"
    head = f"{plain(str(finding.location))}  {finding.rule} {finding.name}"
    yield f"{palette.bold(head)}  {palette.severity(word, word)}{sure}"
    yield f"  {shortened(plain(finding.message), _LONGEST)}"
    if finding.duty and finding.roles:
        found = index.of(finding)
        if found:
            yield from _cells(finding, *found, palette)
    for line, marks in original(finding):
        yield f"    {palette.dim(line)}"
        yield f"    {palette.severity(word, marks)}"
    if finding.help:
        more = palette.dim(f"raci explain {finding.rule}")
        yield f"  {palette.dim('help:')} {shortened(plain(finding.help), _LONGEST)}   {more}"
    yield ""


def _cells(finding: Finding, matrix: Matrix, row: int, palette: Palette) -> Iterator[str]:
    """Yield the row of the matrix the finding is about: roles, duty with letters, and marks under the cells."""
    keys = finding.roles[:_MOST_ROLES]
    names = {role.key: role.name for role in matrix.roles}
    letters = {key: "/".join(entry.letters) for key, entry in matrix.rows[row].items()}
    duty = shortened(plain(matrix.duties[row].name), _NAME_WIDTH)
    heads = [shortened(plain(names[key]), 18) for key in keys]
    said = {mark.role: shortened(plain(mark.text), 18) for mark in matrix.marks if mark.duty == matrix.duties[row].key}
    cells = [letters.get(key) or said.get(key, "-") for key in keys]
    widths = [max(width(head), width(cell)) for head, cell in zip(heads, cells, strict=True)]
    left = " " * (width(duty) + 4)
    more = f" (+{len(finding.roles) - len(keys)})" if len(finding.roles) > len(keys) else ""
    yield left + _GAP + _GAP.join(padded(head, each) for head, each in zip(heads, widths, strict=True)).rstrip() + more
    yield f"    {duty}{_GAP}" + _GAP.join(padded(cell, each) for cell, each in zip(cells, widths, strict=True)).rstrip()
    marks = _GAP.join(padded("^" * width(cell), each) for cell, each in zip(cells, widths, strict=True)).rstrip()
    yield left + _GAP + palette.severity(finding.severity.value, marks)
