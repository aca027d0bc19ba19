"""Text that goes to a file in pieces: none is kept, and what is no character at all is replaced."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_TOGETHER: Final = 4096


def write_pieces(pieces: Iterable[str], path: Path, encoding: str = "utf-8") -> None:
    """Write pieces of text to a file as they come; line ends stay as they are, half surrogates become `?`."""
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        coming = iter(pieces)
        while some := "".join(islice(coming, _TOGETHER)):
            file.write(some)
