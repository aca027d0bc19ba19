"""Where a key stands in a TOML file, which the standard parser does not tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEY: Final = rf"{_WORD}(?:\s*\.\s*{_WORD})*"
_TABLE: Final = re.compile(rf"\s*\[\[?\s*({_KEY})\s*\]")
_ENTRY: Final = re.compile(rf"\s*({_KEY})\s*=")


def line_of(text: str, path: Sequence[str]) -> int:
    """Return the line, from 1, of the key with this path, or of the deepest table around it; 0 if there is none.

    Keys of inline tables are found by the line of the table.
    """
    best, line = 0, 0
    wanted = tuple(path)
    for number, found in _paths(text):
        depth = len(found)
        if depth > best and found == wanted[:depth]:
            best, line = depth, number
    return line


def _paths(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _TABLE.match(line):
            table = _words(header[1])
            yield number, table
        elif entry := _ENTRY.match(line):
            yield number, (*table, *_words(entry[1]))


def _words(key: str) -> tuple[str, ...]:
    return tuple(word.strip("\"'") for word in re.findall(_WORD, key))
