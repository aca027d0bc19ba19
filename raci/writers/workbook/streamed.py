"""Worksheets that do less than XlsxWriter's own: formulas are taken as they are, and a body is never held in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from xlsxwriter.format import Format


class PlainSheet(Worksheet):  # type: ignore[misc] # XlsxWriter says nothing of its types
    """A worksheet whose formulas stand in the file as they are given.

    XlsxWriter looks through each for 150 functions that are newer than Excel 2007, which costs more than writing the
    rest of a small workbook; none of ours has one, and none of them is meant where a name in quotes reads like one.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002 - XlsxWriter's
        return formula.removeprefix("=")


class StreamedSheet(PlainSheet):
    """A worksheet of XlsxWriter with further rows below those that were written to it.

    It takes XlsxWriter's place in one thing, the element `sheetData`: about a tenth of its time.
    """

    dim_rowmax: Any
    dim_colmax: Any
    outline_row_level: Any

    def __init__(self) -> None:
        super().__init__()
        self._body: Callable[[], Iterator[str]] | None = None
        self._indices: dict[str, int] = {}
        self._end = 0

    def stream(self, last_row: int, last_column: int, deepest: int, body: Callable[[], Iterator[str]]) -> None:
        """Let `body` write the rows below, down to a last row and column; `deepest` is their outline level."""
        self._body = body
        self._end = self.dim_rowmax
        self.dim_rowmax, self.dim_colmax = last_row, last_column
        self.outline_row_level = max(self.outline_row_level, deepest)

    def _write_sheet_data(self) -> None:
        if self._body is None:
            super()._write_sheet_data()
            return
        self._xml_start_tag("sheetData")
        last, self.dim_rowmax = self.dim_rowmax, self._end
        self._write_rows()
        self.dim_rowmax = last
        for rows in self._body():
            self.fh.write(rows)
        self._xml_end_tag("sheetData")

    def shared(self, text: str) -> int:
        """Return the number of a text among the shared ones, while the body is written."""
        found = self._indices.get(text)
        if found is None:
            table: Any = self.str_table
            found = self._indices[text] = len(table.string_array)
            table.string_array.append(text)
            table.unique_count += 1
        return found

    @staticmethod
    def style(look: Format) -> int:
        """Return the number of a format in the file."""
        number: int = look._get_xf_index()  # noqa: SLF001 - XlsxWriter gives it out in no other way
        return number
