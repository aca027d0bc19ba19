"""Names as identifiers of other formats: short, without blanks, no two the same."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from raci.names import squeeze

_UNFIT: Final = re.compile(r"[\W_]+")
_UNFIT_ASCII: Final = re.compile(r"[^a-z0-9]+")


class Slugs:
    """Identifiers by what they stand for: letters and digits joined by hyphens, beginning with a letter.

    `ascii_only` leaves the Latin ones; a name without any is its `kind`. A name that is taken gets a number.
    """

    def __init__(self, kind: str, most: int = 60, *, ascii_only: bool = False) -> None:
        self._kind = kind
        self._most = most
        self._ascii_only = ascii_only
        self._made: dict[str, str] = {}
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def of(self, key: str, name: str) -> str:
        """Return the identifier of what has this key; the first time it is asked for, one made of the name."""
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._free(self._plain(name))
            self._taken.add(found)
        return found

    def _plain(self, name: str) -> str:
        if self._ascii_only:
            letters = unicodedata.normalize("NFKD", name).casefold().encode("ascii", "ignore").decode()
            plain = _UNFIT_ASCII.sub("-", letters)
        else:
            plain = _UNFIT.sub("-", unicodedata.normalize("NFKC", squeeze(name)).casefold())
        plain = plain[: self._most].strip("-")
        return plain if plain[:1].isalpha() else f"{self._kind}-{plain}".strip("-")[: self._most]

    def _free(self, plain: str) -> str:
        if plain not in self._taken:
            return plain
        number = self._next.get(plain, 2)
        while (made := f"{plain[: self._most - len(str(number)) - 1]}-{number}") in self._taken:
            number += 1
        self._next[plain] = number + 1
        return made
