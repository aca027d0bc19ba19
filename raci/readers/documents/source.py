"""The text of a document, if it is not too large to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.limits import KEEP, check_size
from raci.texts.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def text_of(path: Path, declared: Callable[[bytes], str] = lambda _: "", limit: str = "text-size") -> str:
    """Return the text of a document, its lines ended by newlines; raise UnreadableError if it is too large or none.

    `declared` finds the encoding that the document names in itself, `limit` is the one that its size may not pass.
    """
    check_size(limit, path.stat().st_size, str(path), what="document", instead=KEEP)
    data = path.read_bytes()
    text = decode(data, str(path), declared(data)).removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def lines_of(path: Path) -> list[str]:
    """Return the lines of a document; raise UnreadableError if it is too large or no text."""
    return text_of(path).split("\n")
