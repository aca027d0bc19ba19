"""Markdown as prose: its headings, list items, paragraphs and tables; code and pictures are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.prose import ProseLine
from raci.readers.prose_text.wrapping import one, paragraphs
from raci.texts.markdown import plain, roughly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_FRONT: Final = pattern(r"(---|\+\+\+)[ \t]*\n((?:.*\n){0,2000}?)(?:\1|\.\.\.)[ \t]*(?:\n|$)")
_TITLE: Final = pattern(r"^(?:title|linkTitle|name|role)[ \t]*[:=][ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_TASK: Final = pattern(r"\[[ xX]\][ \t]+")
_NOT_WORDS: Final = pattern(r"(?:\{\{.*\}\}|!\[[^\]]*\]\([^)]*\)|!!!.*|\[[^\]]+\]:.*|:::.*|<!--.*-->)\s*")
_RULE: Final = pattern(r"[-*_=\s]*")


def lines_of_markdown(text: str) -> Iterator[ProseLine]:
    """Yield the lines of a Markdown text; the title of its front matter comes first."""
    front = _FRONT.match(text)
    if front:
        yield from _titles(front)
        text = "\n" * front[0].count("\n") + text[front.end() :]
    yield from _Reading(_tokens(text)).lines()


def _titles(front: re.Match[str]) -> Iterator[ProseLine]:
    for found in _TITLE.finditer(front[2]):
        line = front[0].count("\n", 0, front.start(2) + found.start()) + 1
        if found[1].strip(" >|"):
            yield ProseLine(found[1].strip(), line, "title")


def _tokens(text: str) -> list[Token]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where Markdown is read

    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    parser.core.ruler.disable("inline")
    return parser.parse(text)


class _Reading:
    """One way down the tokens of a text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._items: list[bool] = []
        self._marks: list[str] = []
        self._block = 0
        self._level = 0
        self._cells: list[str] | None = None
        self._bold = True

    def lines(self) -> Iterator[ProseLine]:
        """Yield the lines of the text."""
        for token in self._tokens:
            kind = token.type
            if kind == "list_item_open":
                self._items.append(True)
                self._marks.append(f"{token.info}{token.markup}")
            elif kind == "list_item_close":
                self._items.pop()
                self._marks.pop()
            elif kind == "heading_open":
                self._level = int(token.tag[1])
            elif kind in {"paragraph_open", "table_open"}:
                self._block += 1
            elif kind == "tr_open":
                self._cells = []
            elif kind == "tr_close":
                yield from self._row(token)
            elif kind == "html_block":
                yield from self._html(token)
            elif kind == "inline":
                yield from self._inline(token)
            self._line = token.map[0] + 1 if token.map and kind in {"tr_open", "inline"} else self._line

    _line = 1

    def _row(self, _token: Token) -> Iterator[ProseLine]:
        cells, self._cells = self._cells or [], None
        yield ProseLine(" | ".join(cells), self._line, "row", cells=tuple(cells), block=self._block)

    def _html(self, token: Token) -> Iterator[ProseLine]:
        from raci.readers.prose_text.page import lines_of_page  # noqa: PLC0415 - few texts hold HTML

        first = token.map[0] + 1 if token.map else 1
        yield from lines_of_page(token.content, first)

    def _inline(self, token: Token) -> Iterator[ProseLine]:
        if self._cells is not None:
            self._cells.append(plain(token.content))
            return
        first = token.map[0] + 1 if token.map else 1
        if self._level:
            level, self._level = self._level, 0
            yield ProseLine(roughly(token.content), first, "heading", level)
            return
        numbered = [
            (first + place, line) for place, line in enumerate(token.content.split("\n"))
            if not _NOT_WORDS.fullmatch(line) and not _RULE.fullmatch(line)
        ]  # fmt: skip
        if numbered:
            yield from self._words(numbered)

    def _words(self, numbered: list[tuple[int, str]]) -> Iterator[ProseLine]:
        depth = len(self._items)
        if depth and self._items[-1]:
            self._items[-1] = False
            numbered[0] = (numbered[0][0], _TASK.sub("", numbered[0][1], count=1))
            said = one(numbered)
            yield ProseLine(
                said.text, said.line, "item", depth, said.lead, block=self._block, starts=said.starts,
                mark=self._marks[-1],
            )  # fmt: skip
            return
        for said in paragraphs(numbered):
            yield ProseLine(said.text, said.line, "words", depth, said.lead, block=self._block, starts=said.starts)
