"""Columns: which name the duty, its number, its section, which are roles, and which are left out."""

from __future__ import annotations

import pytest
from grids import Looks, assigned, duty_names, grid, matrix_of, reading_of, role_names, sections

_ROWS = (
    ("Sell bread", "A", "R", "I"),
    ("Buy flour", "I", "A", "R"),
    ("Bake bread", "A", "R", "C"),
    ("Clean", "R", "A", ""),
)


def _with(heading: str, *cells: str, at: int) -> list[list[str]]:
    rows = [["Task", "Manager", "Clerk", "Engineer"], *map(list, _ROWS)]
    for row, text in zip(rows, (heading, *cells), strict=True):
        row.insert(at, text)
    return rows


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("#", ("1", "2", "3", "4")),
        ("No.", ("1.", "2.", "3.", "4.")),
        ("WBS", ("1.1", "1.2", "2.1", "2.1.1")),
        ("ID", ("T-01", "T-02", "T-03", "T-04")),
        ("", ("1", "2", "3", "4")),
        ("Nr.", ("I", "II", "III", "IV")),
        ("Id", ("a)", "b)", "c)", "d)")),
        ("№", ("1", "2", "3", "4")),
    ],
)
def test_a_column_of_numbers_numbers_the_duties(heading: str, cells: tuple[str, ...]) -> None:
    matrix = matrix_of(_with(heading, *cells, at=0))

    assert [duty.number for duty in matrix.duties] == list(cells)
    assert duty_names(matrix) == [row[0] for row in _ROWS]
    assert role_names(matrix) == ["Manager", "Clerk", "Engineer"]


def test_numbers_stored_as_numbers_are_shown_as_their_format_shows_them() -> None:
    rows: list[list[object]] = [
        ["WBS", "Task", "Manager", "Clerk"],
        [1.1, "Sell", "A", "R"],
        [1.2, "Buy", "A", "R"],
        [1.1, "Bake", "A", "R"],
    ]
    looks = Looks(shown={(1, 0): "1.1", (2, 0): "1.2", (3, 0): "1.10"})

    assert [duty.number for duty in matrix_of(grid(rows, looks=looks)).duties] == ["1.1", "1.2", "1.10"]


def test_whole_numbers_lose_their_decimals() -> None:
    rows: list[list[object]] = [
        ["#", "Task", "Manager", "Clerk"],
        [1.0, "Sell", "A", "R"],
        [2.0, "Buy", "A", "R"],
        [10.0, "Bake", "A", "R"],
    ]

    assert [duty.number for duty in matrix_of(rows).duties] == ["1", "2", "10"]


def test_a_number_takes_no_part_in_a_duty_being_the_same() -> None:
    one, other = matrix_of(_with("#", "1", "2", "3", "4", at=0)), matrix_of(_with("#", "5", "6", "7", "8", at=0))

    assert one.duties == other.duties


@pytest.mark.parametrize("at", [0, 1, 2, 4])
@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Status", ("open", "done", "open", "done")),
        ("Due date", ("1 May", "2 May", "", "3 June")),
        ("Comments", ("", "ask the bank first", "", "")),
        ("Priority", ("H", "M", "L", "H")),
        ("Hours", ("4", "2", "12", "1")),
        ("Owner", ("Ada Byron", "Carl Diaz", "Ada Byron", "Eve Fox")),
    ],
)
def test_a_column_that_is_no_role_is_left_out_and_told(at: int, heading: str, cells: tuple[str, ...]) -> None:
    reading = reading_of(_with(heading, *cells, at=at))

    assert role_names(reading.matrix) == ["Manager", "Clerk", "Engineer"]
    assert duty_names(reading.matrix) == [row[0] for row in _ROWS]
    assert reading.matrix.left_out == (heading,)
    assert f"columns left out: {heading}" in reading.decisions
    assert {duty.section for duty in reading.matrix.duties} == {()}


def test_a_left_out_column_without_a_heading_is_told_by_its_letter() -> None:
    reading = reading_of(_with("", "see the minutes", "", "", "see the plan", at=4))

    assert reading.matrix.left_out == ("column E",)


def test_a_left_out_column_is_told_by_its_letter_in_the_file() -> None:
    reading = reading_of(grid(_with("", "see the minutes", "", "", "see the plan", at=4), left=2))

    assert reading.matrix.left_out == ("column G",)


@pytest.mark.parametrize(
    "cells", [("Shop", "Shop", "Bakery", "Bakery"), ("Shop", "", "Bakery", "")], ids=["repeated", "once"]
)
def test_a_column_of_phases_gives_the_sections(cells: tuple[str, ...]) -> None:
    matrix = matrix_of(_with("Phase", *cells, at=0))

    assert sections(matrix) == {
        "Sell bread": ("Shop",),
        "Buy flour": ("Shop",),
        "Bake bread": ("Bakery",),
        "Clean": ("Bakery",),
    }


def test_a_merged_column_gives_the_sections() -> None:
    matrix = matrix_of(grid(_with("", "Shop", "", "Bakery", "", at=0), merges="A2:A3 A4:A5"))

    assert [duty.section for duty in matrix.duties] == [("Shop",), ("Shop",), ("Bakery",), ("Bakery",)]


def test_two_columns_of_sections_give_a_path() -> None:
    rows = _with("Phase", "Shop", "", "Bakery", "", at=0)
    for row, text in zip(rows, ("Step", "Front", "Back", "Oven", "Oven"), strict=True):
        row.insert(1, text)

    assert [duty.section for duty in matrix_of(rows).duties] == [
        ("Shop", "Front"),
        ("Shop", "Back"),
        ("Bakery", "Oven"),
        ("Bakery", "Oven"),
    ]


@pytest.mark.xfail(reason="sections are looked for left of the duties only", strict=True)
def test_a_column_of_phases_may_stand_right_of_the_duties() -> None:
    matrix = matrix_of(_with("Phase", "Shop", "Shop", "Bakery", "Bakery", at=1))

    assert [duty.section for duty in matrix.duties] == [("Shop",), ("Shop",), ("Bakery",), ("Bakery",)]


@pytest.mark.parametrize("heading", ["Active", "Mode", "Plant", ""])
def test_a_column_that_says_the_same_in_every_row_gives_no_sections(heading: str) -> None:
    matrix = matrix_of(_with(heading, "Yes", "Yes", "Yes", "Yes", at=0))

    assert {duty.section for duty in matrix.duties} == {()}


def test_a_deliverable_gives_way_to_a_task() -> None:
    cells = ("Bread sold", "Flour bought", "Bread baked", "Clean floor")

    assert duty_names(matrix_of(_with("Deliverable", *cells, at=0))) == [row[0] for row in _ROWS]
    assert duty_names(matrix_of(_with("Deliverable", *cells, at=1))) == [row[0] for row in _ROWS]


def test_a_description_beside_the_task_is_left_out() -> None:
    matrix = matrix_of(_with("Description", *(f"what has to be known of {row[0]}" for row in _ROWS), at=1))

    assert duty_names(matrix) == [row[0] for row in _ROWS]


def test_an_empty_column_between_roles_does_not_matter() -> None:
    assert role_names(matrix_of(_with("", "", "", "", "", at=2))) == ["Manager", "Clerk", "Engineer"]


@pytest.mark.parametrize("names", [("SA", "DO"), ("MO", "FR"), ("SO", "MI")])
def test_an_abbreviation_that_is_also_a_weekday_is_a_role(names: tuple[str, str]) -> None:
    rows = [["Task", *names, "Engineer", "Clerk"], *([*row, "I"] for row in _ROWS)]

    assert role_names(matrix_of(rows)) == [*names, "Engineer", "Clerk"]


def test_a_column_of_dates_among_roles_is_left_out() -> None:
    matrix = matrix_of(_with("Week 12", "R", "A", "", "R", at=4))

    assert role_names(matrix) == ["Manager", "Clerk", "Engineer"]


def test_the_duties_may_stand_right_of_the_roles() -> None:
    rows = [["Manager", "Clerk", "Engineer", "Task"], *([*row[1:], row[0]] for row in _ROWS)]
    matrix = matrix_of(rows)

    assert (duty_names(matrix), role_names(matrix)) == ([row[0] for row in _ROWS], ["Manager", "Clerk", "Engineer"])


def test_letters_right_and_left_of_the_duties_are_not_one_matrix() -> None:
    matrix = matrix_of(_with("Class", "A", "C", "A", "C", at=0))

    assert role_names(matrix) == ["Manager", "Clerk", "Engineer"]


def test_tasks_numbered_with_letters_are_no_codes() -> None:
    matrix = matrix_of(_with("Id", "A", "B", "C", "D", at=0))

    assert [duty.number for duty in matrix.duties] == ["A", "B", "C", "D"]
    assert assigned(matrix)["Sell bread"] == {"Manager": "A", "Clerk": "R", "Engineer": "I"}


@pytest.mark.parametrize("noun", ["Task", "Step", "Test", "Item", "Work", "T", "WP"])
def test_duties_may_be_called_by_a_noun_and_a_number(noun: str) -> None:
    rows = [["Task", "Manager", "Clerk"], *([f"{noun} {number}", "A", "R"] for number in range(1, 6))]

    assert duty_names(matrix_of(rows)) == [f"{noun} {number}" for number in range(1, 6)]
