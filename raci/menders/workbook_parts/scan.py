"""Finding, in one pass over the XML of a sheet, where the cells concerned stand and what holds for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers import expat

from raci.errors import UnreadableError
from raci.menders.workbook_parts.ranges import Range, range_of
from raci.menders.workbook_parts.xml_text import prefix_of, tag_end
from raci.model import column_number
from raci.records import field, mutable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

TRUE: Final = frozenset({"1", "true", "on"})
_DIGITS: Final = "0123456789"
_SPANNING: Final = frozenset({"array", "dataTable"})


class Formula(NamedTuple):
    """A cell with a formula: where its `<f>` begins, and what is said of it there."""

    row: int
    column: int
    start: int
    attributes: Mapping[str, str]


class FoundCell(NamedTuple):
    """A cell that is in the file: from where to where it reaches, and its attributes."""

    start: int
    end: int
    attributes: Mapping[str, str]


@mutable
class FoundRow:
    """A row that is in the file: `inside` is where its start tag ends, `last` where its end tag begins.

    Both are the same where it has no end tag. `cells` are the columns and starts of its cells.
    """

    start: int
    inside: int
    attributes: Mapping[str, str]
    last: int = 0
    cells: list[tuple[int, int]] = field(default_factory=list)


@mutable
class Scan:
    """What a pass over a sheet found: of the rows asked for everything, of the others only what holds for the sheet.

    `before` gives, for each row that is missing, where it would have to stand; `doubled` are rows that are there twice,
    or have a cell twice. `columns` are runs of columns, and the style each has.
    """

    data: bytes
    prefix: str = ""
    rows: dict[int, FoundRow] = field(default_factory=dict)
    cells: dict[tuple[int, int], FoundCell] = field(default_factory=dict)
    doubled: set[int] = field(default_factory=set)
    before: dict[int, int] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    arrays: list[Range] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    protected: bool = False

    def inside(self, cell: FoundCell) -> int:
        """Return where the start tag of a cell ends."""
        return tag_end(self.data, cell.start)

    def ends_itself(self, inside: int) -> bool:
        """Tell whether the start tag that ends here is all of its element."""
        return self.data[inside - 2 : inside - 1] == b"/"


def scan(data: bytes, wanted: Collection[int], place: str) -> Scan:
    """Return what a sheet's XML, in UTF-8, says of these rows; raise UnreadableError if it is damaged or hostile."""
    scanner = _Scanner(data, wanted)
    try:
        scanner.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableError("damaged", f"the sheet is damaged: {error}", place) from None
    return scanner.found


class _Scanner:
    """Takes the start of every element; their ends only in the rows asked for."""

    def __init__(self, data: bytes, wanted: Collection[int]) -> None:
        self.found = Scan(data)
        self._wanted = wanted
        self._missing = sorted(wanted, reverse=True)
        self._row = 0
        self._reference = ""
        self._implied = 0
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
        self._reference, self._implied = "", 0
        start = self.parser.CurrentByteIndex
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
        reference = attributes.get("r")
        if reference is None:
            self._implied += 1
        else:
            self._reference, self._implied = reference, 0
        if self._open is not None:
            start, column = self.parser.CurrentByteIndex, self._column()
            self._open.cells.append((column, start))
            self._cell = start, column, attributes

    def _column(self) -> int:
        letters = self._reference.rstrip(_DIGITS)
        return (column_number(letters) if letters.isalpha() and letters.isascii() else 0) + self._implied

    def _on_formula(self, attributes: Mapping[str, str]) -> None:
        start = self.parser.CurrentByteIndex
        if start > self._close:
            return
        self.found.formulas.append(Formula(self._row, self._column(), start, attributes))
        area = range_of(attributes.get("ref", "")) if attributes.get("t") in _SPANNING else None
        if area is not None and area[:2] != area[2:]:
            self.found.arrays.append(area)

    def _on_columns(self, attributes: Mapping[str, str]) -> None:
        first, last, style = (attributes.get(name, "") for name in ("min", "max", "style"))
        if first.isdecimal() and last.isdecimal():
            self.found.columns.append((int(first), int(last), style))

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
        place, data = self.parser.CurrentByteIndex, self.found.data
        if self._known[name] == self._on_cell:
            start, column, attributes = self._cell
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
