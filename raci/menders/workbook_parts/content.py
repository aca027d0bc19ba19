"""What cells hold, as their XML says it: texts, rich texts, formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from raci.errors import UnreadableError
from raci.patterns import pattern
from raci.records import field, mutable, record
from raci.texts.digits import whole_number

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from raci.packages import Package

_ESCAPE: Final = pattern(r"_x([0-9A-Fa-f]{4})_")
_PLAIN: Final = frozenset({"c", "v", "f", "is", "t", "r", "rPr", "rPh", "phoneticPr"})


@record
class Content:
    """The text of a cell; `runs` is how many differently formatted parts it has, `strange` what else is in it."""

    text: str = ""
    runs: int = 0
    formula: bool = False
    strange: str = ""


@mutable
class _Collecting:
    """Collects the text of one cell or shared string while it is parsed."""

    path: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    runs: int = 0
    formula: bool = False
    strange: str = ""

    def start(self, name: str, _attributes: object) -> None:
        """Take the start of an element."""
        local = name.rpartition(":")[2]
        self.path.append(local)
        self.runs += local == "r"
        self.formula |= local == "f"
        inside = self.path[-2] if len(self.path) > 1 else ""
        if local not in _PLAIN and inside == "c":
            self.strange = local

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        self.path.pop()

    def said(self, text: str) -> None:
        """Take characters; those of formulas and of readings (furigana) are not the cell's."""
        if self.path and self.path[-1] in ("t", "v") and "rPh" not in self.path[-3:]:
            self.texts.append(text)

    def content(self) -> Content:
        """Return what was collected."""
        return Content(unescaped("".join(self.texts)), self.runs, self.formula, self.strange)


def unescaped(text: str) -> str:
    """Return a text with `_x000D_` as the sign it stands for."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def content_of(data: bytes, attributes: Mapping[str, str], strings: Mapping[int, Content]) -> Content:
    """Return what the XML of one cell holds, or what it refers to among the shared strings."""
    collecting = _Collecting()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler = collecting.start, collecting.end
    parser.CharacterDataHandler = collecting.said
    parser.Parse(data, True)
    found = collecting.content()
    if attributes.get("t") == "s" and not found.formula:
        number = whole_number(found.text.strip())
        return strings.get(number, Content()) if number is not None else Content()
    return found


def shared_number(data: bytes, attributes: Mapping[str, str]) -> int | None:
    """Return the number of the shared string that a cell refers to, or None."""
    if attributes.get("t") != "s":
        return None
    return whole_number(content_of(data, {}, {}).text.strip())


def shared_strings(package: Package, wanted: Collection[int]) -> dict[int, Content]:
    """Return some of the shared strings of a workbook by their numbers."""
    relations = package.relations(package.workbook).values()
    part = next((each.part for each in relations if each.kind == "sharedStrings"), "")
    if not wanted or part not in package.names:
        return {}
    strings = _Strings(wanted)
    try:
        strings.parser.Parse(package.part(part), True)
    except expat.ExpatError as error:
        raise UnreadableError("damaged", f"its shared strings are damaged: {error}", str(package.path)) from None
    return strings.found


class _Strings:
    """Takes the strings asked for; of the others only the beginning."""

    def __init__(self, wanted: Collection[int]) -> None:
        self.found: dict[int, Content] = {}
        self._wanted = wanted
        self._number = -1
        self._item = ""
        self._collecting = _Collecting()
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.StartDoctypeDeclHandler = self._hostile

    def _hostile(self, *_said: object) -> None:
        raise expat.ExpatError("they have a DOCTYPE")

    def _start(self, name: str, attributes: object) -> None:
        if not self._item and name.rpartition(":")[2] == "si":
            self._item = name
        if name == self._item:
            self._number += 1
            wanted = self._number in self._wanted
            self._collecting = _Collecting()
            self.parser.EndElementHandler = self._end if wanted else None
            self.parser.CharacterDataHandler = self._collecting.said if wanted else None
        if self._number in self._wanted:
            self._collecting.start(name, attributes)

    def _end(self, name: str) -> None:
        self._collecting.end(name)
        if name == self._item:
            self.found[self._number] = self._collecting.content()
            self.parser.EndElementHandler = self.parser.CharacterDataHandler = None
