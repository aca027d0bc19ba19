"""Words of a cell or paragraph while they are gathered: where they begin, whether all are bold, how lines break."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from raci.readers.hypertext.tokens import attributes_of

if TYPE_CHECKING:
    from raci.readers.hypertext.tokens import Token


@dataclass(slots=True)
class Buffer:
    """Words from an offset on; `pieces` holds them with a newline wherever a line ends."""

    offset: int
    across: int = 1
    down: int = 1
    heading: bool = False
    plain: bool = False
    """Something in it is not bold."""
    pieces: list[str] = field(default_factory=list)
    begun: bool = False

    def add(self, text: str, offset: int, *, bold: bool) -> None:
        """Take words as they stand in the file."""
        words = " ".join(text.split())
        if not words:
            self.pieces.append(" ")
            return
        if not self.begun:
            self.begun = True
            self.offset = offset + len(text) - len(text.lstrip())
        self.plain = self.plain or not bold
        self.pieces.append(f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}")

    def end_line(self) -> None:
        """End a line."""
        self.pieces.append("\n")

    @property
    def text(self) -> str:
        """The words, a line for each paragraph or item."""
        lines = (" ".join(line.split()) for line in "".join(self.pieces).split("\n"))
        return "\n".join(filter(None, lines))

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return self.begun and (self.heading or not self.plain)


def opened(token: Token) -> Buffer:
    """Return the buffer of a cell."""
    attributes = attributes_of(token.text)
    across, down = _span(attributes.get("colspan", "")), _span(attributes.get("rowspan", ""))
    return Buffer(token.offset, across, down, heading=token.tag == "th")


def _span(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 7 and int(text) else 1  # noqa: PLR2004
