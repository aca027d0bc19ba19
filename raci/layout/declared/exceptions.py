"""What a matrix says beyond the texts in its cells, kept in a table of its own: see `rows_of` in the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.layout.declared.exact import unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.layout.declared.tables import Table

MATRIX: Final = "raci:matrix"
ABOUT: Final = "raci:about"
TEXT: Final = "raci:text"
DUTY: Final = "raci:duty"
ROLE: Final = "raci:role"
EXACT: Final = "raci:exact"
HEADINGS: Final = (MATRIX, ABOUT, TEXT, DUTY, ROLE, EXACT)

CELLS: Final = "cells"
"""What all cells of a text mean."""
CELL: Final = "cell"
"""What one cell means."""
MARK: Final = "mark"
"""A mark, in the order of the matrix."""
SCOPE: Final = "scope"
LIMITS: Final = "limits"


class Exceptions:
    """The rows of the table that are about one matrix."""

    def __init__(self, table: Table | None = None, matrix: str = "") -> None:
        self.texts: dict[str, Any] = {}
        self.cells: dict[tuple[str, str], tuple[str, Any]] = {}
        self.marks: list[tuple[str, str, str]] = []
        self.of_duties: dict[str, dict[str, list[Any]]] = {SCOPE: {}, LIMITS: {}}
        for row in table.rows() if table else ():
            if table and table.text(row, MATRIX) == matrix:
                texts = [table.text(row, heading) for heading in HEADINGS]
                self._take(*texts[1:])

    def _take(self, about: str, text: str, duty: str, role: str, exact: str) -> None:
        if about == MARK:
            self.marks.append((duty, role, text))
        elif about == CELL:
            self.cells[duty, role] = text, unpacked(exact)
        elif about == CELLS:
            self.texts[text] = unpacked(exact)
        elif about in self.of_duties:
            self.of_duties[about][duty] = [text, unpacked(exact)]

    def of(self, about: str) -> Mapping[str, list[Any]]:
        """Return duty → what is kept of its scope, or its limits."""
        return self.of_duties[about]
