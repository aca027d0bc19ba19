"""The text of a document in a markup language, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.readers.encoding import decode

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES: Final = 10 << 20
"""How large a document may be; a long book is about 2 MiB."""


def text_of(path: Path) -> str:
    """Return the text of a document, its lines ended by newlines; raise UnreadableError if it is too large or none."""
    if path.stat().st_size > MOST_BYTES:
        message = f"the document is larger than {MOST_BYTES >> 20} MiB; keep the part with the matrix"
        raise UnreadableError("too-large", message, str(path))
    return decode(path.read_bytes(), str(path)).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def lines_of(path: Path) -> list[str]:
    """Return the lines of a document; raise UnreadableError if it is too large or no text."""
    return text_of(path).split("\n")
