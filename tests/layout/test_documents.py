"""What documents add to the layout: headings over tables, words around them, one matrix cut into several tables."""

from __future__ import annotations

import pytest
from grids import understood

from raci.layout.grid import Grid
from raci.names import abbreviates

_PLAN = "Task | Clerk | Director\nOrder flour | R | A\nPay bill | R | A"
_BAKE = "Task | Clerk | Director\nKnead dough | R | A\nHeat oven | I | A/R"


def table(text: str, *headings: str, line: int = 1) -> Grid:
    rows = [[cell.strip() for cell in row.split("|")] for row in text.splitlines()]
    places = {
        (row, column): (line + row, 10 * column + 3) for row, cells in enumerate(rows) for column in range(len(cells))
    }
    return Grid(rows, "plan.md", None, lines=tuple(range(line, line + len(rows))), places=places, headings=headings)


def prose(text: str, line: int = 1) -> Grid:
    rows = [[row] for row in text.splitlines()]
    return Grid(rows, "plan.md", None, lines=tuple(range(line, line + len(rows))), prose=True)


def test_tables_with_the_same_roles_under_several_headings_are_one_matrix_in_sections() -> None:
    found = understood(table(_PLAN, "Bakery", "Buying"), table(_BAKE, "Bakery", "Baking", line=20))
    (reading,) = found.readings

    assert reading.matrix.title == "Bakery"
    assert [(duty.name, duty.section) for duty in reading.matrix.duties] == [
        ("Order flour", ("Buying",)),
        ("Pay bill", ("Buying",)),
        ("Knead dough", ("Baking",)),
        ("Heat oven", ("Baking",)),
    ]


def test_each_cell_of_a_joined_matrix_keeps_its_own_line_and_column() -> None:
    (reading,) = understood(table(_PLAN, "Buying"), table(_BAKE, "Baking", line=20)).readings
    matrix = reading.matrix
    places = [str(matrix.locate(each.duty, each.role, each.entry)) for each in matrix.assignments()]

    assert places[:2] == ["plan.md:2:13", "plan.md:2:23"]
    assert places[-2:] == ["plan.md:22:13", "plan.md:22:23"]
    assert str(matrix.locate(matrix.duties[-1])) == "plan.md:22:3"


def test_a_joined_matrix_takes_the_columns_in_any_order() -> None:
    turned = "Task | Director | Clerk\nKnead dough | A | R"
    (reading,) = understood(table(_PLAN, "Buying"), table(turned, "Baking", line=20)).readings

    assert {role: entry.letters for role, entry in reading.matrix.rows[-1].items()} == {
        "Director": ("A",),
        "Clerk": ("R",),
    }


def test_tables_with_other_roles_are_matrices_of_their_own() -> None:
    other = _BAKE.replace("Clerk", "Baker")
    found = understood(table(_PLAN, "Buying"), table(other, "Baking", line=20))

    assert [reading.matrix.title for reading in found.readings] == ["Buying", "Baking"]


def test_two_versions_of_one_matrix_are_not_joined() -> None:
    later = _PLAN.replace("| R | A", "| A | R")
    found = understood(table(_PLAN, "As it is"), table(later, "As it shall be", line=20))

    assert [reading.matrix.title for reading in found.readings] == ["As it is", "As it shall be"]


def test_a_duty_that_stands_twice_under_one_heading_keeps_two_keys() -> None:
    more = "Task | Clerk | Director\nPay bill | I | A\nCount stock | R | A\nLock up | R | A"
    (reading,) = understood(table(_PLAN, "Buying"), table(more, "Buying", line=20)).readings

    assert [duty.key for duty in reading.matrix.duties] == [
        "Order flour", "Pay bill", "Pay bill #2", "Count stock", "Lock up"]  # fmt: skip


def test_the_words_around_a_table_explain_its_letters() -> None:
    rows = "Task | Clerk | Director\nOrder flour | P | O\nPay bill | P | O\nKnead dough | P | O"
    legend = prose("Who does what\nO = Owner\nP = Performer", line=8)
    (reading,) = understood(table(rows, line=20), legend).readings

    assert {letter.letter: letter.meaning for letter in reading.matrix.notation.letters} == {
        "O": "Owner",
        "P": "Performer",
    }


def test_words_are_no_matrix() -> None:
    found = understood(prose("R\nA\nC\nResponsible: the clerk\nAccountable: the director"))

    assert found.readings == ()
    assert found.reason


def test_a_heading_may_name_the_notation() -> None:
    rows = "Task | Clerk | Director\nOrder flour | D | A\nPay bill | D | A\nKnead dough | C | A"
    (reading,) = understood(table(rows, "Our DACI")).readings

    assert reading.matrix.notation.name == "DACI"


def test_a_list_of_abbreviations_gives_roles_their_full_names() -> None:
    rows = _PLAN.replace("Clerk", "PC").replace("Director", "DoB")
    listed = prose("- PC: Purchasing Clerk\n- DoB — Director of Baking", line=20)
    (reading,) = understood(table(rows), listed).readings

    assert [role.aliases for role in reading.matrix.roles] == [("Purchasing Clerk",), ("Director of Baking",)]


def test_a_table_of_roles_gives_them_their_full_names() -> None:
    rows = _PLAN.replace("Clerk", "PC").replace("Director", "DIR")
    listed = table("Abbr. | Role | Hours\nPC | Purchasing Clerk | 12\nDIR | Director | 8", line=20)
    (reading,) = understood(table(rows), listed).readings

    assert [role.aliases for role in reading.matrix.roles] == [("Purchasing Clerk",), ("Director",)]


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("PM", "Project Manager"),
        ("PMO", "Project Management Office"),
        ("Dir.", "Director"),
        ("IT-L", "IT Lead"),
        ("QUAL", "Head of Quality"),
        ("DoB", "Director of Baking"),
    ],
)
def test_an_abbreviation_is_made_of_beginnings_of_words(short: str, name: str) -> None:
    assert abbreviates(short, name)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("A", "Accountable"),
        ("PM", "Miller, Paul"),
        ("PM", "Decides on the project"),
        ("Clerk", "Clerk"),
        ("PM", "P" + " keeps the plan and tells everybody about it in the meeting on Monday"),
        ("", "Nobody"),
        ("R" * 40, "R " * 29),
    ],
)
def test_other_texts_are_no_abbreviation(short: str, name: str) -> None:
    assert not abbreviates(short, name)
