"""Finding people by the words others use for them: ID, number, position, e-mail or name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.names import fold
from raci.readers.people.headings import WAYS
from raci.readers.people.persons import NONE
from raci.readers.people.words import is_nobody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.readers.people.persons import Persons
    from raci.readers.people.roster import Column

MISSING: Final = -2
SEVERAL: Final = -3
_SAMPLE: Final = 2000
_ASIDE: Final = re.compile(r"([^()\[\]<>]*)[(\[<]([^()\[\]<>]+)[)\]>]\s*")
_BETWEEN: Final = re.compile(r"[;|:\n]")
_PARTS: Final = re.compile(r"[;|:\n,]")


class Finder:
    """The people of a roster by what they are called; a word is looked up once for each way of naming."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons
        self._exact: dict[str, dict[str, int]] = {}
        self._loose: dict[str, dict[str, int]] = {}
        self._found: dict[str, dict[str, int]] = {way: {} for way in WAYS}

    def way_of(self, column: Column, *, lists: bool = False) -> str:
        """Return in which way a column names people: the one that finds most, what its heading says where equal."""
        sample: dict[str, None] = {}
        for text in column.texts:
            if text and text not in sample and not is_nobody(text):
                sample |= dict.fromkeys(map(str.strip, _PARTS.split(text)) if lists else [text])
                if len(sample) >= _SAMPLE:
                    break
        best, most = column.way or WAYS[-1], 0
        for way in dict.fromkeys((best, *WAYS)):
            known = self._index(way)
            hits = sum(_form(way, text) in known for text in sample)
            if hits > most:
                best, most = way, hits
            if hits == len(sample):
                break
        return best

    def find(self, word: str, way: str) -> int:
        """Return the person a word names; NONE if it says that there is nobody, MISSING, or SEVERAL by this name."""
        known = self._found[way]
        found = known.get(word)
        if found is None:
            found = known[word] = self._index(way).get(_form(way, word), MISSING) if word else NONE
            if found == MISSING:
                found = known[word] = self._seek(word, way)
        return found

    def find_all(self, text: str, way: str) -> Iterator[tuple[str, int]]:
        """Yield each word of a list and whom it names; `;`, `|`, `:`, line ends and, with care, commas part words."""
        whole = self.find(text, way)
        if whole >= NONE:
            yield text, whole
            return
        for word in filter(None, map(str.strip, _BETWEEN.split(text))):
            found = self.find(word, way)
            parts = [part.strip() for part in word.split(",")] if found < NONE and "," in word else []
            hits = [self.find(part, way) for part in parts if part]
            yield from (
                zip(filter(None, parts), hits, strict=True) if max(hits, default=MISSING) >= 0 else [(word, found)]
            )

    def _seek(self, word: str, way: str) -> int:
        """Return whom a word names that is not found as it is."""
        if is_nobody(word):
            return NONE
        found = self._near(word, way)
        if found != MISSING:
            return found
        if "@" in word:
            found = self._index("email").get(_form("email", word), MISSING)
        aside = _ASIDE.fullmatch(word) if found == MISSING else None
        for inner in (aside[2], aside[1].strip()) if aside else ():
            if found == MISSING and inner:
                ways = (self._index(each).get(_form(each, inner), MISSING) for each in WAYS)
                found = next((each for each in ways if each != MISSING), MISSING)
                found = self._near(inner, "name") if found == MISSING else found
        return found if way == "name" or found != MISSING else self._near(word, "name")

    def _near(self, word: str, way: str) -> int:
        """Return whom a word names as if written otherwise: `007` for 7, `7.0` for 7, `Poe, Ada` for Ada Poe."""
        if way == "email":
            return MISSING
        if way not in self._loose:
            self._loose[way] = _index((_loosened(way, text), number) for text, number in self._said(way))
        return self._loose[way].get(_loosened(way, word), MISSING)

    def _index(self, way: str) -> dict[str, int]:
        if way not in self._exact:
            self._exact[way] = _index((_form(way, text), number) for text, number in self._said(way))
            if way in {"id", "number"} and self._persons.roster.is_edges:
                self._exact[way] |= self._persons.by_identity
        return self._exact[way]

    def _said(self, way: str) -> Iterable[tuple[str, int]]:
        """Yield what the rows say in one way of naming, and of whom."""
        persons = self._persons
        roster = persons.roster
        if way == "name":
            named = zip(persons.names, range(len(persons)), strict=True)
            return [(name, number) for name, number in named if name and number not in persons.vacant]
        if way != "email":
            known = persons.by_identity
            rows = zip(roster.texts(way), persons.identities, persons.of_row, strict=True)
            return [(text, known[text] if text == own else each) for text, own, each in rows if text and each != NONE]
        found = [(text, number) for text, number in zip(roster.texts(way), persons.of_row, strict=True) if text]
        others = zip(roster.texts("alias-emails"), persons.of_row, strict=True)
        found += [(text.strip(), number) for texts, number in others if texts for text in re.split(r"[;,|\s]+", texts)]
        return [(text, number) for text, number in found if text and number != NONE]


def _index(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return words with whom they name, SEVERAL where more than one."""
    found: dict[str, int] = {}
    for word, number in pairs:
        if word and found.setdefault(word, number) != number:
            found[word] = SEVERAL
    return found


def _form(way: str, word: str) -> str:
    return word.casefold() if way == "email" else word


def _loosened(way: str, word: str) -> str:
    if way != "name":
        return word.casefold().removesuffix(".0").lstrip("0")
    last, comma, first = word.partition(",")
    return fold(f"{first} {last}" if comma and "," not in first else word)
