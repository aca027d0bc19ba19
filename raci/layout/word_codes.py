"""Codes written as words that are usually roles or duties (`Lead`, `Helps`): codes where whole columns hold them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from raci.layout.survey import Survey

_FEWEST_COLUMNS: Final = 2
_FEWEST_CELLS: Final = 3
_BESIDE: Final = frozenset("cwk-.L")


def letters_in_words(survey: Survey) -> set[str]:
    """Return the letters of words that stand in columns of nothing but codes below their heading."""
    withheld = survey.book.withheld
    if not withheld:
        return set()
    rows: dict[int, set[int]] = defaultdict(set)
    for row, column in survey.cells_with(frozenset(withheld)):
        rows[column].add(row)
    full = [column for column, found in rows.items() if _holds_codes(survey, column, found)]
    words = [str(survey.rows[row][column]) for column in full for row in rows[column]]
    if len(full) < _FEWEST_COLUMNS or len(words) < _FEWEST_CELLS:
        return set()
    return {withheld[word] for word in words}


def _holds_codes(survey: Survey, column: int, rows: set[int]) -> bool:
    """Tell whether from its first word on a column holds only such words, codes and nothing, and no letter heads it."""
    first, kinds = min(rows), survey.columns[column]
    if first == 0 or kinds[:first].strip(".L")[:1] in ("c", "w"):
        return False
    return all(row in rows or kinds[row] in _BESIDE for row in range(first, len(kinds)))
