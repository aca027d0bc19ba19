"""Grids as no person would make them, and some programs do: ragged, huge, empty, with values of every kind."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from grids import assigned, duty_names, grid, matrix_of, role_names, understood

from raci.layout.grid import Area, Grid

_ROWS = [["Task", "Manager", "Clerk"], ["Sell", "A", "R"], ["Buy", "A", "R"], ["Bake", "I", "A/R"]]


def test_rows_may_be_ragged() -> None:
    rows = [["Task", "Manager", "Clerk"], ["Sell", "A", "R", "", ""], ["Buy", "A"], [], ["Bake", "", "R"]]

    assert assigned(matrix_of(rows)) == {
        "Sell": {"Manager": "A", "Clerk": "R"},
        "Buy": {"Manager": "A"},
        "Bake": {"Clerk": "R"},
    }


@pytest.mark.parametrize(
    "rows",
    [
        [["R"]],
        [["R"], []],
        [["Task", "R"]],
        [["Task", "Responsible"]],
        [["Task"], ["Responsible"]],
        [["Responsible", "Accountable"]],
        [["Task", "Manager"], ["Task", "R"]],
        [["", "R"], ["R", ""]],
        [["Task", "Responsible", "Accountable", "Consulted"], ["Sell", "", 0, 0], ["Buy", "R", "", "R"]],
    ],
)
def test_a_table_of_a_few_rows_is_read_or_refused(rows: list[list[object]]) -> None:
    found = understood(grid(rows))

    assert bool(found.readings) != bool(found.reason)


def test_rows_may_be_tuples() -> None:
    assert assigned(matrix_of([tuple(row) for row in _ROWS])) == assigned(matrix_of(_ROWS))


def test_the_rows_of_a_grid_are_left_as_they_are() -> None:
    rows = [["Task", "Manager", "Clerk"], ["Sell", "A", "R"], ["Buy", "", "R"]]
    matrix_of(grid(rows, merges="B2:B3"))

    assert rows == [["Task", "Manager", "Clerk"], ["Sell", "A", "R"], ["Buy", "", "R"]]


@pytest.mark.parametrize("nothing", ["", None, " ", "\u00a0", "\u200b", "\n", "\t "])
def test_every_kind_of_nothing_is_an_empty_cell(nothing: str | None) -> None:
    rows: list[list[object]] = [["Task", "Manager", "Clerk", nothing], [nothing] * 4]
    rows += ([*row, nothing] for row in _ROWS[1:])

    assert assigned(matrix_of(rows)) == assigned(matrix_of(_ROWS))


@pytest.mark.parametrize(
    "value",
    [0, 1, 1.5, -3, 10**30, float("inf"), float("nan"), True, False, dt.date(2024, 5, 1), dt.time(8, 30),
     dt.datetime(2024, 5, 1, 8, 30, tzinfo=dt.UTC), dt.timedelta(hours=30), b"bytes", 1j, "\x00", "\x07", "\ud800",
     "\u202eabc", "=1/0", "#REF!", "\U0001f680", "e\u0301", "\ufffe"],
)  # fmt: skip
def test_any_value_may_stand_anywhere(value: object) -> None:
    for row in range(len(_ROWS) + 1):
        for column in range(4):
            rows: list[list[object]] = [[*each, ""] for each in (*_ROWS, ["", "", ""])]
            rows[row][column] = value
            understood(grid(rows))
    found = understood(grid([*_ROWS, ["Pay", value, value]]))

    assert [duty_names(reading.matrix)[:3] for reading in found.readings] == [["Sell", "Buy", "Bake"]]


def test_a_date_under_a_role_is_kept_as_a_mark() -> None:
    more: list[list[object]] = [["Pay", dt.date(2024, 5, 1), "R"]]

    assert [mark.text for mark in matrix_of([*_ROWS, *more]).marks] == ["2024-05-01"]


def test_a_true_and_a_one_are_told_apart() -> None:
    more: list[list[object]] = [["Pay", True, "R"], ["Pack", 1, "R"]]

    assert [mark.text for mark in matrix_of([*_ROWS, *more]).marks] == ["TRUE", "1"]


def test_numbers_may_name_duties_and_roles() -> None:
    rows: list[list[object]] = [["Task", 2024, "Clerk", "Manager"], ["Sell", "A", "R", "I"], ["Buy", "A", "R", "I"]]

    assert "Clerk" in role_names(matrix_of(rows))


@pytest.mark.parametrize(
    "merges",
    [
        (Area(0, 0, 1048575, 16383),),
        (Area(5, 5, 1048575, 16383),),
        (Area(100, 100, 200, 200),),
        (Area(0, 0, 0, 16383), Area(1, 0, 1048575, 0)),
        tuple(Area(0, 0, 1048575, 16383) for _ in range(500)),
        (Area(2, 1, 1, 2),),
        (Area(1, 1, 2, 2), Area(2, 2, 3, 3)),
    ],
)
def test_merged_areas_of_any_size_are_survived(merges: tuple[Area, ...]) -> None:
    started = time.monotonic()
    understood(Grid(_ROWS, "plan.xlsx", "Plan", merges))

    assert time.monotonic() - started < 5


def test_a_merged_area_over_the_whole_sheet_gives_no_letter_to_every_cell() -> None:
    matrix = matrix_of(Grid([["RACI", "", ""], *_ROWS], "plan.xlsx", "Plan", (Area(0, 0, 0, 16383),)))

    assert assigned(matrix) == assigned(matrix_of(_ROWS))


def test_an_endless_merged_title_below_the_table_does_no_harm() -> None:
    rows = [*_ROWS, ["", "", ""], ["Prepared by the office", "", ""]]
    matrix = matrix_of(Grid(rows, "plan.xlsx", "Plan", (Area(5, 0, 1048575, 16383),)))

    assert assigned(matrix) == assigned(matrix_of(_ROWS))


@pytest.mark.parametrize("place", [(0, 0), (0, 1), (1, 0), (1, 1), (3, 2)])
@pytest.mark.parametrize("piece", ["x", "R ", "R = Responsible, ", "A/", "((", "Buyer, ", "1.", "\n", "R(", "=:"])
def test_giant_texts_are_survived_quickly(place: tuple[int, int], piece: str) -> None:
    rows = [list(row) for row in _ROWS]
    rows[place[0]][place[1]] = piece * (100_000 // len(piece))
    started = time.monotonic()
    understood(grid(rows))

    assert time.monotonic() - started < 5


@pytest.mark.parametrize("piece", ["x", "Buyer, ", "Buyer / ", "(", "Buyer & Seller; ", "\n", "- "])
def test_giant_lists_of_names_are_survived_quickly(piece: str) -> None:
    rows = [
        ["Task", "Responsible", "Accountable"],
        ["Sell", piece * (100_000 // len(piece)), "Manager"],
        ["Buy", "Clerk", "Manager"],
    ]
    started = time.monotonic()
    understood(grid(rows))

    assert time.monotonic() - started < 10


def test_a_giant_name_of_a_duty_stays_whole() -> None:
    name = "Sell bread " * 5_000
    rows = [["Task", "Manager", "Clerk"], [name, "A", "R"], ["Buy", "A", "R"], ["Bake", "A", "R"]]

    assert duty_names(matrix_of(rows))[0] == name.strip()


def test_a_long_matrix_is_read_to_its_end() -> None:
    rows = [["Task", "Manager", "Clerk"], *([f"Sell article {number}", "A", "R"] for number in range(5_000))]

    assert len(matrix_of(rows).duties) == 5_000


def test_a_wide_matrix_is_read_to_its_end() -> None:
    rows = [
        ["Task", *(f"Clerk {number}" for number in range(500))],
        *([verb, *"RACI" * 125] for verb in ("Sell", "Buy")),
    ]

    assert len(matrix_of(rows).roles) == 500


def test_equal_cells_share_one_entry() -> None:
    matrix = matrix_of([["Task", "Manager", "Clerk"], *([f"Sell article {number}", "A", "R"] for number in range(50))])

    assert len({id(entry) for row in matrix.rows for entry in row.values()}) == 2


def test_a_grid_without_path_and_name_is_read() -> None:
    assert role_names(matrix_of(Grid(_ROWS))) == ["Manager", "Clerk"]
