"""How deep a row stands in an outline: by the number it begins with, by leading blanks, by its indent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from raci.layout.survey import Survey

_NUMBER: Final = pattern(r"^\s*(?:[A-Za-z]{0,4}[ .-]?)(\d+(?:\.\d+)*)[.):\s-]")
_BLANKS_OF_AN_INDENT: Final = 3


def depth_of_number(text: str) -> int:
    """Return how many parts the number at the start of a text has: `1.2.3 Test` has 3, `Test` none."""
    match = _NUMBER.match(text + " ")
    if not match:
        return 0
    return len([part for part in match[1].split(".") if part])


def leading(survey: Survey, row: int, column: int) -> int:
    """Return how far a name stands to the right of its cell's edge, in blanks; a step of indent counts three."""
    value = survey.rows[row][column]
    blanks = len(value) - len(value.lstrip(" \t\u00a0")) if isinstance(value, str) else 0
    styles = survey.styles() if survey.has_indents() else None
    return blanks + (_BLANKS_OF_AN_INDENT * styles.of(row, column).indent if styles else 0)
