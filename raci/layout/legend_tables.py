"""Legends laid out in cells: letters in a column or a row with their meanings beside them, or lists of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.codes import clean_letters
from raci.layout.kinds import CODE, EMPTY, LEGEND, PROSE, SHORT, TEXT, WORD
from raci.layout.legend_texts import beside, explains
from raci.layout.lexicon import is_heading, sounds_like_role
from raci.names import fold
from raci.notations import begins_meaning, meaning_in, meaning_of
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.layout.legend_texts import Found
    from raci.layout.survey import Survey

_LETTER_FIRST: Final = pattern(r"(?<![ckwq])(?=[ck-]\.{0,2}[tpwL])")
_LETTER_LAST: Final = pattern(r"[tw]\.{0,2}[ck](?![ckw])")
_LONGEST_WORD: Final = 30
_MOST_BLANKS: Final = 2
_WORD_RUN: Final = pattern(r"w(?:[.pn]{0,2}w){2,}")
_FEWEST: Final = 2
_HEADED: Final = 3
_MOST_APART: Final = 3
_USUAL: Final = frozenset({"responsible", "accountable", "consulted", "informed", "supporting", "approving"})


def in_columns(survey: Survey) -> Iterator[Found]:
    """Find letters in a column, each with its meaning beside it (to the right, or to the left)."""
    cells: dict[int, list[int]] = {}
    for row in survey.odd:
        for match in _LETTER_FIRST.finditer(survey.own_kinds[row]):
            cells.setdefault(match.start(), []).append(row)
    yield from _explained_runs(survey, cells, 1)
    words = frozenset(value for value in survey.values("tw") if len(value) <= _LONGEST_WORD and _has_meaning(value))
    after: dict[int, list[int]] = {}
    for row, column in survey.cells_with(words):
        letter = _LETTER_LAST.match(survey.own_kinds[row], column)
        if letter:
            after.setdefault(letter.end() - 1, []).append(row)
    yield from _explained_runs(survey, after, -1)


def _has_meaning(value: str) -> bool:
    if value.count(" ") > _MOST_BLANKS:
        return False
    first = value.split(maxsplit=1)[:1]
    return bool(first) and begins_meaning(first[0].casefold().strip(".,:;")) and meaning_of(value) is not None


def _explained_runs(survey: Survey, cells: dict[int, list[int]], side: int) -> Iterator[Found]:
    for column, rows in cells.items():
        for run in _runs(survey, column, rows):
            found = _explained(survey, column, run, side)
            if found:
                yield found


def _runs(survey: Survey, column: int, rows: list[int]) -> Iterator[list[int]]:
    """Yield runs of these rows, at most two empty rows apart, whose cells are single, distinct letters."""
    run: list[int] = []
    seen: set[str] = set()
    for row in rows:
        letter = _single(survey, row, column)
        far = bool(run) and (
            row - run[-1] > _MOST_APART or any(survey.own_kind(gap, column) != EMPTY for gap in range(run[-1] + 1, row))
        )
        if not letter or letter in seen or far:
            if len(run) >= _FEWEST:
                yield run
            run, seen = [], set()
        if letter:
            run.append(row)
            seen.add(letter)
    if len(run) >= _FEWEST:
        yield run


def _single(survey: Survey, row: int, column: int) -> str:
    text = clean_letters(survey.text(row, column)).strip("():.=-* ")
    if len(text) == 1 and text.isalpha():
        return text.upper()
    return text if len(text) == 2 and text.isalpha() and text[0].isupper() else ""  # noqa: PLR2004


def _explained(survey: Survey, column: int, run: list[int], side: int) -> Found | None:
    letters: list[tuple[str, str]] = []
    cells: set[tuple[int, int]] = set()
    fitting = 0
    for row in run:
        meaning = _neighbour(survey, row, column, side)
        text = survey.text(row, meaning) if meaning is not None else ""
        if meaning is None or (side < 0 and not meaning_of(text)):
            continue
        letter = _single(survey, row, column)
        fitting += explains(letter[:1].upper(), text)
        letters.append((letter, text))
        cells |= {(row, column), (row, meaning)}
        if side > 0:
            cells |= set(beside(survey, row, meaning))
    several = side > 0 and len(letters) >= _HEADED
    headed = several and survey.own_kind(run[0], column - 1) not in "tp" and _has_legend_heading(survey, run[0], column)
    several = several and sum(sounds_like_role(text) for _, text in letters) * 2 < len(letters)
    headed = headed or (several and all(_stands_alone(survey, row, column) for row in run))
    headed = headed or (several and _stands_apart(survey, column, run))
    enough = len(letters) >= _FEWEST and len(letters) >= len(run) - 1
    if not enough or not (headed or fitting >= max(_FEWEST, 0.6 * len(letters))):
        return None
    return letters, cells | _heading_cells(survey, run[0], column)


def _stands_alone(survey: Survey, row: int, column: int) -> bool:
    """Tell whether a row holds nothing but a letter and its explanation."""
    kinds = survey.own_kinds[row]
    return not kinds[:column].strip(".L") and sum(kind not in ".L" for kind in kinds) <= _HEADED


def _stands_apart(survey: Survey, column: int, run: list[int]) -> bool:
    """Tell whether a column holds nothing but these letters, an empty column before it and nothing else above."""
    if column == 0 or survey.columns[column].strip(".L-tpn") == "" or survey.columns[column - 1].strip(".L"):
        return False
    return sum(map(survey.columns[column].count, "ckwq")) == len(run)


def _neighbour(survey: Survey, row: int, column: int, side: int) -> int | None:
    for distance in range(1, 4):
        near = column + side * distance
        kind = survey.own_kind(row, near)
        if kind in (TEXT, PROSE, WORD, LEGEND):
            return near if near >= 0 else None
        if kind != EMPTY:
            return None
    return None


def _has_legend_heading(survey: Survey, row: int, column: int) -> bool:
    for above in range(row - 1, max(row - 3, -1), -1):
        for near in (column, column + 1):
            text = survey.text(above, near)
            if text:
                listed = fold(text).split()
                return is_heading(text, "legend") or any(word in listed for word in ("legend", "key", "definitions"))
    return False


def _heading_cells(survey: Survey, row: int, column: int) -> set[tuple[int, int]]:
    texts = {near: survey.text(row - 1, near) for near in (column, column + 1, column + 2)} if row else {}
    return {(row - 1, near) for near, text in texts.items() if text and is_heading(text, "legend")}


def in_rows(survey: Survey) -> Iterator[Found]:
    """Find `R | Responsible | A | Accountable` in a row, and a row of letters over a row of their meanings."""
    kinds = survey.own_kinds
    for row in survey.odd:
        here = kinds[row]
        if here.count(CODE) + here.count(SHORT) < _FEWEST:
            continue
        if here.count(TEXT) + here.count(WORD) + here.count(PROSE) >= _FEWEST:
            found = _paired(survey, row, 0, 1)
            if found:
                yield found
                continue
        below = kinds[row + 1] if row + 1 < len(kinds) else ""
        if below.count(TEXT) + below.count(WORD) >= _FEWEST and CODE not in below:
            found = _paired(survey, row, 1, 0)
            if found:
                yield found


def _paired(survey: Survey, row: int, down: int, across: int) -> Found | None:
    """Return the letters of a row whose cell further on, in one direction, explains them."""
    pairs = [
        (column, _single(survey, row, column), survey.text(row + down, column + across))
        for column, kind in enumerate(survey.own_kinds[row])
        if kind in (CODE, SHORT) and survey.own_kind(row + down, column + across) in (TEXT, WORD, PROSE)
    ]
    fitting = [each for each in pairs if each[1] and meaning_in(each[2]) and explains(each[1][:1].upper(), each[2])]
    codes = survey.own_kinds[row].count(CODE)
    if len(fitting) < _FEWEST or not len({letter for _, letter, _ in fitting}) == len(fitting) >= codes - 1:
        return None
    cells = {cell for column, _, _ in fitting for cell in ((row, column), (row + down, column + across))}
    return [(letter, text) for _, letter, text in fitting], cells


def word_lists(survey: Survey) -> Iterator[Found]:
    """Find the words of a notation listed in a column of their own, without letters."""
    for column, kinds in enumerate(survey.columns):
        if kinds.count(WORD) <= _FEWEST:
            continue
        own = "".join(survey.own_kind(row, column) for row in range(len(kinds))) if survey.covered else kinds
        for match in _WORD_RUN.finditer(own):
            rows = [row for row in range(match.start(), match.end()) if own[row] == WORD]
            words = [fold(survey.text(row, column)) for row in rows]
            alone = not any(_among_words(survey, row, column) for row in rows)
            if alone and len(set(words)) == len(words) and all(map(_usual_word, words)):
                cells = {(row, column) for row in rows}
                yield [], cells | {cell for row in rows for cell in beside(survey, row, column)}


def _usual_word(text: str) -> bool:
    meaning = meaning_of(text)
    return meaning is not None and meaning.id in _USUAL


def _among_words(survey: Survey, row: int, column: int) -> bool:
    return survey.own_kind(row, column - 1) in "wc" or survey.own_kind(row, column + 1) in "wc"
