"""Letters that formulas take from other cells: a change of those would change these as well, which nobody asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from raci.menders.workbook_parts.recalculation import Recalculation
    from raci.menders.workbook_parts.sheet import Sheet
    from raci.model import Matrix, Place


class Followers:
    """The cells of matrices that hold a letter by a formula; where there are none nothing is worked out."""

    def __init__(self, matrices: Iterable[Matrix], sheets: Mapping[str, Sheet], recalculation: Recalculation) -> None:
        self._recalculation = recalculation
        self._letters = {each for matrix in matrices for each in _by_formula(matrix, sheets)}

    def obstacle(self, sheet: str, place: Place) -> str:
        """Return why a cell cannot be edited because a letter elsewhere would change with it, or ''."""
        if not self._letters:
            return ""
        for name, formula in self._recalculation.following({sheet: [place]}):
            if (name, (formula.row, formula.column)) in self._letters:
                cell = cell_name(formula.row, formula.column)
                return f"a formula takes the letter in {name}!{cell} from it, which would change as well"
        return ""


def _by_formula(matrix: Matrix, sheets: Mapping[str, Sheet]) -> Iterator[tuple[str, Place]]:
    """Yield the cells of a matrix that hold a letter, or a list of names, by a formula."""
    source, sheet = matrix.source, sheets.get(matrix.source.sheet or "")
    if sheet is None or not sheet.formulas:
        return
    across = source.across
    rows = {duty.source[across]: row for duty, row in zip(matrix.duties, matrix.rows, strict=True) if duty.source}
    roles = {role.source[not across]: role.key for role in matrix.roles if role.source}
    columns, apart = frozenset(source.letter_columns.values()), frozenset(source.cells.values())
    for place in sheet.formulas:
        along, beside = place[across], place[not across]
        plain = not columns and not apart and along in rows and roles.get(beside) in rows[along]
        if plain or place in apart or (along in rows and beside in columns):
            yield sheet.name, place
