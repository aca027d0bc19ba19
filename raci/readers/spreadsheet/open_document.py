"""What an OpenDocument spreadsheet says beside its values: merged areas, hidden parts, notes, how far cells reach."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from raci.allowances.signs import may_allow
from raci.layout.grid import Area, Flaw
from raci.readers.spreadsheet.extent import Filled
from raci.readers.spreadsheet.flaws import UNCALCULATED, hidden_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Place

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS: Final = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_HIDDEN: Final = frozenset({"collapse", "filter"})
_MOST: Final = 100_000


@dataclass(slots=True)
class Table:
    """One sheet; `rows` and `columns` are how many of them were passed while reading."""

    name: str
    areas: list[Area] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    filled: list[Filled] = field(default_factory=list)
    notes: list[tuple[Place, str]] = field(default_factory=list)
    rows: int = 0
    columns: int = 0


def tables_of(content: bytes) -> Iterator[Table]:
    """Yield the sheets of a `content.xml`; raise ParseError if it is no XML."""
    table = Table("")
    for event, element in ET.iterparse(BytesIO(content), ("start", "end")):  # noqa: S314 - no DOCTYPE: see Package.part
        kind = element.tag.removeprefix(_TABLE)
        if event == "start" and kind == "table":
            table = Table(element.get(f"{_TABLE}name", ""))
        elif event == "end" and kind == "table-row":
            _pass_row(table, element)
            element.clear()
        elif event == "end" and kind == "table-column":
            _pass_column(table, element)
        elif event == "end" and kind == "table":
            yield table
            element.clear()


def _pass_column(table: Table, column: ET.Element) -> None:
    first, last = table.columns + 1, table.columns + _number(column, "number-columns-repeated")
    if column.get(f"{_TABLE}visibility") in _HIDDEN:
        table.flaws += hidden_columns(first, last)
    table.columns = last


def _pass_row(table: Table, row: ET.Element) -> None:
    times = _number(row, "number-rows-repeated")
    bottom = table.rows + times
    column = width = held = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        repeated = _number(cell, "number-columns-repeated")
        if _holds(cell):
            width, held = column + repeated, held + repeated
        _look_at(table, cell, column)
        column += repeated
    if width:
        table.filled.append(Filled(bottom, width, held * times))
        if row.get(f"{_TABLE}visibility") in _HIDDEN:
            shown = range(table.rows + 1, min(bottom, table.rows + _MOST) + 1)
            table.flaws += (Flaw("hidden", f"row {number} is hidden", (number, 1)) for number in shown)
    table.rows = bottom


def _holds(cell: ET.Element) -> bool:
    return cell.get(f"{_OFFICE}value-type") is not None or len(cell) > 0


def _look_at(table: Table, cell: ET.Element, column: int) -> None:
    across, down = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
    if across * down > 1 and len(table.areas) < _MOST:
        table.areas.append(Area(table.rows, column, table.rows + down - 1, column + across - 1))
    if len(cell) and (note := cell.find(f"{_OFFICE}annotation")) is not None:
        text = "\n".join("".join(each.itertext()) for each in note.iter(f"{_TEXT}p"))
        if may_allow(text):
            table.notes.append(((table.rows + 1, column + 1), text))
    if cell.get(f"{_TABLE}formula") and not _holds(cell):
        table.flaws.append(Flaw("formula", UNCALCULATED, (table.rows + 1, column + 1)))


def _number(element: ET.Element, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdecimal() and len(text) < 10 else 1  # noqa: PLR2004 - more digits than any sheet needs
