"""The names by which a workbook that raci has written says where everything stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.grid import Area, Region
from raci.model import column_number
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from raci.layout.grid import Declared

OURS: Final = "raci."
_MOST: Final = 5_000
_DIGITS: Final = 9
_LONGEST: Final = 2_000
_CELLS: Final = pattern(
    r"(?:'((?:[^']|'')+)'|([^'!,:()\[\]]+))!\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?"
)
_TEXT: Final = pattern(r'"((?:[^"]|"")*)"')
_NUMBER: Final = pattern(r"\d{1,15}")


def declared_in(workbook: Element) -> Mapping[str, Declared]:
    """Return by sheet what our names stand for on it: its own names, and those of the workbook where it has none."""
    own: dict[int, dict[str, Region | str | None]] = {}
    shared: dict[str, Region | str | None] = {}
    for number, each in enumerate(_named(workbook, "definedName")):
        name = (each.get("name") or "").casefold()
        if number >= _MOST or not name.startswith(OURS):
            continue
        place = each.get("localSheetId")
        said = _said((each.text or "").strip())
        if place is None:
            shared[name.removeprefix(OURS)] = said
        elif place.isdecimal():
            own.setdefault(int(place[:_DIGITS]), {})[name.removeprefix(OURS)] = said
    sheets = [each.get("name", "") for each in _named(workbook, "sheet")]
    return {sheet: shared | own.get(number, {}) for number, sheet in enumerate(sheets)}


def _named(workbook: Element, tag: str) -> list[Element]:
    return [each for each in workbook.iter() if each.tag.rpartition("}")[2] == tag]


def _said(formula: str) -> Region | str | None:
    """Return the cells or the constant a formula says, None for anything else, such as cells that are gone."""
    if len(formula) > _LONGEST:
        return None
    if found := _CELLS.fullmatch(formula):
        sheet = found[1].replace("''", "'") if found[1] else found[2].strip()
        top, left = int(found[4]) - 1, column_number(found[3]) - 1
        bottom, right = (int(found[6]) - 1, column_number(found[5]) - 1) if found[5] else (top, left)
        return Region(sheet, Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right)))
    if found := _TEXT.fullmatch(formula):
        return found[1].replace('""', '"')
    return formula if _NUMBER.fullmatch(formula) else None
