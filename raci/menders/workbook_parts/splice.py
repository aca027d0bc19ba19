"""Putting new texts into the XML of a sheet: only the cells concerned change, and a row where a cell was missing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.menders.workbook_parts.found import TRUE
from raci.menders.workbook_parts.scan import cells_of
from raci.menders.workbook_parts.xml_text import inline
from raci.model import cell_name
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from raci.menders.workbook_parts.found import FoundCell, FoundRow, Scan

_OF_THE_VALUE: Final = pattern(rb"""\s+(?:t|vm|cm)\s*=\s*(?:"[^"]*"|'[^']*')""")
_TAG_CLOSE: Final = pattern(rb"\s*/?>$")
_SPANS: Final = pattern(rb"""(\bspans\s*=\s*["'])\s*(\d{1,9}):(\d{1,9})\s*(?=["'])""")


class Splice(NamedTuple):
    """Bytes to stand in the place of others."""

    start: int
    end: int
    data: bytes


def spliced(data: bytes, splices: Iterable[Splice]) -> Iterator[bytes]:
    """Yield a part with these splices made."""
    view, place = memoryview(data), 0
    for splice in sorted(splices):
        yield bytes(view[place : splice.start])
        yield splice.data
        place = splice.end
    yield bytes(view[place:])


def cell_splices(scan: Scan, texts: Mapping[tuple[int, int], str]) -> Iterator[Splice]:
    """Yield what puts these texts, by row and column, into a sheet; an empty text empties the cell."""
    new: dict[tuple[int, int], str] = {}
    for place, text in texts.items():
        if place in scan.cells:
            yield _replaced(scan, scan.cells[place], text)
        elif text:
            new[place] = text
    missing: dict[int, bytes] = {}
    for row, places in groupby(sorted(new), key=lambda place: place[0]):
        cells = [(column, _cell(scan, row, column, new[row, column])) for _, column in places]
        if row in scan.rows:
            yield from _into_row(scan, scan.rows[row], cells)
        else:
            where, inside = scan.before[row], b"".join(cell for _, cell in cells)
            name = f"{scan.prefix}row".encode()
            missing[where] = missing.get(where, b"") + b'<%b r="%d">%b</%b>' % (name, row, inside, name)
    yield from (Splice(where, where, rows) for where, rows in missing.items())


def _replaced(scan: Scan, cell: FoundCell, text: str) -> Splice:
    """Return a cell with another text; it keeps its name and its style."""
    whole = scan.data[cell.start : cell.end]
    head = whole[: scan.inside(cell) - cell.start]
    return Splice(cell.start, cell.end, _filled(_OF_THE_VALUE.sub(b"", _TAG_CLOSE.sub(b"", head)), text, scan.prefix))


def _filled(head: bytes, text: str, prefix: str) -> bytes:
    if not text:
        return head + b"/>"
    return b'%b t="inlineStr">%b</%bc>' % (head, inline(text, prefix), prefix.encode())


def _cell(scan: Scan, row: int, column: int, text: str) -> bytes:
    """Return a new cell; its style is that of its row or column, as when somebody types into it."""
    style = style_of_missing(scan, row, column)
    said = f' s="{style}"' if style else ""
    return _filled(f'<{scan.prefix}c r="{cell_name(row, column)}"{said}'.encode(), text, scan.prefix)


def style_of_missing(scan: Scan, row: int, column: int) -> str:
    """Return the number of the style that a cell which is not in the file has; '' is the usual one."""
    held = scan.rows.get(row)
    if held and held.attributes.get("customFormat") in TRUE:
        style = held.attributes.get("s", "")
    else:
        style = next((style for first, last, style in scan.columns if first <= column <= last), "")
    return style if style.isdecimal() and style != "0" else ""


def _into_row(scan: Scan, row: FoundRow, cells: list[tuple[int, bytes]]) -> Iterator[Splice]:
    """Yield what puts new cells into a row, each before the first that stands to its right."""
    yield from _wider(scan, row, cells)
    if scan.ends_itself(row.inside):
        inside = b"".join(cell for _, cell in cells)
        yield Splice(row.inside - 2, row.inside, b">%b</%brow>" % (inside, scan.prefix.encode()))
        return
    places: dict[int, bytes] = {}
    held = list(cells_of(scan, row))
    for column, cell in cells:
        where = next((start for other, start in held if other > column), row.last)
        places[where] = places.get(where, b"") + cell
    yield from (Splice(where, where, found) for where, found in places.items())


def _wider(scan: Scan, row: FoundRow, cells: list[tuple[int, bytes]]) -> Iterator[Splice]:
    """Yield what makes the row say that it reaches as far as its new cells do, if it says how far it reaches."""
    spans = _SPANS.search(scan.data, row.start, row.inside)
    if spans is None:
        return
    first, last = min(int(spans[2]), cells[0][0]), max(int(spans[3]), cells[-1][0])
    if (first, last) != (int(spans[2]), int(spans[3])):
        yield Splice(spans.start(), spans.end(), b"%b%d:%d" % (spans[1], first, last))
