"""The cells that findings are about, looked up in their matrices: the duty's row, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.lint.finding import Excerpt
from raci.reports.terminal import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.lint import Finding
    from raci.model import Matrix

_MOST_ROLES: Final = 6
_DUTY_WIDTH: Final = 44
_ROLE_WIDTH: Final = 18


class Excerpts:
    """Gives the cells of findings; a matrix is indexed when the first finding in it asks."""

    def __init__(self, matrices: Sequence[Matrix]) -> None:
        self._matrices = matrices
        self._indexed: dict[int, _Indexed] = {}

    def of(self, finding: Finding) -> Excerpt | None:
        """Return the cells of a finding; None where it is not about a duty and roles of one matrix."""
        if not (finding.duty and finding.roles):
            return None
        there = [place for place, each in enumerate(self._matrices) if each.source.sheet == finding.location.sheet]
        for place in sorted(there, key=lambda place: not _stands_in(finding, self._matrices[place])):
            if place not in self._indexed:
                self._indexed[place] = _Indexed(self._matrices[place])
            if found := self._indexed[place].excerpt(finding):
                return found
        return None


class _Indexed:
    """A matrix with its rows, names and marks by their keys."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._rows = {duty.key: row for row, duty in enumerate(matrix.duties)}
        self._names = {role.key: role.name for role in matrix.roles}
        self._marks = {(mark.duty, mark.role): mark.text for mark in matrix.marks}

    def excerpt(self, finding: Finding) -> Excerpt | None:
        row = self._rows.get(finding.duty)
        if row is None or any(key not in self._names for key in finding.roles):
            return None
        keys = finding.roles[:_MOST_ROLES]
        return Excerpt(
            shortened(plain(self._matrix.duties[row].name), _DUTY_WIDTH),
            tuple([shortened(plain(self._names[key]), _ROLE_WIDTH) for key in keys]),
            tuple([self._cell(row, key) for key in keys]),
            len(finding.roles) - len(keys),
        )

    def _cell(self, row: int, role: str) -> str:
        entry = self._matrix.rows[row].get(role)
        said = "/".join(entry.letters) if entry else ""
        mark = None if said else self._marks.get((self._matrix.duties[row].key, role))
        return said or ("-" if mark is None else shortened(plain(mark), _ROLE_WIDTH))


def _stands_in(finding: Finding, matrix: Matrix) -> bool:
    """Tell whether a finding is in the rows of a matrix: a document may hold several with the same duties."""
    top, _, bottom, _ = matrix.source.area
    return top <= finding.location.row <= bottom
