"""Regular expressions that are compiled when they are first used: a run needs few of the many a reader knows.

Compiling takes about a millisecond each, more than reading a small workbook; Python cannot store compiled ones.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast


class _Waiting:
    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._text, self._flags)
        for method in ("match", "search", "fullmatch", "findall", "finditer", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[object, ...]:
        return _Waiting, (self._text, self._flags)


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that behaves like the compiled one and is compiled on first use."""
    return cast("re.Pattern[AnyStr]", _Waiting(text, flags))
