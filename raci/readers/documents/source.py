"""The text of a document, if it is not too large to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.texts.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_BYTES: Final = 10 << 20
"""How large a document may be; a long book is about 2 MiB."""


def text_of(path: Path, declared: Callable[[bytes], str] = lambda _: "", most: int = MOST_BYTES) -> str:
    """Return the text of a document, its lines ended by newlines; raise UnreadableError if it is too large or none.

    `declared` finds the encoding that the document names in itself.
    """
    if path.stat().st_size > most:
        message = f"the document is larger than {most >> 20} MiB; keep the part with the matrix"
        raise UnreadableError("too-large", message, str(path))
    data = path.read_bytes()
    text = decode(data, str(path), declared(data)).removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def lines_of(path: Path) -> list[str]:
    """Return the lines of a document; raise UnreadableError if it is too large or no text."""
    return text_of(path).split("\n")
