"""Where the elements of an XML part stand in its bytes, so that some can be changed and all others stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from raci.menders.workbook_parts.xml_text import tag_end
from raci.patterns import pattern
from raci.records import field, mutable

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHEET_DATA: Final = pattern(rb"<(?:[\w.-]+:)?sheetData(?=[\s>])[^>]*(?<!/)>")
_SHEET_DATA_END: Final = pattern(rb"</(?:[\w.-]+:)?sheetData\s*>")


class NoXmlError(ValueError):
    """A part that is no XML, or declares entities."""


@mutable
class Element:
    """An element: its name without prefix, the prefix, attributes as written, and its places in the bytes.

    It goes from `start` to `end`, what is in it from `inside` to `inside_end`; both are `end` where it is written
    as one tag. `words` is the character data directly in it, up to its first child.
    """

    name: str
    prefix: str
    attributes: dict[str, str]
    start: int
    inside: int
    inside_end: int = -1
    end: int = -1
    words: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The character data of an element without children."""
        return "".join(self.words)

    def all(self, name: str) -> Iterator[Element]:
        """Yield the children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next(self.all(name), None)

    def get(self, name: str) -> str:
        """Return an attribute by its name without prefix; empty where there is none."""
        found = self.attributes.get(name)
        if found is None:
            found = next((text for key, text in self.attributes.items() if key.rpartition(":")[2] == name), "")
        return found

    def within(self) -> Iterator[Element]:
        """Yield this element and all inside it, in the order of the document."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


def encoded(data: bytes, encoding: str) -> bytes:
    """Return a part in UTF-8 in the encoding that `as_utf8` has told of it."""
    return data if encoding == "utf-8" else data.decode().encode(encoding, "xmlcharrefreplace")


def elements(data: bytes) -> Element:
    """Return the root of a part in UTF-8; raise NoXmlError if it is no XML."""
    return _Places(data).root()


def around_cells(data: bytes) -> Element:
    """Return the root of a sheet in UTF-8 without its rows: they are the most of it, and nothing is changed there."""
    begin = _SHEET_DATA.search(data)
    ends = data.rfind(b"</", 0, max(0, data.rfind(b"sheetData")))
    if begin and ends >= begin.end() and _SHEET_DATA_END.match(data, ends) and not _is_text(data, begin.start(), ends):
        return _Places(data, begin.end(), ends).root()
    return _Places(data).root()


def _is_text(data: bytes, begin: int, end: int) -> bool:
    """Tell whether what looks like the first and last tag around the cells may be said in a comment, and be none."""
    opened = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"))
    return any(data.find(mark, 0, begin) >= 0 or data.find(mark, end) >= 0 for mark, _ in opened) or any(
        data.rfind(mark, 0, end) > data.rfind(close, 0, end) for mark, close in opened
    )


class _Places:
    """A walk through a part; what stands from `hole` to `hole_end` is left out."""

    def __init__(self, data: bytes, hole: int = 0, hole_end: int = 0) -> None:
        self._data, self._hole, self._hole_end = data, hole, hole_end
        self._open: list[Element] = []
        self._root: Element | None = None
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begins
        self._parser.EndElementHandler = self._ends
        self._parser.CharacterDataHandler = self._says
        self._parser.StartDoctypeDeclHandler = self._refuses

    def root(self) -> Element:
        try:
            self._parser.Parse(self._data[: self._hole], False)
            self._parser.Parse(self._data[self._hole_end :], True)
        except expat.ExpatError as error:
            raise NoXmlError(str(error)) from None
        if self._root is None:
            raise NoXmlError("it is empty")
        return self._root

    def _place(self) -> int:
        place = self._parser.CurrentByteIndex
        return place if place < self._hole else place + self._hole_end - self._hole

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        place = self._place()
        element = Element(local, prefix, attributes, place, tag_end(self._data, place))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _ends(self, _name: str) -> None:
        element, place = self._open.pop(), self._place()
        if self._data.endswith(b"/>", element.start, element.inside):
            element.inside_end = element.end = element.inside
        else:
            element.inside_end, element.end = place, tag_end(self._data, place)

    def _says(self, text: str) -> None:
        if self._open and not self._open[-1].children:
            self._open[-1].words.append(text)

    def _refuses(self, *_: object) -> None:
        raise NoXmlError("it declares entities")
