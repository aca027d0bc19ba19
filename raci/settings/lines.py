"""Where each key of a TOML file stands, which the standard parser does not tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Keys: TypeAlias = tuple[str, ...]
"""The keys that lead to a value; the place in a list, from 0, is one of them."""

_PIECE: Final = re.compile(
    r"""
    \"{3} (?: [^"\\]+ | \\. | "(?!"") )*+ "{3,5}  # a text of several lines, which may end with quotes of its own
    | '{3} (?: [^']+ | '(?!'') )*+ '{3,5}
    | " (?: [^"\\\n] | \\. )*+ "
    | ' [^'\n]*+ '
    | \# [^\n]*+
    | \n
    | [\[\]{}=,.]
    | [^\s\[\]{}=,.\#"']++
    """,
    re.DOTALL | re.VERBOSE,
)


def lines_in(text: str) -> dict[Keys, int]:
    """Return the line, from 1, on which each key, table and place in a list begins. The text is valid TOML."""
    walk = _Walk()
    line, end = 1, 0
    for found in _PIECE.finditer(text):
        line += text.count("\n", end, found.start())
        walk.take(found[0], line)
        line, end = line + found[0].count("\n"), found.end()
    return walk.found


def line_of(lines: Mapping[Keys, int], path: Sequence[str]) -> int:
    """Return the line of the key with this path, or of the deepest table around it; 0 if there is none."""
    keys = tuple(path)
    return next((lines[keys[:depth]] for depth in range(len(keys), 0, -1) if keys[:depth] in lines), 0)


class _Walk:
    """One pass over the tokens: what is open, and whether a key or a value comes next."""

    def __init__(self) -> None:
        self.found: dict[Keys, int] = {}
        self._table: Keys = ()
        self._open: list[tuple[Keys, int]] = []  # the keys of each open list or inline table; the place, -1 for tables
        self._words: list[str] = []
        self._header = 0
        self._wants = "key"
        self._value: Keys = ()
        self._counts: dict[Keys, int] = {}

    def take(self, piece: str, line: int) -> None:
        """Go on by one piece."""
        if piece[0] == "#":
            return
        if piece == "\n":
            if not self._open:
                self._words, self._header, self._wants = [], 0, "key"
        elif self._wants == "key":
            self._in_key(piece, line)
        elif self._wants == "value":
            self._in_value(piece, line)
        else:
            self._after_value(piece)

    def _in_key(self, piece: str, line: int) -> None:
        if piece == "}":
            self._close()
        elif piece == "[":
            self._header += 1
        elif piece == "]":
            self._enter_table(line)
        elif piece == "=":
            self._note((*self._around(), *self._words), line)
            self._value = (*self._around(), *self._words)
            self._words, self._wants = [], "value"
        elif piece not in {".", ","}:
            self._words.append(_plain(piece))

    def _in_value(self, piece: str, line: int) -> None:
        if piece == "]":
            self._close()
            return
        keys = self._value
        if self._open and self._open[-1][1] >= 0:
            keys = (*self._open[-1][0], str(self._open[-1][1]))
            self.found.setdefault(keys, line)
        if piece == "[":
            self._open.append((keys, 0))
        elif piece == "{":
            self._open.append((keys, -1))
            self._wants = "key"
        else:
            self._wants = "end"

    def _after_value(self, piece: str) -> None:
        if piece in {"]", "}"}:
            self._close()
        elif piece == "," and self._open:
            keys, place = self._open[-1]
            if place >= 0:
                self._open[-1] = keys, place + 1
                self._wants = "value"
            else:
                self._words, self._wants = [], "key"

    def _close(self) -> None:
        if self._open:
            self._open.pop()
        self._words, self._wants = [], "end"

    def _around(self) -> Keys:
        return self._open[-1][0] if self._open else self._table

    def _enter_table(self, line: int) -> None:
        """Begin the table a header names; the keys of tables in a list of tables hold their place in it."""
        if self._wants != "key" or not self._words:
            return
        keys: Keys = ()
        for number, word in enumerate(self._words, 1):
            keys = (*keys, word)
            if self._header > 1 and number == len(self._words):
                self._counts[keys] = self._counts.get(keys, -1) + 1
            if keys in self._counts:
                self.found.setdefault(keys, line)
                keys = (*keys, str(self._counts[keys]))
        self._table = keys
        self._note(keys, line)
        self._words, self._wants = [], "end"

    def _note(self, keys: Keys, line: int) -> None:
        for depth in range(1, len(keys) + 1):
            self.found.setdefault(keys[:depth], line)


def _plain(piece: str) -> str:
    if piece[0] not in "\"'":
        return piece
    import tomllib  # noqa: PLC0415 - only for quoted keys

    plain: str = tomllib.loads(f"key = {piece}")["key"]
    return plain
