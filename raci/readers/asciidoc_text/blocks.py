"""AsciiDoc, block by block: headings, words, tables; comments and code go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.readers.asciidoc_text.inline import ITEM, plain
from raci.readers.asciidoc_text.table import BarTable
from raci.readers.documents.separated import separated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.readers.documents.page import Page

_FENCE: Final = pattern(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,}\w*)\s*$")
_FRAME: Final = pattern(r"(?:={4,}|\*{4,}|_{4,}|--|\+)\s*$")
_TABLE: Final = pattern(r"\s*([|,:!])={3,}\s*$")
_HEADING: Final = pattern(r"(={1,6}|#{1,6})\s+(\S.*)")
_UNDER: Final = pattern(r"(=+|-+|~+|\^+|\++)\s*$")
_ENTRY: Final = pattern(r":!?([\w-]{1,60})!?:(?:\s+(.*))?$")
_ATTRIBUTES: Final = pattern(r"\[(.{0,2000})\]\s*$")
_PAIR: Final = pattern(r"(\w{1,20})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^,]*))")
_SHORT: Final = pattern(r"%(\w+)")
_TITLE: Final = pattern(r"\.(?![\s.])(.+)")
_MACRO: Final = pattern(r"\w{1,20}::\S{0,500}\[.*\]\s*$")
_TERM: Final = pattern(r"(\S.{0,200}?)(?::{2,4}|;;)(?:\s+(.*))?$")
_LEVELS: Final = "=-~^+"
_FORMATS: Final = {"csv": ",", "tsv": "\t", "dsv": ":"}


class Blocks:
    """A document while it is read, line by line from the top; lines count from 0 in here."""

    def __init__(self, lines: Sequence[str], page: Page, path: str) -> None:
        self._lines = lines
        self._page = page
        self._path = path
        self._names: dict[str, str] = {}
        self._options: dict[str, str] = {}
        self._title = ""
        self._unclosed: set[str] = set()

    def read(self) -> None:
        """Give all there is to the page."""
        at = 0
        while at < len(self._lines):
            at = self._block(at) if self._lines[at].strip() else at + 1

    def _block(self, at: int) -> int:
        """Read what begins in a line; return the line behind it."""
        line = self._lines[at]
        if _FENCE.match(line):
            return self._closing(at, line.strip()[:3] if line.startswith("`") else line.strip()) + 1
        if _FRAME.match(line) or (line.startswith("//") and not line.startswith("///")) or _MACRO.match(line):
            return at + 1
        if found := _TABLE.match(line):
            return self._table(at, found[1])
        if found := _ENTRY.match(line):
            self._names[found[1]] = plain(found[2] or "", self._names)
            return at + 1
        if found := _ATTRIBUTES.match(line):
            self._take(found[1])
            return at + 1
        if found := _TITLE.match(line):
            self._title = plain(found[1], self._names)
            self._page.words(self._title, at + 1, 2)
            return at + 1
        return self._heading(at) or self._words(at)

    def _take(self, text: str) -> None:
        """Remember the attributes of the block that follows."""
        for key, *values in _PAIR.findall(text):
            self._options["options" if key == "opts" else key] = "".join(values).strip()
        if short := _SHORT.findall(text.split('"', 1)[0]):
            self._options["options"] = ",".join([*short, self._options.get("options", "")])

    def _closing(self, at: int, fence: str) -> int:
        """Return the line that closes a block; the last one where nothing does."""
        if fence not in self._unclosed:
            for end in range(at + 1, len(self._lines)):
                if self._lines[end].startswith(fence[0]) and self._lines[end].strip() == fence:
                    return end
            self._unclosed.add(fence)
        return at if _FENCE.match(self._lines[at]) else len(self._lines)

    def _table(self, at: int, mark: str) -> int:
        end = self._closing(at, self._lines[at].strip())
        lines, first = self._lines[at + 1 : end], at + 2
        usual = _FORMATS.get(self._options.get("format", ""), mark)
        separator = self._options.get("separator", "").replace("\\t", "\t")[:1] or usual
        if mark in ",:" or self._options.get("format") in _FORMATS:
            rows, _ = separated(lines, first, separator, lambda text: plain(text, self._names), self._path)
        else:
            rows = BarTable(lines, first, separator, self._options).rows(self._names)
        starts = [row[0].place[0] for row in rows]
        self._page.table(rows, starts, self._title)
        self._title, self._options = "", {}
        return end + 1

    def _heading(self, at: int) -> int:
        """Read a heading of one line, or of two; return the line behind it, or 0."""
        line = self._lines[at]
        if found := _HEADING.match(line):
            text = found[2].removesuffix(found[1]).strip()
            return self._open(len(found[1]), text, at, found.start(2)) + 1
        under = self._lines[at + 1].rstrip() if at + 1 < len(self._lines) else ""
        if _UNDER.match(under) and abs(len(under) - len(line.rstrip())) <= 1 and line[0].isalnum():
            return self._open(_LEVELS.index(under[0]) + 1, line.strip(), at, 0) + 2
        return 0

    def _open(self, level: int, text: str, at: int, start: int) -> int:
        self._title, self._options = "", {}
        self._page.heading(level, plain(text, self._names), at + 1, start + 1)
        return at

    def _words(self, at: int) -> int:
        line = self._lines[at]
        self._title, self._options = "", {}
        start = len(line) - len(line.lstrip())
        if marked := ITEM.match(line[start:]):
            start += marked.end()
        text, behind = line[start:].strip(), at + 1
        if term := _TERM.match(text):
            said = term[2] or ""
            if not said and behind < len(self._lines):
                said, behind = self._lines[behind].strip(), behind + 1
            text = f"{term[1]}: {said}"
        self._page.words(plain(text.removesuffix(" +"), self._names), at + 1, start + 1)
        return behind
