"""Legends written in single cells: `R = Responsible, A = Accountable`, or `OARP stands for Owner, Approver, …`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, TypeAlias

from raci.layout.codes import clean_letters
from raci.notations import meaning_in, meaning_of
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.layout.survey import Survey

Found: TypeAlias = "tuple[list[tuple[str, str]], set[tuple[int, int]]]"
"""Letter–meaning pairs and the cells they stand in."""

_KEY: Final = pattern(
    r"(?:^|[\s,;:|(•·\[*/.、，；]|(?<=\)))[\"'“*(\[]?([A-Z][a-z]?)[\"'”*)\]]{0,2}\s*"
    r"(?:=>?|:|–|—|-(?=\s)|→|is\b|for\b){1,2}\s*(?=[\"'“*]{0,2}[^\W\d_])"
)
_START: Final = pattern(r"^\W{0,2}[A-Z][a-z]?\W{0,2}\s*(?:=|:|–|—|-|→)")
_EQUATED: Final = pattern(r"^(?:\W*[A-Z][a-z]?\W{0,2}\s*=[^=]+?)+$")
_REVERSED: Final = pattern(r"([^\W\d_][\w -]{3,24}?)\s*[(\[=:]\s*([A-Z][a-z]?)\s*(?:[)\]]|$|(?=[,;/\s]))")
_BARE: Final = pattern(r"(?:^|[\s:;,|(])([A-Z])\s+([^\W\d_]{4,})")
_HINT: Final = pattern(
    r"=|(?:^|[:;,|(]\s*)[A-Z]\s+(?:[A-Z]|[^\W\d_]{4}|is\b|for\b)|^\W{0,2}[A-Z][a-z]?\W{0,2}\s*[:–—→-]|[(\[][A-Z][a-z]?[)\]]|\b[A-Z]:"
)
_SIGNS: Final = pattern(r"[=:(\[;|,]| - ")
_ACRONYM: Final = pattern(r"\b[A-Z]{3,7}\b")
_WORD: Final = pattern(r"[^\W\d_][\w-]*")
_FEWEST: Final = 2
_STRUCTURED: Final = 3
_SHORTEST: Final = 4
_LONGEST: Final = 1500
_NEAR: Final = 200


def explains(letter: str, text: str) -> bool:
    """Tell whether a text explains a letter: it begins with it, or its meaning usually has that letter."""
    start = clean_letters(text)[:1].upper()
    if start and start == letter:
        return True
    meaning = meaning_in(text)
    return meaning is not None and meaning.letter == letter


def pairs_in(text: str) -> list[tuple[str, str]]:
    """Return the letter–meaning pairs written in one text: `R = Responsible, A: Accountable`, `Responsible (R)`."""
    keys = list(_KEY.finditer(text))
    ends = [*(key.start() for key in keys[1:]), len(text)][: len(keys)]
    found = [(key[1], _meaning(text[key.end() : end])) for key, end in zip(keys, ends, strict=True)]
    found = [(letter, meaning) for letter, meaning in found if len(meaning) > 1]
    known = [(letter, meaning) for letter, meaning in found if explains(letter.upper(), meaning)]
    if known and (len(known) == len(found) or len(known) >= _FEWEST):
        return found if len(known) >= len(found) / 2 else known
    if not known and len(found) == 1 and _START.match(text):
        return found
    if known and len({letter for letter, _ in found}) == len(found) >= _STRUCTURED and _EQUATED.match(text):
        return found
    bare = [
        (letter, word)
        for letter, word in _BARE.findall(text)
        if (known_ := meaning_of(word)) and known_.letter == letter
    ]
    if len(bare) >= _FEWEST:
        return bare
    turned = [(letter, word) for word, letter in _REVERSED.findall(text) if meaning_of(word) and explains(letter, word)]
    return turned if len(turned) >= _FEWEST else []


def _meaning(text: str) -> str:
    return text.split("\n", maxsplit=1)[0].strip(" ,;.*\"'()/、，；。")


def in_cells(survey: Survey) -> Iterator[Found]:
    """Find `R = Responsible …` in single cells; one pair alone counts where its neighbours hold pairs too."""
    hints: dict[object, list[tuple[str, str]]] = {}
    values = [value for value in survey.values("tpcw") if _SHORTEST <= len(value) <= _LONGEST]
    signs = _SIGNS.search("\n".join(values)) is not None  # one search over all: most sheets have none
    for value in values:
        if not value.isascii() or (signs and _SIGNS.search(value)):
            text = value if value.isascii() else unicodedata.normalize("NFKC", value)
            if _HINT.search(text) and (pairs := pairs_in(text)):
                hints[value] = pairs
    if not hints:
        return
    single: list[tuple[int, int, tuple[str, str]]] = []
    for row, column in survey.cells_with(frozenset(hints)):
        pairs = hints[survey.rows[row][column]]
        if len(pairs) >= _FEWEST and any(explains(letter.upper(), meaning) for letter, meaning in pairs):
            yield pairs, {(row, column)}
        elif _START.match(unicodedata.normalize("NFKC", str(survey.rows[row][column]))):
            single.append((row, column, pairs[0]))
    yield from _neighbours(survey, single)


def _neighbours(survey: Survey, single: list[tuple[int, int, tuple[str, str]]]) -> Iterator[Found]:
    """Yield the pairs that stand under each other, then those that stand beside each other."""
    for down in (True, False):
        groups: dict[int, list[tuple[int, int, tuple[str, str]]]] = {}
        for cell in single:
            groups.setdefault(cell[1] if down else cell[0], []).append(cell)
        for members in groups.values():
            letters = {pair[0] for _, _, pair in members}
            fitting = sum(explains(letter.upper(), text) for _, _, (letter, text) in members)
            if len(letters) == len(members) >= _FEWEST and fitting * 2 >= len(members):
                cells = {(row, column) for row, column, _ in members}
                if down:
                    cells |= {cell for row, column, _ in members for cell in beside(survey, row, column)}
                single = [cell for cell in single if cell not in members]
                yield [pair for _, _, pair in members], cells


def beside(survey: Survey, row: int, column: int) -> Iterator[tuple[int, int]]:
    """Yield the cells right of a legend's letter that go on explaining it."""
    kinds = survey.own_kinds[row]
    for right in range(column + 1, survey.width):
        if kinds[right] in "ck":
            return
        if kinds[right] in "tpnw":
            yield row, right


def spelled_out(survey: Survey) -> Iterator[Found]:
    """Find `OARP stands for Owner, Approver, Reviewer, Participant`: words whose initials spell a name."""
    for value in survey.values("tp"):
        if "," not in value or len(value) > _LONGEST:
            continue
        for match in _ACRONYM.finditer(value):
            listed = re.split(r",|\band\b|\bund\b|\bet\b", value[match.end() : match.end() + _NEAR])
            found = [
                words[-1] if place == 0 else words[0]
                for place, part in enumerate(listed)
                if (words := _WORD.findall(part))
            ]
            found = found[: len(match[0])]
            if "".join(word[0] for word in found).upper() == match[0]:
                yield list(zip(match[0], found, strict=True)), set()
