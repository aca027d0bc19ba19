"""Lines and columns of a text, told from offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raci.model import Place


class Places:
    """Where the lines of a text begin; `first` is the number of its first line."""

    def __init__(self, text: str, first: int = 1) -> None:
        self._starts = [0, *(found.end() for found in re.finditer(r"\n", text))]
        self._first = first

    def of(self, offset: int) -> Place:
        """Return the line and the column, from 1, of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return line + self._first, offset - self._starts[line] + 1
