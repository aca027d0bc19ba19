"""Legends: which letters a file explains, and the cells that explain them and so belong to no matrix."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from raci.layout.codes import clean_letters
from raci.layout.lexicon import is_heading
from raci.layout.survey import CODE, EMPTY, LEGEND, NUMBER, PROSE, SHORT, TEXT, WORD
from raci.names import fold, squeeze
from raci.notations import meaning_in, meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.layout.survey import Survey

_KEY: Final = re.compile(r"(?:^|[\s,;|(•·\[*/.]|(?<=\)))[\"'“*(\[]?([A-Z][a-z]?)[\"'”*)\]]{0,2}\s*(?:=>?|:|–|—|-(?=\s)|→|\bis\b|\bfor\b)+\s*(?=[\"'“*]*[^\W\d_])")
_START: Final = re.compile(r"^\W{0,2}[A-ZА-Я][a-z]?\W{0,2}\s*(?:=|:|–|—|-|→)")
_REVERSED: Final = re.compile(r"([^\W\d_][\w -]{3,24}?)\s*[(\[=:]\s*([A-Z][a-z]?)\s*(?:[)\]]|$|(?=[,;/\s]))")
_ACRONYM: Final = re.compile(r"\b([A-Z]{3,7})\b[\s:=(–-]*(?:stands for|means|is short for|steht für|signifie|significa)?[\s:=(–-]*((?:[^\W\d_][\w -]*(?:,\s*(?:and\s+|und\s+|et\s+)?|\s+and\s+|$|\b)){3,7})")
_LISTED: Final = re.compile(r"(?:^|,\s*|\band\s+|\bund\s+)(?:and\s+)?([^\W\d_][\w-]*)")
_FEWEST: Final = 2
_SHORTEST_PAIR: Final = 6
_USUAL: Final = frozenset({"responsible", "accountable", "consulted", "informed", "supporting", "approving"})


@dataclass(slots=True)
class Legend:
    """The letters a file explains (letter → its words) and where; several legends of a file add up."""

    letters: dict[str, str] = field(default_factory=dict)
    cells: set[tuple[int, int]] = field(default_factory=set)

    def add(self, letter: str, meaning: str) -> None:
        """Note what a letter means; the first explanation stays."""
        self.letters.setdefault(letter.upper() if len(letter) == 1 else letter, squeeze(meaning)[:80])


def find_legend(survey: Survey) -> Legend:
    """Return the legend of a grid (empty if it has none); the cells that make it up are masked in the survey."""
    legend = Legend()
    for search in (_spelled_out, _in_cells, _in_columns, _in_rows, _word_lists):
        for letters, cells in search(survey):
            for letter, meaning in letters:
                legend.add(letter, meaning)
            legend.cells |= cells
            survey.mask(cells)
    return legend


def explains(letter: str, text: str) -> bool:
    """Tell whether a text explains a letter: it begins with it, or its meaning usually has that letter."""
    meaning = meaning_in(text)
    start = clean_letters(text)[:1].upper()
    return (meaning is not None and (meaning.letter == letter or start == letter)) or (bool(start) and start == letter)


def pairs_in(text: str) -> list[tuple[str, str]]:
    """Return the letter–meaning pairs written in one text: `R = Responsible, A: Accountable`, `Responsible (R)`."""
    keys = list(_KEY.finditer(text))
    ends = [*(key.start() for key in keys[1:]), len(text)][: len(keys)]
    found = [(key[1], text[key.end() : end].split("\n")[0].strip(" ,;.*\"'()")) for key, end in zip(keys, ends, strict=True)]
    found = [(letter, meaning) for letter, meaning in found if meaning]
    known = [(letter, meaning) for letter, meaning in found if explains(letter.upper(), meaning)]
    if known and (len(known) == len(found) or len(known) >= _FEWEST):
        return found if len(known) >= len(found) / 2 else known
    if not known and len(found) == 1 and _START.match(text):
        return found
    reversed_ = [
        (letter, word) for word, letter in _REVERSED.findall(text) if meaning_of(word) and explains(letter, word)
    ]
    return reversed_ if len(reversed_) >= _FEWEST else []


def _in_cells(survey: Survey) -> Iterator[tuple[list[tuple[str, str]], set[tuple[int, int]]]]:
    """Find `R = Responsible …` in single cells; one pair alone counts where its neighbours hold pairs too."""
    single: list[tuple[int, int, tuple[str, str]]] = []
    for row, kinds in enumerate(survey.kinds):
        for column, kind in enumerate(kinds):
            if kind not in "tpcw":
                continue
            value = unicodedata.normalize("NFKC", str(survey.rows[row][column]))
            if kind in "cw" and len(value) < _SHORTEST_PAIR:
                continue
            if "=" not in value and "(" not in value and not _START.match(value) and ":" not in value:
                continue
            if len(value) > 1500:  # noqa: PLR2004 - a chapter, no legend
                continue
            pairs = pairs_in(value)
            if len(pairs) >= _FEWEST and any(explains(letter.upper(), meaning) for letter, meaning in pairs):
                yield pairs, {(row, column)}
            elif pairs and _START.match(value):
                single.append((row, column, pairs[0]))
    yield from _neighbours(survey, single)


def _spelled_out(survey: Survey) -> Iterator[tuple[list[tuple[str, str]], set[tuple[int, int]]]]:
    """Find `OARP stands for Owner, Approver, Reviewer, Participant`: words whose initials spell a name."""
    for row, kinds in enumerate(survey.kinds):
        for column, kind in enumerate(kinds):
            if kind not in "tp" or "," not in (text := str(survey.rows[row][column])):
                continue
            for match in _ACRONYM.finditer(text):
                letters = match[1]
                found = _LISTED.findall(match[2])[: len(letters)]
                if "".join(word[0] for word in found).upper() == letters:
                    yield list(zip(letters, found, strict=True)), set()


def _neighbours(
    survey: Survey, single: list[tuple[int, int, tuple[str, str]]]
) -> Iterator[tuple[list[tuple[str, str]], set[tuple[int, int]]]]:
    groups: dict[int, list[tuple[int, tuple[str, str]]]] = {}
    for row, column, pair in single:
        groups.setdefault(column, []).append((row, pair))
    lone = []
    for column, members in groups.items():
        good = sum(explains(letter.upper(), text) for _, (letter, text) in members)
        if len({pair[0] for _, pair in members}) == len(members) >= _FEWEST and good * 2 >= len(members):
            cells = {(row, column) for row, _ in members}
            cells |= {cell for row, _ in members for cell in _beside(survey, row, column)}
            yield [pair for _, pair in members], cells
        else:
            lone += [(row, column, pair) for row, pair in members]
    rows: dict[int, list[tuple[int, tuple[str, str]]]] = {}
    for row, column, pair in lone:
        rows.setdefault(row, []).append((column, pair))
    for row, found in rows.items():
        if len({pair[0] for _, pair in found}) == len(found) >= _FEWEST:
            yield [pair for _, pair in found], {(row, column) for column, _ in found}


def _beside(survey: Survey, row: int, column: int) -> Iterator[tuple[int, int]]:
    """Yield the cells right of a legend's letter that go on explaining it."""
    for right in range(column + 1, survey.width):
        kind = survey.own_kind(row, right)
        if kind in "cwk":
            return
        if kind in "tpn":
            yield row, right


def _in_columns(survey: Survey) -> Iterator[tuple[list[tuple[str, str]], set[tuple[int, int]]]]:
    """Find letters in a column, each with its meaning beside it (to the right, or to the left)."""
    for column in range(survey.width):
        for run in _runs(survey, column):
            for side in (1, -1):
                found = _explained(survey, column, run, side)
                if found:
                    yield found
                    break


def _runs(survey: Survey, column: int) -> Iterator[list[int]]:
    """Yield runs of rows whose cells in this column are single, distinct letters; one empty row may stand between."""
    run: list[int] = []
    seen: set[str] = set()
    gap = 0
    for row in range(len(survey.kinds) + 1):
        kind = survey.own_kind(row, column)
        if kind == EMPTY and run and gap < 2 and row < len(survey.kinds):  # noqa: PLR2004 - merged areas cover a row or two
            gap += 1
            continue
        letter = _single(survey, row, column) if kind in (CODE, SHORT) else ""
        if letter and letter not in seen:
            run.append(row)
            seen.add(letter)
            gap = 0
            continue
        if len(run) >= _FEWEST:
            yield run
        run, seen, gap = ([row], {letter}, 0) if letter and letter in seen else ([], set(), 0)


def _single(survey: Survey, row: int, column: int) -> str:
    text = clean_letters(survey.text(row, column)).strip("():.=-* ")
    return text if 1 <= len(text) <= 2 and text.isalpha() and text[0].isupper() else ""  # noqa: PLR2004


def _explained(
    survey: Survey, column: int, run: list[int], side: int
) -> tuple[list[tuple[str, str]], set[tuple[int, int]]] | None:
    letters: list[tuple[str, str]] = []
    cells: set[tuple[int, int]] = set()
    fitting = 0
    for row in run:
        letter = _single(survey, row, column)
        meaning = _neighbour(survey, row, column, side)
        if meaning is None:
            continue
        text = survey.text(row, meaning)
        beyond = survey.own_kind(row, column - side)
        if beyond in (CODE, SHORT) or (side < 0 and not meaning_of(text)):
            continue
        fitting += explains(letter[:1].upper(), text)
        letters.append((letter, text))
        cells |= {(row, column), (row, meaning)}
        if side > 0:
            cells |= set(_beside(survey, row, meaning))
    headed = side > 0 and _has_legend_heading(survey, run[0], column)
    enough = len(letters) >= _FEWEST and len(letters) >= len(run) - 1
    if not enough or not (fitting >= max(_FEWEST, 0.6 * len(letters)) or (headed and len(letters) >= 3)):  # noqa: PLR2004
        return None
    return letters, cells | _heading_cells(survey, run[0], column)


def _neighbour(survey: Survey, row: int, column: int, side: int) -> int | None:
    for distance in range(1, 4):
        kind = survey.own_kind(row, column + side * distance)
        if kind in (TEXT, PROSE, WORD, LEGEND):
            return column + side * distance if column + side * distance >= 0 else None
        if kind != EMPTY:
            return None
    return None


def _has_legend_heading(survey: Survey, row: int, column: int) -> bool:
    for above in range(row - 1, max(row - 3, -1), -1):
        for beside in (column, column + 1):
            text = survey.text(above, beside)
            if text:
                return is_heading(text, "legend") or any(
                    word in fold(text).split() for word in ("legend", "key", "definitions")
                )
    return False


def _heading_cells(survey: Survey, row: int, column: int) -> set[tuple[int, int]]:
    return {
        (row - 1, beside)
        for beside in (column, column + 1, column + 2)
        if row > 0 and survey.text(row - 1, beside) and is_heading(survey.text(row - 1, beside), "legend")
    }


def _in_rows(survey: Survey) -> Iterator[tuple[list[tuple[str, str]], set[tuple[int, int]]]]:
    """Find `R | Responsible | A | Accountable` in a row, and a row of letters over a row of their meanings."""
    for row, kinds in enumerate(survey.kinds):
        if kinds.count(CODE) + kinds.count(SHORT) < _FEWEST:
            continue
        for offset in ((0, 1), (1, 0)):
            found = [
                (column, _single(survey, row, column), survey.text(row + offset[0], column + offset[1]))
                for column, kind in enumerate(kinds)
                if kind in (CODE, SHORT) and survey.own_kind(row + offset[0], column + offset[1]) in (TEXT, WORD, PROSE)
            ]
            fitting = [
                each for each in found if each[1] and meaning_in(each[2]) and explains(each[1][:1].upper(), each[2])
            ]
            if (
                len(fitting) >= _FEWEST
                and len({letter for _, letter, _ in fitting}) == len(fitting) >= kinds.count(CODE) - 1
            ):
                cells = {(row, column) for column, _, _ in fitting}
                cells |= {(row + offset[0], column + offset[1]) for column, _, _ in fitting}
                yield [(letter, text) for _, letter, text in fitting], cells
                break


def _word_lists(survey: Survey) -> Iterator[tuple[list[tuple[str, str]], set[tuple[int, int]]]]:
    """Find the words of a notation listed in a column of their own, without letters."""
    for column in range(survey.width):
        run: list[int] = []
        gap = 0
        for row in range(len(survey.kinds) + 1):
            kind = survey.own_kind(row, column)
            if kind == WORD and _usual_word(survey.text(row, column)) and not _among_words(survey, row, column):
                run.append(row)
                gap = 0
            elif kind in (EMPTY, PROSE, NUMBER) and run and gap < 3 and row < len(survey.kinds):  # noqa: PLR2004
                gap += 1
            else:
                words = [fold(survey.text(member, column)) for member in run]
                if len(run) > _FEWEST and len(set(words)) == len(words):
                    cells = {(member, column) for member in run}
                    yield [], cells | {cell for member in run for cell in _beside(survey, member, column)}
                run, gap = [], 0


def _usual_word(text: str) -> bool:
    meaning = meaning_of(text)
    return meaning is not None and meaning.id in _USUAL


def _among_words(survey: Survey, row: int, column: int) -> bool:
    return survey.own_kind(row, column - 1) in "wc" or survey.own_kind(row, column + 1) in "wc"
