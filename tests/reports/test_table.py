"""A matrix as a table in the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import matrix_of

from raci.reports.table import heading, table
from raci.reports.terminal import Palette, width

SECTIONS = """
title: Bids
| Duty | Head of Sales | Clerk |
| --- | --- | --- |
| Plan year | A | |
| **Offer** | | |
| Approve bid | A/R | I |
| Write bid | A | R |
| **Offer › After** | | |
| Archive bid | | A |
"""


def test_sections_duties_and_letters_stand_in_columns() -> None:
    expected = """\
                Head of     Clerk
                Sales
! Plan year     A           ·
Offer
? Approve bid   R/A         I
· Write bid     A           R
Offer › After
  Archive bid   ·           A"""
    marked = {"Plan year": "error", "Offer › Approve bid": "warning", "Offer › Write bid": "note"}

    assert table(matrix_of(SECTIONS), Palette(), 80, marked) == expected


def test_roles_that_find_no_room_stand_in_a_band_below() -> None:
    expected = """\
                Head of
                Sales
  Plan year     A
Offer
  Approve bid   R/A
  Write bid     A
Offer › After
  Archive bid   ·

                Clerk
  Plan year     ·
Offer
  Approve bid   I
  Write bid     R
Offer › After
  Archive bid   A"""

    assert table(matrix_of(SECTIONS), Palette(), 30) == expected


@pytest.mark.parametrize("columns", [0, 1, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal_where_a_role_fits(columns: int) -> None:
    roles = " | ".join(f"Superintendent {number} of everything there is" for number in range(9))
    matrix = matrix_of(
        f"| Duty | {roles} |\n|{'--|' * 10}\n| {'Approve ' * 20} |{' A |' * 9}\n| 检验投标 |{' R |' * 9}\n"
    )
    widest = max(map(width, table(matrix, Palette(), columns).splitlines()))

    assert widest <= max(columns, 60)


def test_headings_are_cut_to_three_lines() -> None:
    matrix = matrix_of("| Duty | One two three four five Superintendents |\n|--|--|\n| Plan | A |\n")

    assert table(matrix, Palette(), 80).splitlines() == [
        "         One two",
        "         three four",
        "         five",
        "  Plan   A",
    ]


def test_a_matrix_without_roles_or_duties_is_a_table_too() -> None:
    matrix = matrix_of("| Duty | Clerk |\n|--|--|\n")

    assert table(matrix, Palette(), 80) == "         Clerk"
    assert table(replace(matrix, roles=()), Palette(), 80) == ""


def test_letters_are_coloured_by_participation() -> None:
    coloured = table(matrix_of(SECTIONS), Palette(on=True), 80, {"Plan year": "error"})

    assert "\x1b[1;31m!\x1b[0m Plan year" in coloured
    assert "\x1b[1;38;5;208mR/A        \x1b[0m" in coloured
    assert "\x1b[1;38;5;33mR          \x1b[0m" in coloured
    assert "\x1b[2m·          \x1b[0m" in coloured


def test_the_heading_says_title_notation_and_place() -> None:
    matrix = matrix_of(SECTIONS)

    assert heading(matrix) == "Bids — RACI, Example!A1:C7"
    assert heading(replace(matrix, title="")) == "RACI, Example!A1:C7"
    assert heading(replace(matrix, source=type(matrix.source)())) == "Bids — RACI"
