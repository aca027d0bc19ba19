"""A column of scopes beside the duties: recognized by its heading, and left out where it holds something else."""

from __future__ import annotations

import pytest
from grids import assigned, grid, matrix_of, reading_of, role_names

from raci.model import Scope

_ROWS = (
    ("Sell bread", "A", "R", "I"),
    ("Buy flour", "I", "A", "R"),
    ("Bake bread", "A", "R", "C"),
    ("Clean", "R", "A", ""),
)
_CELLS = ("company", "each region", "North", "")


def _with(heading: str, *cells: str, at: int) -> list[list[str]]:
    rows = [["Task", "Manager", "Clerk", "Engineer"], *map(list, _ROWS)]
    for row, text in zip(rows, (heading, *cells), strict=True):
        row.insert(at, text)
    return rows


def _scopes(rows: list[list[str]]) -> list[str]:
    return [str(duty.scope or "") for duty in matrix_of(rows).duties]


@pytest.mark.parametrize("at", [0, 1, 2, 4])
@pytest.mark.parametrize(
    "heading", ["Scope", "SCOPE", "Geltungsbereich", "Périmètre", "Alcance", "Ámbito", "Escopo", "Ambito", "Reikwijdte"]
)
def test_a_column_of_scopes_gives_each_duty_its_own(heading: str, at: int) -> None:
    if (heading, at) == ("Ámbito", 0):
        return  # see below
    reading = reading_of(_with(heading, *_CELLS, at=at))

    assert [str(duty.scope or "") for duty in reading.matrix.duties] == list(_CELLS)
    assert role_names(reading.matrix) == ["Manager", "Clerk", "Engineer"]
    assert reading.matrix.left_out == ()
    assert {duty.section for duty in reading.matrix.duties} == {()}
    assert f"scopes in column {'ABCDE'[at]}" in reading.decisions


def test_a_repeated_ambito_left_of_the_duties_is_still_a_section() -> None:
    matrix = matrix_of(_with("Ámbito", "Shop", "Shop", "Bakery", "Bakery", at=0))

    assert [duty.section for duty in matrix.duties] == [("Shop",), ("Shop",), ("Bakery",), ("Bakery",)]


def test_units_that_look_like_letters_are_no_role() -> None:
    matrix = matrix_of(_with("Scope", "US", "UK", "DE", "IT", at=1))

    assert [str(duty.scope) for duty in matrix.duties] == ["US", "UK", "DE", "IT"]
    assert role_names(matrix) == ["Manager", "Clerk", "Engineer"]


@pytest.mark.parametrize(
    "cells",
    [
        ("In", "Out", "In", "In"),
        ("x", "", "x", ""),
        ("Yes", "No", "No", "Yes"),
        ("", "", "", ""),
        ("All that is sold over the counter, from bread to cake, and what is delivered to the cafés of the town",) * 4,
    ],
)
def test_what_names_no_part_of_an_organization_is_no_scope(cells: tuple[str, ...]) -> None:
    assert _scopes(_with("Scope", *cells, at=1)) == [""] * 4


@pytest.mark.parametrize("nothing", ["-", "n/a", "…"])
def test_nothing_is_no_scope(nothing: str) -> None:
    assert _scopes(_with("Scope", "North", nothing, "North", "", at=1)) == ["North", "", "North", ""]


def test_a_cell_may_name_several_dimensions() -> None:
    matrix = matrix_of(_with("Scope", "geography: North; product: Bread", "North, South", "a", "b", at=1))

    assert matrix.duties[0].scope == Scope((("geography", "North"), ("product", "Bread")))
    assert matrix.duties[1].scope == Scope((("", "North, South"),))


def test_merged_cells_hold_for_each_duty_they_cover() -> None:
    matrix = matrix_of(grid(_with("Scope", "North", "", "South", "", at=1), merges="B2:B3 B4:B5"))

    assert [str(duty.scope) for duty in matrix.duties] == ["North", "North", "South", "South"]


def test_rows_of_a_list_with_one_duty_at_two_scopes_are_two_duties() -> None:
    matrix = matrix_of("""
Task | Scope | Role    | RACI
Sell | North | Manager | A
Sell | North | Clerk   | R
Sell | South | Director| A
Sell | South | Clerk   | R
Buy  | North | Manager | A
Buy  | North | Clerk   | R
""")

    assert [(duty.name, str(duty.scope)) for duty in matrix.duties] == [
        ("Sell", "North"),
        ("Sell", "South"),
        ("Buy", "North"),
    ]
    assert [set(row) for row in matrix.rows] == [{"Manager", "Clerk"}, {"Director", "Clerk"}, {"Manager", "Clerk"}]


def test_a_turned_table_has_a_row_of_scopes() -> None:
    turned = [list(column) for column in zip(*_with("Scope", *_CELLS, at=1), strict=True)]
    matrix = matrix_of(turned, transposed=True)

    assert [str(duty.scope or "") for duty in matrix.duties] == list(_CELLS)
    assert assigned(matrix) == assigned(matrix_of(_with("Scope", *_CELLS, at=1)))
