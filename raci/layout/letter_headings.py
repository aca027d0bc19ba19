"""Headings that are letters or their words: `Responsible`, `A - Accountable`, `Who is consulted?`, `R/A`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from raci.layout.codes import clean_letters
from raci.layout.lexicon import is_heading
from raci.names import words
from raci.notations import meaning_of, means_accountable_beside
from raci.patterns import pattern

if TYPE_CHECKING:
    from raci.layout.survey import Survey

Letters: TypeAlias = "dict[int, tuple[str, ...]]"
"""Column → the letters its heading stands for; nearly always one."""

_BRACKETS: Final = pattern(r"^(.*?)\s*[(\[（](.*)[)\]）]\s*$", re.DOTALL)
_DASHED: Final = pattern(r"^\(?([A-Z])\)?\s*(?:[-–—:=.]|\s)\s*(.+)$")
_PARTS: Final = pattern(r"\s*[/&+,]\s*|\s+(?:and|und|et|y|e|en|i|и)\s+")
_LONGEST: Final = 60
_MOST_WORDS: Final = 5
_NEAR: Final = 6
_KNOWN: Final = frozenset("RACISDPVOQ")
_FEWEST: Final = 2
_CORE: Final = frozenset(
    {"responsible", "accountable", "consulted", "informed", "supporting", "approving", "verifying", "signing"}
    | {"driving", "contributing", "deciding", "recommending", "agreeing", "performing", "omitted"}
)


def letters_of_heading(text: str) -> tuple[str, ...]:
    """Return the letters a heading stands for, () if it is no such heading."""
    if not text or len(text) > _LONGEST:
        return ()
    whole = _one(text)
    if whole:
        return (whole,)
    parts = [_one(part) for part in _PARTS.split(text) if part.strip()]
    return tuple(dict.fromkeys(parts)) if len(parts) > 1 and all(parts) else ()


def _one(text: str) -> str:
    plain = clean_letters(text).strip(" ().:*?")
    if len(plain) == 1 and plain.isalpha() and plain.isupper():
        return plain
    brackets = _BRACKETS.match(text)
    if brackets:
        inside = clean_letters(brackets[2]).strip()
        if len(inside) == 1 and inside.isupper() and _word(brackets[1]):
            return inside
        return _word(brackets[1]) or _word(inside)
    dashed = _DASHED.match(clean_letters(text))
    if dashed and _word(dashed[2]):
        return dashed[1]
    return _word(text)


def _word(text: str) -> str:
    meaning = meaning_of(text)
    if meaning and meaning.letter and meaning.id in _CORE:
        return meaning.letter
    found = words(text.replace("_", " "))
    if not found or len(found) > _MOST_WORDS:
        return ""
    letters = {each.letter for word in found if (each := meaning_of(word)) and each.id in _CORE}
    return letters.pop() if len(letters) == 1 else ""


def find_letter_headings(survey: Survey) -> list[tuple[int, Letters]]:
    """Return the rows with two or more headings that stand for different letters."""
    found: list[tuple[int, Letters]] = []
    for row in survey.odd:
        kinds, above = survey.kinds[row], survey.kinds[row - 1] if row else ""
        named, letters = kinds.count("w"), kinds.count("c") + kinds.count("k")
        alone = letters > _FEWEST and "c" not in above and "w" not in above
        if not (named > 1 or alone or (named + kinds.count("t") > 1 and not letters)):
            continue
        heads = _heads(survey, row)
        if not _is_heading(survey, row, heads):
            continue
        if found and row - found[-1][0] <= _NEAR and found[-1][1] == heads and _only_letters(survey, row, heads):
            continue  # a row of letters that repeats the words of the heading
        found.append((row, heads))
    return found


def _heads(survey: Survey, row: int) -> Letters:
    """Return column → letters for a row; {} where two columns would have the same letter."""
    texts = {column: survey.text(row, column) for column, kind in enumerate(survey.kinds[row]) if kind in "wckt"}
    said = {
        column: letters
        for column, text in texts.items()
        if (letters := letters_of_heading(text)) and not is_heading(text, "deliverable")
    }
    bracketed = {column: (inside,) for column, text in texts.items() if (inside := _in_brackets(text)) in _KNOWN}
    if len(said) > 1 or {("R",), ("A",)} <= set(bracketed.values()):  # then a letter in brackets is enough
        said = {**bracketed, **said}
    if _repeats(said):  # "Accountable" beside "Approve by": the whole word counts
        whole = {
            column: letters for column, letters in said.items() if meaning_of(texts[column]) or column in bracketed
        }
        said = whole if len(whole) > 1 else said
    single = {column: letters for column, letters in said.items() if len(clean_letters(texts[column])) == 1}
    if len(single) > _FEWEST:  # R, A, C and a column "Responsibility" beside them
        said = single
    if _repeats(said) and ("A",) not in said.values():
        said = {
            column: ("A",) if letters == ("R",) and means_accountable_beside(texts[column]) else letters
            for column, letters in said.items()
        }
    return {} if _repeats(said) else said


def _in_brackets(text: str) -> str:
    brackets = _BRACKETS.match(text)
    return clean_letters(brackets[2]).strip() if brackets else ""


def _repeats(heads: Letters) -> bool:
    return len(set(heads.values())) < len(heads)


def _only_letters(survey: Survey, row: int, heads: Letters) -> bool:
    return all(len(clean_letters(survey.text(row, column))) == 1 for column in heads)


def _is_heading(survey: Survey, row: int, heads: Letters) -> bool:
    letters = {letter for each in heads.values() for letter in each}
    if len(heads) < _FEWEST or letters.isdisjoint("RAD") or not letters <= _KNOWN:
        return False
    if not _only_letters(survey, row, heads):
        return True
    return len(heads) > _FEWEST and not any(survey.kind(row - 1, column) in "cw" for column in heads)
