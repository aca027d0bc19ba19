"""Finding, in one pass over the XML of a sheet, where the cells concerned stand and what holds for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from raci.errors import UnreadableError
from raci.menders.workbook_parts.excerpt import Excerpt
from raci.menders.workbook_parts.found import TRUE, Formula, FoundCell, FoundRow, Scan
from raci.menders.workbook_parts.ranges import range_of
from raci.menders.workbook_parts.xml_text import prefix_of, tag_end
from raci.model import column_number
from raci.texts.digits import whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

_DIGITS: Final = "0123456789"
_SPANNING: Final = frozenset({"array", "dataTable"})


def scan(data: bytes, rows: Collection[int], columns: Collection[int], place: str) -> Scan:
    """Return what a sheet's XML, in UTF-8, says of these rows, and of their cells in these columns.

    Raises UnreadableError if it is damaged or hostile.
    """
    excerpt = Excerpt(data, rows)
    scanner = _Scanner(data, rows, columns, excerpt.origin)
    try:
        scanner.parser.Parse(excerpt.data, True)
    except expat.ExpatError as error:
        raise UnreadableError("damaged", f"the sheet is damaged: {error}", place) from None
    return scanner.found


def cells_of(scan: Scan, row: FoundRow) -> Iterator[tuple[int, int]]:
    """Yield the columns and starts of all cells of a row."""
    found: list[tuple[int, int]] = []
    count, name = _Columns(), f"{scan.prefix}c"

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element == name:
            count.next(attributes.get("r"))
            found.append((count.column, row.start + parser.CurrentByteIndex))

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    parser.Parse(scan.data[row.start : row.last], False)
    yield from found


class _Columns:
    """Counts the cells of a row, which need not say where they stand."""

    def __init__(self) -> None:
        self._reference = ""
        self._implied = 0

    def next(self, reference: str | None) -> None:
        """Take the next cell, and what it says of its place."""
        if reference is None:
            self._implied += 1
        else:
            self._reference, self._implied = reference, 0

    @property
    def column(self) -> int:
        """The column of the cell, from 1; 0 where it says nonsense."""
        letters = self._reference.rstrip(_DIGITS)
        return (column_number(letters) if letters.isalpha() and letters.isascii() else 0) + self._implied


class _Scanner:
    """Takes the start of every element; their ends only in the rows asked for."""

    def __init__(
        self, data: bytes, rows: Collection[int], columns: Collection[int], origin: Callable[[int], int]
    ) -> None:
        self.found = Scan(data)
        self._wanted = rows
        self._columns = columns
        self._origin = origin
        self._missing = sorted(rows, reverse=True)
        self._row = 0
        self._count = _Columns()
        self._open: FoundRow | None = None
        self._cell: tuple[int, int, Mapping[str, str]] = (0, 0, {})
        self._close = len(data)
        self._known: dict[str, Callable[[Mapping[str, str]], None]] = {}
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._first
        self.parser.StartDoctypeDeclHandler = self._hostile

    def _hostile(self, *_said: object) -> None:
        raise expat.ExpatError("it has a DOCTYPE")

    def _first(self, name: str, _attributes: object) -> None:
        """Take the root: all that counts has its prefix."""
        prefix = self.found.prefix = prefix_of(name)
        end = self.found.data.rfind(f"</{prefix}sheetData".encode())
        self._close = end if end >= 0 else len(self.found.data)
        self.found.before = dict.fromkeys(self._wanted, end)
        handlers = {
            "row": self._on_row, "c": self._on_cell, "f": self._on_formula, "col": self._on_columns,
            "mergeCell": self._on_merge, "sheetProtection": self._on_protection,
        }  # fmt: skip
        self._known = {f"{prefix}{local}": handler for local, handler in handlers.items()}
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        known = self._known.get(name)
        if known is not None:
            known(attributes)

    def _on_row(self, attributes: Mapping[str, str]) -> None:
        said = attributes.get("r", "")
        row = self._row = int(said) if said.isdecimal() and len(said) < len(_DIGITS) else self._row + 1
        self._count = _Columns()
        if row not in self._wanted and not self._missing:
            return
        start = self._origin(self.parser.CurrentByteIndex)
        while self._missing and self._missing[-1] < row:
            self.found.before[self._missing.pop()] = start
        if row not in self._wanted:
            return
        if self._missing and self._missing[-1] == row:
            self._missing.pop()
        inside = tag_end(self.found.data, start)
        if row in self.found.rows:
            self.found.doubled.add(row)
        self._open = self.found.rows[row] = FoundRow(start, inside, attributes, inside)
        self.parser.EndElementHandler = self._end

    def _on_cell(self, attributes: Mapping[str, str]) -> None:
        self._count.next(attributes.get("r"))
        if self._open is not None:
            self._cell = self._origin(self.parser.CurrentByteIndex), self._count.column, attributes

    def _on_formula(self, attributes: Mapping[str, str]) -> None:
        start = self._origin(self.parser.CurrentByteIndex)
        if start > self._close:
            return
        self.found.formulas.append(Formula(self._row, self._count.column, start, attributes))
        area = range_of(attributes.get("ref", "")) if attributes.get("t") in _SPANNING else None
        if area is not None and area[:2] != area[2:]:
            self.found.arrays.append(area)

    def _on_columns(self, attributes: Mapping[str, str]) -> None:
        first, last = whole_number(attributes.get("min")), whole_number(attributes.get("max"))
        if first is not None and last is not None:
            self.found.columns.append((first, last, attributes.get("style", "")))

    def _on_merge(self, attributes: Mapping[str, str]) -> None:
        if area := range_of(attributes.get("ref", "")):
            self.found.merges.append(area)

    def _on_protection(self, attributes: Mapping[str, str]) -> None:
        self.found.protected = attributes.get("sheet", "") in TRUE

    def _end(self, name: str) -> None:
        """Take the end of a cell or a row; for a tag that ends itself the parser stands after it."""
        row = self._open
        if row is None or name not in self._known:
            return
        place, data = self._origin(self.parser.CurrentByteIndex), self.found.data
        if self._known[name] == self._on_cell:
            start, column, attributes = self._cell
            if column not in self._columns:
                return
            inside = tag_end(data, start)
            end = inside if self.found.ends_itself(inside) else data.index(b">", place) + 1
            if (self._row, column) in self.found.cells:
                self.found.doubled.add(self._row)
            self.found.cells[self._row, column] = FoundCell(start, end, attributes)
        elif self._known[name] == self._on_row:
            if not self.found.ends_itself(row.inside):
                row.last = place
            self._open = None
            self.parser.EndElementHandler = None
