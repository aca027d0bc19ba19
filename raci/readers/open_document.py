"""Merged areas of an OpenDocument spreadsheet, which the fast reader does not give."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from xml.etree import ElementTree

from raci.layout.grid import Area

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST: Final = 100_000


def merged_areas(content: bytes, sheet: str) -> tuple[Area, ...]:
    """Return the merged areas of one sheet of a `content.xml`; none where the XML declares entities."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return ()
    areas: list[Area] = []
    for _, element in ElementTree.iterparse(BytesIO(content)):  # noqa: S314 - without a DOCTYPE no entities
        if element.tag == f"{_TABLE}table":
            if element.get(f"{_TABLE}name") == sheet:
                areas = _areas(element)
                break
            element.clear()
    return tuple(areas)


def _areas(table: ElementTree.Element) -> list[Area]:
    areas = []
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in line:
            if not cell.tag.endswith("table-cell"):
                continue
            across, down = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
            if across > 1 or down > 1:
                areas.append(Area(row, column, row + down - 1, column + across - 1))
            column += _number(cell, "number-columns-repeated")
        row += _number(line, "number-rows-repeated")
        if len(areas) > _MOST:
            break
    return areas


def _number(element: ElementTree.Element, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdigit() else 1
