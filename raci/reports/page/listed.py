"""The findings a page lists, each with a number, and where each stands in a matrix: in cells, a row, a column."""

from __future__ import annotations

from collections import defaultdict
from itertools import count, islice
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from raci.records import field, mutable, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.lint import Finding, Report
    from raci.model import Matrix

State: TypeAlias = Literal["found", "allowed", "known"]

MOST: Final = 5000
"""A page of more findings is slow to open, and read by nobody."""
_MOST_CELLS: Final = 9


@record
class Listed:
    """A finding of the page: its number, and whether it was found, or set aside by an allowance or the baseline."""

    number: int
    finding: Finding
    state: State = "found"


@mutable
class Placed:
    """The findings of a matrix by where they stand; rows and columns count from 0, among its duties and its roles."""

    matrix: Matrix
    everything: list[Listed] = field(default_factory=list)
    cells: dict[tuple[int, int], list[Listed]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[int, list[Listed]] = field(default_factory=lambda: defaultdict(list))
    columns: dict[int, list[Listed]] = field(default_factory=lambda: defaultdict(list))
    anchors: dict[int, tuple[int | None, int | None]] = field(default_factory=dict)

    def concerned(self) -> dict[int, int]:
        """Return the rows in which something was found, with the rank of the worst."""
        worst: dict[int, int] = {}
        for row, found in (*self.rows.items(), *((row, found) for (row, _), found in self.cells.items())):
            for each in found:
                worst[row] = min(worst.get(row, 9), _rank(each))
        return worst


@record
class Listing:
    """What a page lists of one file: the findings of each matrix, those elsewhere, and how many it leaves out."""

    report: Report
    matrices: tuple[Placed, ...]
    elsewhere: tuple[Listed, ...]
    left_out: int


def listings(reports: Sequence[Report], most: int = MOST) -> Iterator[Listing]:
    """Yield what a page lists of each report: together no more than so many findings, the worst of all files first."""
    every = [
        (finding.severity.rank + 3 * (state != "found"), place, number)
        for place, report in enumerate(reports)
        for number, (finding, state) in enumerate(_of(report))
    ]
    chosen = {(place, number) for _, place, number in islice(sorted(every), most)}
    numbers = count(1)
    for place, report in enumerate(reports):
        kept = [each for number, each in enumerate(_of(report)) if (place, number) in chosen]
        kept.sort(key=lambda each: (each[0].severity.rank, each[0].location))
        listed = [Listed(next(numbers), finding, state) for finding, state in kept]
        left = sum(1 for _ in _of(report)) - len(listed)
        yield _listing(report, listed, left)


def _of(report: Report) -> Iterator[tuple[Finding, State]]:
    yield from ((finding, "found") for finding in report.findings)
    yield from ((finding, "allowed") for finding in report.allowed)
    yield from ((finding, "known") for finding in report.known)


def _listing(report: Report, listed: Iterable[Listed], left: int) -> Listing:
    matrices = _Matrices(report.matrices)
    elsewhere = tuple(each for each in listed if not matrices.take(each))
    return Listing(report, tuple(matrices.placed), elsewhere, left)


def _rank(listed: Listed) -> int:
    return listed.finding.severity.rank + 3 * (listed.state != "found")


class _Matrices:
    """The matrices of a file, each taking the findings that are about it."""

    def __init__(self, matrices: Sequence[Matrix]) -> None:
        self.placed = [Placed(matrix) for matrix in matrices]
        self._duties = [{duty.key: row for row, duty in enumerate(matrix.duties)} for matrix in matrices]
        self._roles = [{role.key: column for column, role in enumerate(matrix.roles)} for matrix in matrices]
        self._there: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
        for place, matrix in enumerate(matrices):
            self._there[matrix.source.path, matrix.source.sheet].append(place)

    def take(self, listed: Listed) -> bool:
        """Put a finding where it belongs; return False if it belongs to no matrix."""
        place = self._matrix_of(listed.finding)
        if place is None:
            return False
        self._put(place, listed)
        return True

    def _matrix_of(self, finding: Finding) -> int | None:
        at = finding.location
        known = [place for place in self._there.get((at.path, at.sheet), ()) if self._knows(place, finding)]
        return max(known, key=lambda place: _nearness(self.placed[place].matrix, finding), default=None)

    def _knows(self, place: int, finding: Finding) -> bool:
        duties, roles = self._duties[place], self._roles[place]
        return (not finding.duty or finding.duty in duties) and all(key in roles for key in finding.roles)

    def _put(self, place: int, listed: Listed) -> None:
        placed, finding = self.placed[place], listed.finding
        placed.everything.append(listed)
        row = self._duties[place].get(finding.duty)
        keys = finding.roles[:1] if finding.severity.value == "note" else finding.roles[:_MOST_CELLS]
        columns = [self._roles[place][key] for key in keys]
        for column in columns:
            if row is None:
                placed.columns[column].append(listed)
            else:
                placed.cells[row, column].append(listed)
        if row is not None and not columns:
            placed.rows[row].append(listed)
        placed.anchors[listed.number] = (row, columns[0] if columns else None)


def _nearness(matrix: Matrix, finding: Finding) -> tuple[bool, int]:
    """Return what sorts the matrix last in whose area a finding stands; one of a text has no end."""
    top, left, bottom, right = matrix.source.area
    row, column = finding.location.row, finding.location.column
    within = top <= row <= (bottom or row) and left <= column <= (right or column)
    return within, top
