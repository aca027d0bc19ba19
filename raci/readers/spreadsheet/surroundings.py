"""What surrounds the values of a workbook, by kind of file; making it checks that the values can be read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from raci.errors import UnreadableError
from raci.layout.reading import Remark
from raci.model import Location
from raci.readers.spreadsheet.extent import check_extent, check_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.layout.grid import Area, Declared, Flaw, Style, Styles
    from raci.packages import Package

_STYLES: Final = "xl/styles.xml"
_OURS: Final = b"raci."


class Surroundings:
    """What a file says beside its values: nothing, unless its format is known to say more.

    `suffixes` are those that fit the content, whatever the file is named.
    """

    def __init__(self, *suffixes: str) -> None:
        self.suffixes = suffixes

    def merges(self, sheet: str) -> tuple[Area, ...]:
        """Return the merged areas of a sheet that the fast reader does not give."""
        return ()

    def styles(self, sheet: str) -> Styles | None:
        """Return the looks of a sheet's cells, None if they are not known."""
        return None

    def flaws(self, sheet: str) -> tuple[Flaw, ...]:
        """Return the error cells, formulas without a value, and hidden rows and columns of a sheet."""
        return ()

    def declared(self, sheet: str) -> Declared:
        """Return what the names of a workbook that raci has written say of a sheet."""
        return {}

    def remarks(self) -> tuple[Remark, ...]:
        """Return the notes at cells that may allow something."""
        return ()


class OpenXml(Surroundings):
    """An .xlsx workbook: everything stands in the XML of its sheets."""

    def __init__(self, package: Package) -> None:
        from raci.readers.spreadsheet.flaws import may_have_flaws  # noqa: PLC0415 - nothing costs until used

        super().__init__(".xlsx", ".xlsm")
        self._package = package
        self._flawed = set()
        package.look_over("xl/sharedStrings.xml")
        package.look_over(_STYLES)
        for sheet, part in package.sheets.items():
            data = package.part(part)
            check_sheet(data, str(package.path), sheet)
            if may_have_flaws(data):
                self._flawed.add(sheet)

    def styles(self, sheet: str) -> Styles | None:
        """Return the looks of a sheet's cells."""
        from raci.readers.spreadsheet.styles import SheetStyles  # noqa: PLC0415 - asked only where words do not decide

        return SheetStyles(self._data(sheet), self._formats)

    def flaws(self, sheet: str) -> tuple[Flaw, ...]:
        """Return the flaws of a sheet; one that cannot have any is not read again."""
        from raci.readers.spreadsheet.flaws import flaws_of  # noqa: PLC0415 - nothing costs until used

        return tuple(flaws_of(self._data(sheet))) if sheet in self._flawed else ()

    def declared(self, sheet: str) -> Declared:
        """Return what our names stand for on a sheet."""
        return self._declared.get(sheet, {})

    def remarks(self) -> tuple[Remark, ...]:
        """Return the notes at cells that may allow something; where there are no notes, nothing is read."""
        if not any("comment" in name.lower() for name in self._package.names):
            return ()
        from raci.readers.spreadsheet.notes import notes_of  # noqa: PLC0415 - few workbooks have notes

        return tuple(notes_of(self._package))

    @cached_property
    def _declared(self) -> Mapping[str, Declared]:
        """By sheet, what the names stand for by which a workbook of ours declares its layout."""
        if _OURS not in self._package.part(self._package.workbook):
            return {}
        from raci.readers.spreadsheet.defined_names import declared_in  # noqa: PLC0415 - only where raci wrote the file

        return declared_in(self._package.xml(self._package.workbook))

    def _data(self, sheet: str) -> bytes:
        return self._package.part(self._package.sheets.get(sheet, ""))

    @cached_property
    def _formats(self) -> list[tuple[Style, str]]:
        from raci.readers.spreadsheet.styles import formats_of  # noqa: PLC0415 - asked only where words do not decide

        return formats_of(self._package.xml(_STYLES)) if _STYLES in self._package.names else []


class OpenDocument(Surroundings):
    """An .ods workbook."""

    def __init__(self, package: Package) -> None:
        from raci.readers.spreadsheet.open_document import tables_of  # noqa: PLC0415 - only for .ods

        super().__init__(".ods")
        self._path = path = str(package.path)
        try:
            self._tables = {table.name: table for table in tables_of(package.part("content.xml"))}
        except (ET.ParseError, LookupError, ValueError):
            raise UnreadableError("damaged", "the file is damaged: its content is no XML", path) from None
        for table in self._tables.values():
            check_extent(table.filled, path, table.name)
            table.filled.clear()

    def merges(self, sheet: str) -> tuple[Area, ...]:
        """Return the merged areas of a sheet."""
        return tuple(self._tables[sheet].areas) if sheet in self._tables else ()

    def flaws(self, sheet: str) -> tuple[Flaw, ...]:
        """Return the flaws of a sheet."""
        return tuple(self._tables[sheet].flaws) if sheet in self._tables else ()

    def remarks(self) -> tuple[Remark, ...]:
        """Return the notes at cells that may allow something."""
        return tuple(
            Remark(text, Location(self._path, table.name, *place))
            for table in self._tables.values()
            for place, text in table.notes
        )
