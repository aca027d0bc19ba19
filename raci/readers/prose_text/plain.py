"""Plain text as prose: lines, their bullets and numbers; what is a heading is left to who understands the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.prose import ProseLine
from raci.readers.prose_text.wrapping import lead_of, one, paragraphs
from raci.texts.markdown import roughly

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLET: Final = pattern(
    r"([•◦▪▫‣·●○■□►▶➢➤✓✔❖*+–—-]|\uf0b7|o(?=\s{2,}|\t)|\d{1,3}(?:\.\d{1,3}){1,3}[.)]?|\(?\d{1,3}[.)]|\(?[a-z][.)]"
    r"|\(?[ivx]{1,5}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)"
)
_HEADING: Final = pattern(r"(#{1,6}|={1,5}|h[1-6]\.)[ \t]+(\S.*?)[ \t]*[#=]*$")
_UNDERLINE: Final = pattern(r"([=~^\"'+*-])\1{2,}\s*")
_RULE: Final = pattern(r"[-*_=~\s]{3,}|\s*")
_ROW: Final = pattern(r"\s*\|.*\|\s*")
_SEPARATOR: Final = pattern(r"[\s|:+=-]+")
_TAB: Final = 4
_DEEPEST: Final = 12


def lines_of_plain(text: str) -> Iterator[ProseLine]:
    """Yield the lines of a plain text."""
    yield from _Reading(text).lines()


class _Reading:
    """One way down a text: paragraphs are gathered until a blank line, a bullet or a heading ends them."""

    def __init__(self, text: str) -> None:
        self._rows = text.split("\n")
        self._block = 0
        self._indents: list[int] = []
        self._open: list[tuple[int, str]] = []
        self._mark = ""

    def lines(self) -> Iterator[ProseLine]:
        """Yield the lines of the text."""
        for number, row in enumerate(self._rows, 1):
            bare = row.strip()
            following = self._rows[number].strip() if number < len(self._rows) else ""
            if _RULE.fullmatch(bare):
                yield from self._close()
                self._block += 1
                continue
            if _ROW.fullmatch(row):
                yield from self._close()
                if not _SEPARATOR.fullmatch(row):
                    cells = tuple(roughly(cell) for cell in bare.strip("|").split("|"))
                    yield ProseLine(" | ".join(cells), number, "row", cells=cells, block=self._block)
                continue
            heading = _HEADING.fullmatch(bare)
            if heading or (_UNDERLINE.fullmatch(following) and len(following) >= len(bare) - 1):
                yield from self._close()
                yield self._heading(number, heading[2] if heading else bare, heading[1] if heading else following)
                continue
            yield from self._take(number, row, bare)
        yield from self._close()

    def _heading(self, number: int, text: str, mark: str) -> ProseLine:
        self._indents, self._mark = [], ""
        self._block += 1
        depth = {"=": 1, "-": 2, "~": 3}.get(mark[0], 3) if len(mark) > 2 and mark[0] != "#" else len(mark)  # noqa: PLR2004
        return ProseLine(roughly(text), number, "heading", int(mark[1]) if mark[0] == "h" else depth)

    def _take(self, number: int, row: str, bare: str) -> Iterator[ProseLine]:
        indent = len(row.expandtabs(_TAB)) - len(row.expandtabs(_TAB).lstrip())
        bullet = _BULLET.match(bare)
        if bullet:
            yield from self._close()
            while self._indents and self._indents[-1] >= indent:
                self._indents.pop()
            self._indents = [*self._indents, indent][-_DEEPEST:]
            self._mark = bullet[1]
            self._open = [(number, bare[bullet.end() :])]
        elif self._mark and self._open and indent > self._indents[-1]:
            self._open.append((number, bare))
        else:
            if self._mark:
                yield from self._close()
            if not self._open:
                self._indents = [each for each in self._indents if each < indent]
            self._open.append((number, row.strip("\r\n")))

    def _close(self) -> Iterator[ProseLine]:
        lines, self._open = self._open, []
        mark, self._mark = self._mark, ""
        depth = len(self._indents)
        if not lines:
            return
        if mark:
            said = one(lines)
            yield ProseLine(
                said.text, said.line, "item", depth, lead_of(lines[0][1]), block=self._block, starts=said.starts,
                loose=True, mark=mark,
            )  # fmt: skip
            return
        for said in paragraphs([(number, line.strip()) for number, line in lines], marked=False):
            yield ProseLine(
                said.text, said.line, "words", depth, said.lead, block=self._block, starts=said.starts, loose=True
            )
