"""Where the lines of a text begin."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from raci.model import Place

_LINE_END: Final = pattern(r"\r\n|\r|\n")
_WIDEST: Final = 1000
"""No line is indented further."""


class Lines:
    """The lines of a text, ended by CR LF, CR or LF."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        first = _LINE_END.search(text)
        self.usual_end = first[0] if first else "\n"

    def offset_of(self, place: Place) -> int:
        """Return where a line and column are; the end of the text for a line that is not there."""
        line, column = place
        return self.starts[line - 1] + column - 1 if 0 < line <= len(self.starts) else len(self.text)

    def line_at(self, offset: int) -> int:
        """Return the number, from 1, of the line an offset is in."""
        return bisect_right(self.starts, offset)

    def indent_at(self, offset: int) -> str | None:
        """Return the blanks before a place if nothing else stands before it in its line, which is not the first."""
        line = self.line_at(offset)
        start = self.starts[line - 1]
        indent = self.text[start:offset] if offset - start <= _WIDEST else "-"
        return indent if line > 1 and not indent.strip(" \t") else None

    def end_of(self, line: int) -> int:
        """Return where the next line begins."""
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def stop_of(self, line: int) -> int:
        """Return where a line ends, without what ends it."""
        end, start = self.end_of(line), self.starts[line - 1]
        for sign in "\n", "\r":
            if end > start and self.text[end - 1] == sign and line < len(self.starts):
                end -= 1
        return end
