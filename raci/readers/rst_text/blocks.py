"""reStructuredText, block by block: headings, words, tables; comments and code go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.readers.documents.separated import separated
from raci.readers.rst_text import grid, listed, simple
from raci.readers.rst_text.inline import ITEM, plain, substitutions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.readers.documents.page import Page
    from raci.readers.documents.parts import Cell

_RULE: Final = pattern(r"([!-/:-@[-`{-~])\1+\s*$")
_DIRECTIVE: Final = pattern(r" *\.\.\s+(?:\|[^|]{1,200}\|\s+)?([\w:+.-]{1,60}?)\s?::(?:\s+|$)(.*)")
_FOOTNOTE: Final = pattern(r" *\.\.\s+(?:\[[^\]]{1,100}\]|_.{0,200}:)(?:\s+|$)")
_FIELD: Final = pattern(r"\s*:(\w[^:]{0,60}):(?:\s+(.*))?$")
_UNREAD: Final = frozenset(
    "code code-block sourcecode literalinclude highlight raw math parsed-literal toctree include image figure graphviz "  # noqa: SIM905
    "uml plantuml mermaid digraph graph productionlist doctest testcode testoutput meta replace unicode index".split()
)
"""Directives whose content is no text of the document."""
_DELIMITERS: Final = {"tab": "\t", "space": " "}
_LEAST_RULE: Final = 4


class Blocks:
    """A document while it is read, line by line from the top; lines count from 0 in here."""

    def __init__(self, lines: Sequence[str], page: Page, path: str) -> None:
        self._lines = lines
        self._page = page
        self._path = path
        self._names = substitutions(lines)
        self._kinds: list[str] = []
        self._title = ""
        self._simple_end = -1

    def read(self) -> None:
        """Give all there is to the page."""
        at = 0
        while at < len(self._lines):
            at = self._block(at) if self._lines[at].strip() else at + 1

    def _block(self, at: int) -> int:
        """Read the block that begins in a line; return the line behind it."""
        line = self._lines[at]
        text = line.lstrip()
        if text.startswith(("=", "+")) and (end := self._drawn(at)):
            return end
        if text == ".." or text.startswith(".. "):
            return self._explicit(at)
        return self._heading(at) or self._words(at)

    def _drawn(self, at: int) -> int:
        """Read a grid or simple table; return the line behind it, or 0 if none begins here."""
        line = self._lines[at]
        if grid.BORDER.match(line):
            end = grid.end_of(self._lines, at)
            if end > 0:
                self._table(*grid.cells_of(self._lines[at : end + 1], at + 1, self._names, self._path))
                return end + 1
        elif simple.BORDER.match(line) and at >= self._simple_end:
            end = simple.end_of(self._lines, at)
            if end > 0:
                self._table(*simple.cells_of(self._lines[at : end + 1], at + 1, self._names))
                return end + 1
            self._simple_end = len(self._lines)
        return 0

    def _table(self, rows: list[list[Cell]], starts: list[int]) -> None:
        self._page.table(rows, starts, self._title)
        self._title = ""

    def _heading(self, at: int) -> int:
        """Read a section title with its rules, or a rule alone; return the line behind it, or 0."""
        line = self._lines[at]
        below = self._lines[at + 1] if at + 1 < len(self._lines) else ""
        if _RULE.match(line):
            under = self._lines[at + 2] if at + 2 < len(self._lines) else ""
            if _RULE.match(under) and under[0] == line[0] and below.strip() and not _RULE.match(below):
                self._open(line[0] * 2, below, at + 2)
                return at + 3
            return at + 1 if len(line.strip()) >= _LEAST_RULE else 0
        if line[0].isspace() or not _RULE.match(below) or len(below.strip()) < min(_LEAST_RULE, len(line.strip())):
            return 0
        self._open(below[0], line, at + 1)
        return at + 2

    def _open(self, kind: str, line: str, number: int) -> None:
        if kind not in self._kinds:
            self._kinds.append(kind)
        self._title = ""
        column = len(line) - len(line.lstrip()) + 1
        self._page.heading(self._kinds.index(kind) + 1, plain(line.strip(), self._names), number, column)

    def _words(self, at: int) -> int:
        line = self._lines[at]
        text = line.strip()
        start = len(line) - len(line.lstrip())
        if marked := ITEM.match(text):
            start += marked.end()
        said = plain(line[start:].strip().removesuffix("::"), self._names)
        if field := _FIELD.match(line):
            said = f"{field[1]}: {plain(field[2] or '', self._names)}"
        self._page.words(said, at + 1, start + 1)
        if text.endswith("::") and not self._next_is_text(at):
            return self._behind(at)
        return at + 1

    def _next_is_text(self, at: int) -> bool:
        return at + 1 < len(self._lines) and bool(self._lines[at + 1].strip())

    def _explicit(self, at: int) -> int:
        """Read a directive or a footnote; a comment goes by."""
        line = self._lines[at]
        found = _DIRECTIVE.match(line)
        if not found:
            if note := _FOOTNOTE.match(line):
                self._page.words(plain(line[note.end() :].strip(), self._names), at + 1, note.end() + 1)
                return at + 1
            return self._behind(at)
        name, argument = found[1].rpartition(":")[2], plain(found[2].strip(), self._names)
        if name in _UNREAD:
            return self._behind(at)
        end = at + 1
        while end < len(self._lines) and _FIELD.match(self._lines[end]):
            end += 1
        if name in ("list-table", "flat-table"):
            self._title = argument
            last = self._behind(at)
            self._table(*listed.cells_of(self._lines[end:last], end + 1, self._names))
            return last
        if name == "csv-table":
            return self._separated(at, end, argument)
        if name == "table":
            self._title = argument
        else:
            self._page.words(argument, at + 1, found.start(2) + 1)
        return end

    def _separated(self, at: int, end: int, title: str) -> int:
        """Read a table of delimited text; one in a file of its own is not fetched."""
        options = {found[1]: (n, found[2] or "") for n in range(at + 1, end) if (found := _FIELD.match(self._lines[n]))}
        word = options.get("delim", (0, ","))[1]
        delimiter = _DELIMITERS.get(word, word[:1] or ",")
        last = self._behind(at)
        rows: list[list[Cell]] = []
        starts: list[int] = []
        head = (
            [(options["header"][0], [_without_option(self._lines[options["header"][0]])])]
            if "header" in options
            else []
        )
        for first, lines in [*head, (end, self._lines[end:last])]:
            more, numbers = separated(lines, first + 1, delimiter, lambda text: plain(text, self._names), self._path)
            rows += more
            starts += numbers
        self._title = title
        self._table(rows, starts)
        return last

    def _behind(self, at: int) -> int:
        """Return the line behind all that is indented below a line."""
        indent = _indent(self._lines[at])
        for end in range(at + 1, len(self._lines)):
            line = self._lines[end]
            if line.strip() and _indent(line) <= indent:
                return end
        return len(self._lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _without_option(line: str) -> str:
    """Return a line with blanks where its option's name stood, so that columns stay what they are."""
    start = line.index(":", line.index(":") + 1) + 1
    return " " * start + line[start:]
