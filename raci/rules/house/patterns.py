"""Patterns of names with `*` and `?`, held against folded names; no pattern and no name makes that slow."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from raci.names import fold, squeeze

_STARS: Final = re.compile(r"\*+")
_BLANKS: Final = re.compile(r"\s+")


class Pattern:
    """A pattern such as `Approve *`: `*` is anything, `?` one character, case and look-alike spaces do not count."""

    def __init__(self, text: str) -> None:
        parts = _STARS.split(_plain(text))
        self._exact = fold(text) if len(parts) == 1 and "?" not in text else None
        parts[0], parts[-1] = parts[0].lstrip(), parts[-1].rstrip()
        self._pieces = [re.compile(re.escape(part).replace(r"\?", "."), re.DOTALL) for part in parts]
        self._sizes = [len(part) for part in parts]

    def fits(self, name: str) -> bool:
        """Tell whether a name fits, with or without the punctuation at its ends."""
        folded = fold(name)
        if self._exact is not None:
            return folded == self._exact
        return self._covers(folded) or self._covers(squeeze(_plain(name)))

    def _covers(self, text: str) -> bool:
        """Tell whether the pieces stand in the text, one after the other; each is taken where it comes first."""
        first, *rest = self._pieces
        if not rest:
            return first.fullmatch(text) is not None
        last, end = rest.pop(), len(text) - self._sizes[-1]
        found = first.match(text)
        if found is None or end < found.end() or not last.match(text, end):
            return False
        place = found.end()
        for piece in rest:
            found = piece.search(text, place, end)
            if found is None:
                return False
            place = found.end()
        return True


@lru_cache(maxsize=1024)
def pattern_of(text: str) -> Pattern:
    """Return a pattern, made once for each text."""
    return Pattern(text)


def fits_any(patterns: tuple[str, ...], *names: str) -> bool:
    """Tell whether one of some names fits one of some patterns."""
    return any(pattern_of(text).fits(name) for text in patterns for name in names)


def _plain(text: str) -> str:
    lower = unicodedata.normalize("NFKC", text).casefold().replace("\u0307", "")
    return _BLANKS.sub(" ", lower)
