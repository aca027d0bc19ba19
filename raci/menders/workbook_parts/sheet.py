"""One sheet of a workbook: what its cells say, and what stands in the way of saying something else."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from raci.errors import UnreadableError
from raci.menders.workbook_parts.content import Content, content_of, shared_number, shared_strings
from raci.menders.workbook_parts.ranges import TALLEST, WIDEST, Range
from raci.menders.workbook_parts.regions import Region, regions_of
from raci.menders.workbook_parts.scan import scan
from raci.menders.workbook_parts.splice import style_of_missing
from raci.menders.workbook_parts.xml_text import as_utf8
from raci.texts.digits import whole_number

if TYPE_CHECKING:
    from collections.abc import Collection

    from raci.model import Place
    from raci.packages import Package


class Sheet:
    """A sheet, and of some rows the cells in some columns; raises UnreadableError if its part is damaged."""

    def __init__(self, package: Package, name: str, rows: Collection[int], columns: Collection[int]) -> None:
        self.name = name
        self.part = package.sheets[name]
        place = f"{package.path}:{name}"
        try:
            data, self.encoding = as_utf8(package.part(self.part))
        except ValueError:
            raise UnreadableError("damaged", "the sheet is damaged: its encoding is not what it says", place) from None
        self.scan = scan(data, rows, columns, place)
        self.formulas = {(each.row, each.column) for each in self.scan.formulas}
        self._package = package
        self._rows = sorted(rows)
        self._contents: dict[Place, Content] = {}

    def content(self, row: int, column: int) -> Content:
        """Return what a cell of the rows and columns asked for holds."""
        place = row, column
        if place not in self._contents:
            cell = self.scan.cells.get(place)
            data = self.scan.data[cell.start : cell.end] if cell else b""
            self._contents[place] = content_of(data, cell.attributes, self._strings) if cell else Content()
        return self._contents[place]

    def merge(self, row: int, column: int) -> Range | None:
        """Return the merged area that a cell of the rows asked for belongs to."""
        return next((area for area in self._merges.get(row, ()) if area.holds(row, column)), None)

    def obstacle(self, row: int, column: int) -> str:
        """Return why this cell cannot be edited, as the end of a sentence, or ''; merged areas are not looked at."""
        if not (0 < row <= TALLEST and 0 < column <= WIDEST):
            return "it is no cell of the sheet"
        if row in self.scan.doubled:
            return "the file holds its row, or a cell of it, twice"
        if (row, column) in self.formulas:
            return "the cell holds a formula"
        if area := next((each for each in self.scan.arrays if each.holds(row, column)), None):
            return f"the cell is filled by the formula of {area}"
        if region := next((each for each in self._regions if each.area.holds(row, column)), None):
            return region.reason
        if self.scan.protected and self._locked(row, column):
            return "the sheet is protected and the cell is locked; take the protection off first"
        return self._strange(row, column)

    def _strange(self, row: int, column: int) -> str:
        cell, content = self.scan.cells.get((row, column)), self.content(row, column)
        if content.runs > 1:
            return f"parts of its text ({_shortly(content.text)}) look different, which would be lost"
        if (cell and "vm" in cell.attributes) or content.strange:
            return "the cell holds more than a text, such as a picture, which would be lost"
        return ""

    def _locked(self, row: int, column: int) -> bool:
        cell = self.scan.cells.get((row, column))
        style = cell.attributes.get("s", "") if cell else style_of_missing(self.scan, row, column)
        return (whole_number(style) or 0) not in self._unlocked

    @cached_property
    def _unlocked(self) -> frozenset[int]:
        """The numbers of the styles whose cells may be edited on a protected sheet."""
        relations = self._package.relations(self._package.workbook).values()
        part = next((each.part for each in relations if each.kind == "styles"), "")
        if part not in self._package.names:
            return frozenset()
        formats = (each for each in self._package.xml(part) if each.tag.rpartition("}")[2] == "cellXfs")
        return frozenset(
            number
            for number, style in enumerate(next(formats, ()))
            if any(each.get("locked") in ("0", "false", "off") for each in style)
        )

    @cached_property
    def _regions(self) -> tuple[Region, ...]:
        return tuple(regions_of(self._package, self.part, self.name))

    @cached_property
    def _strings(self) -> dict[int, Content]:
        """The shared strings of all cells asked for."""
        data = self.scan.data
        numbers = {shared_number(data[cell.start : cell.end], cell.attributes) for cell in self.scan.cells.values()}
        return shared_strings(self._package, {number for number in numbers if number is not None})

    @cached_property
    def _merges(self) -> dict[int, list[Range]]:
        """The merged areas by the rows asked for."""
        found: dict[int, list[Range]] = {}
        for area in self.scan.merges:
            for place in range(bisect_left(self._rows, area.top), len(self._rows)):
                if self._rows[place] > area.bottom:
                    break
                found.setdefault(self._rows[place], []).append(area)
        return found


def _shortly(text: str) -> str:
    plain = " ".join(text.split())
    return f"{plain[:40]}…" if len(plain) > 40 else plain  # noqa: PLR2004 - fits on a line
