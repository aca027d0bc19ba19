"""Markdown as rows of cells between pipes; a cell changes inside its emphasis, and keeps its width where it can."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from raci.menders.splicing import UnfitError
from raci.menders.splicing.lines import Lines
from raci.menders.text_tables.padding import Column, fitted
from raci.menders.text_tables.rows import Row
from raci.names import squeeze
from raci.patterns import pattern
from raci.texts.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.menders.splicing import Original
    from raci.menders.text_tables.rows import NewText
    from raci.model import Place

_QUOTE: Final = pattern(r"(?:[ \t]*+>)*+[ \t]*+")
_MARKER: Final = pattern(r"(?:(?:[-*+•]|\d{1,9}[.)])[ \t]++){1,3}(?=\|)")
_PIPE: Final = pattern(r"(?<!\\)\|")
_TAG: Final = pattern(r"</?t[rdh]\b", 2)
_RULE: Final = pattern(r"[ \t>]*+\+(?:[-=:]++\+)++[ \t]*")
_DASHES: Final = pattern(r"[ \t]*:?[-=–—]+:?[ \t]*")
_DIAGRAM: Final = pattern(r"^[ \t>]*+(`{3,}|~{3,})[ \t]*\{?\.?mermaid[\s\S]*?^[ \t>]*+\1", 8)
_EMPHASIS: Final = pattern(r"(\*{1,3}|_{1,3}|`)([^*_`]+)\1")
_SPECIAL: Final = pattern(r"([\\*_`<>\[\]&~])")
_NEAR: Final = 3


class MarkdownText:
    """The rows of pipes of a Markdown text."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self._text = original.text
        self._lines = Lines(self._text)
        self._rows: dict[int, Row | None] = {}
        self._diagrams = [found.span() for found in _DIAGRAM.finditer(self._text)] if "mermaid" in self._text else []

    def no_row(self, place: Place | None) -> str:
        """Return the reason why no row stands at a place: what stands there."""
        at = self.offset_of(place) if place else 0
        if any(one <= at < other for one, other in self._diagrams):
            return "it stands in a diagram: write it by hand"
        line = self._lines.line_at(at)
        near = self._text[self._lines.starts[line - 1] : self._lines.stop_of(line)]
        return f"it stands in {'a table of HTML' if _TAG.search(near) else 'no table of pipes'}: write it by hand"

    def offset_of(self, place: Place) -> int:
        """Return where in the text a line and column are."""
        return self._lines.offset_of(place)

    def row_at(self, place: Place) -> Row | None:
        """Return the row of pipes in a line, None where there is none."""
        line = place[0]
        if line not in self._rows:
            self._rows[line] = self._row(line) if 0 < line <= len(self._lines.starts) else None
        return self._rows[line]

    def _row(self, line: int) -> Row | None:
        start, end, stop = self._lines.starts[line - 1], self._lines.end_of(line), self._lines.stop_of(line)
        stop = start + len(self._text[start:stop].rstrip())
        at = self._indent(start, stop)
        pipes = [found.start() for found in _PIPE.finditer(self._text, at, stop)]
        if not pipes or _TAG.search(self._text, at, stop) or any(one <= at < other for one, other in self._diagrams):
            return None
        edges = [at - 1, *pipes, stop]
        if pipes[0] == at:
            edges = edges[1:]
        spans = [(one + 1, other) for one, other in pairwise(edges)]
        if len(spans) > 1 and not self._text[slice(*spans[-1])].strip():
            spans = spans[:-1]
        return Row(start, stop, end, tuple(spans))

    def _indent(self, start: int, stop: int) -> int:
        quote = _QUOTE.match(self._text, start, stop)
        at = quote.end() if quote else start
        marker = _MARKER.match(self._text, at, stop)
        return marker.end() if marker else at

    def said(self, row: Row, index: int) -> str:
        """Return the words of a cell."""
        return self._words(self.written(row, index))

    def _words(self, written: str) -> str:
        return plain(written.replace("\\|", "|"))

    def written(self, row: Row, index: int) -> str:
        """Return what stands in a cell, without the blanks around it."""
        return self._text[slice(*row.cells[index])].strip()

    def cell(self, row: Row, index: int, new: NewText) -> str:
        """Return a cell with other words inside its markup, as wide as it was if it is one of a straight column."""
        old = self._text[slice(*row.cells[index])]
        core = new.text if new.written else self._core(old.strip(), new)
        self.original.must_hold(core)
        if not self._is_drawn(row):
            return fitted(old, core, self._column(row, index))
        raw = fitted(old, core, Column((old,), ""))
        if len(raw) != len(old):
            raise UnfitError("the table is drawn with rules, and the cell is too narrow")
        return raw

    def _core(self, old: str, new: NewText) -> str:
        """Return the words in the markup of the old cell; where it has none, in the emphasis of cells that say so."""
        if not new.text:
            return ""
        text = self._escaped(new.text)
        if new.was and new.was != old:
            for at in range(len(old)):
                if old.startswith(new.was, at):
                    tried = f"{old[:at]}{text}{old[at + len(new.was) :]}"
                    if squeeze(self._words(tried)) == squeeze(new.text):
                        return tried
        found = _EMPHASIS.fullmatch(new.model)
        return f"{found[1]}{text}{found[1]}" if found and not _EMPHASIS.fullmatch(old) else text

    def _escaped(self, text: str) -> str:
        """Return words as Markdown that is read as these words, in one line."""
        lines = [line.strip() for line in text.splitlines()]
        tried = "<br>".join(lines).replace("|", "\\|")
        if self._words(tried) == "\n".join(lines):
            return tried
        return "<br>".join(_SPECIAL.sub(r"\\\1", line).replace("|", "\\|") for line in lines)

    def more(self, row: Row, texts: Mapping[int, NewText]) -> str:
        """Return the cells that a short row lacks."""
        cells = (
            self.original.must_hold(self._escaped(texts[place].text)) if place in texts else ""
            for place in range(len(row.cells), max(texts) + 1)
        )
        if self._text[row.stop - 1] == "|":
            return "".join(f" {cell} |" if cell else "  |" for cell in cells)
        return "".join(f" | {cell}" for cell in cells)

    def line(self, like: Row, texts: Mapping[int, str]) -> str:
        """Return a new row with the pipes and widths of another one."""
        parts: list[str] = []
        at = like.start
        for place, (start, end) in enumerate(like.cells):
            old = self._text[start:end]
            cell = fitted(old, self._escaped(texts.get(place, "")), self._column(like, place))
            parts += (self._text[at:start], cell)
            at = end
        ending = self._text[like.stop : like.end]
        new = "".join((*parts, self._text[at : like.stop])).rstrip()
        return self.original.must_hold(new + (ending if "\n" in ending or "\r" in ending else self._lines.usual_end))

    def whole(self, row: Row) -> str:
        """Return the reason why a row cannot be taken out: its table is drawn, or it goes on in the next line."""
        if self._is_drawn(row):
            return "the table is drawn with rules"
        first, last = row.cells[0][0] - 1, self._text[row.stop - 1]
        cut_off = first >= row.start and self._text[first] == "|" and last != "|"
        return "the row may go on in the next line" if cut_off else ""

    def _is_drawn(self, row: Row) -> bool:
        line = self._lines.line_at(row.start)
        beside = (each for each in (line - 1, line + 1) if 0 < each <= len(self._lines.starts))
        return any(
            _RULE.fullmatch(self._text, self._lines.starts[each - 1], self._lines.stop_of(each)) for each in beside
        )

    def _column(self, row: Row, index: int) -> Column:
        """Return how the column of a cell stands, by the cells right above and below it."""
        line = self._lines.line_at(row.start)
        widths, sides = [], ""
        for near in range(line - _NEAR, line + _NEAR + 1):
            other = self.row_at((near, 1)) if near > 0 and near != line else None
            if other is None or index >= len(other.cells):
                continue
            cell = self._text[slice(*other.cells[index])]
            dashed = all(_DASHES.fullmatch(self._text, *span) for span in other.cells)
            if dashed:
                sides = cell.strip()
            if abs(near - line) == 1 or dashed:
                widths.append(cell)
        return Column(tuple(widths), sides)
