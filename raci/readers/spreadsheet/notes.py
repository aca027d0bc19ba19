"""The notes at the cells of an Open XML workbook, as far as they may allow something; few workbooks have any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.allowances.signs import may_allow
from raci.layout.reading import Remark
from raci.model import Location, column_number
from raci.patterns import pattern
from raci.texts.own_notes import without_ours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from raci.packages import Package

_KIND: Final = "comments"
_OURS: Final = pattern(rb"(?i)r\0?a\0?c\0?i\0?(?::|\xef\xbc\x9a)|\xff\x1a|\x1a\xff")
_CELL: Final = pattern(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_CODED: Final = pattern(r"_x([0-9A-Fa-f]{4})_")
_SPOKEN: Final = frozenset({"rPh", "phoneticPr"})


def notes_of(package: Package) -> Iterator[Remark]:
    """Yield the notes of a workbook that may allow something; what raci wrote into them itself is left out.

    A part of notes that is damaged, or declares entities, raises UnreadableError as any other part does.
    """
    path = str(package.path)
    for sheet, part in package.sheets.items():
        for relation in package.relations(part).values():
            if relation.kind == _KIND and not relation.outside and _OURS.search(package.part(relation.part)):
                yield from _notes(package.xml(relation.part), path, sheet)


def _notes(root: ET.Element, path: str, sheet: str) -> Iterator[Remark]:
    for each in root.iter():
        if _name(each) != "comment":
            continue
        cell = _CELL.match(each.get("ref", "").strip())
        text = without_ours("".join(_texts(each)))
        if cell and may_allow(text):
            text = _CODED.sub(lambda found: chr(int(found[1], 16)), text)
            yield Remark(text, Location(path, sheet, int(cell[2]), column_number(cell[1])))


def _texts(comment: ET.Element) -> Iterator[str]:
    """Yield the pieces of a note, without what tells how it is pronounced."""
    for body in comment:
        for run in body if _name(body) == "text" else ():
            if _name(run) == "t":
                yield run.text or ""
            elif _name(run) not in _SPOKEN:
                yield from (piece.text or "" for piece in run if _name(piece) == "t")


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
