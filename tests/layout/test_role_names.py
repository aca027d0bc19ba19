"""Names of roles: out of one heading row or several, with persons, departments, brackets, and made unique."""

from __future__ import annotations

import pytest
from grids import assigned, grid, matrix_of, places, reading_of, role_names

_BODY = "\nSell bread | A | R | I\nBuy flour | I | A | R\nBake bread | A | R | C"


def test_white_space_in_a_heading_is_one_blank() -> None:
    matrix = matrix_of([["Task", " Plant\n Manager ", "Night\u00a0 Clerk"], ["Sell", "A", "R"], ["Buy", "A", "R"]])

    assert role_names(matrix) == ["Plant Manager", "Night Clerk"]


@pytest.mark.parametrize(
    ("heading", "name", "holder"),
    [
        ("Manager (Ada Byron)", "Manager", "Ada Byron"),
        ("Manager [Ada Byron]", "Manager", "Ada Byron"),
        ("Manager\\n(Ada Byron)", "Manager", "Ada Byron"),
        ("Ada Byron (Manager)", "Manager", "Ada Byron"),
        ("Ada Byron\\n(Plant Manager)", "Plant Manager", "Ada Byron"),
    ],
)
def test_a_person_in_the_heading_holds_the_role(heading: str, name: str, holder: str) -> None:
    role = matrix_of(f"Task | {heading} | Clerk | Engineer{_BODY}").roles[0]

    assert (role.name, role.holders) == (name, (holder,))
    assert role.aliases == (heading.replace("\\n", " "),)


def test_brackets_that_hold_no_person_belong_to_the_name() -> None:
    role = matrix_of(f"Task | Manager (12 hours a week) | Clerk | Engineer{_BODY}").roles[0]

    assert (role.name, role.holders) == ("Manager (12 hours a week)", ())
    assert role.aliases == ("Manager", "12 hours a week")


def test_nobody_in_brackets_is_no_holder() -> None:
    role = matrix_of(f"Task | Manager (tbd) | Clerk | Engineer{_BODY}").roles[0]

    assert (role.name, role.holders) == ("Manager", ())


@pytest.mark.parametrize("order", ["over", "under"])
def test_a_row_of_persons_names_the_holders(order: str) -> None:
    persons, roles = " | Ada Byron | Carl Diaz | Eve Fox", "Task | Manager | Clerk | Engineer"
    rows = f"{persons}\n{roles}" if order == "over" else f"{roles}\n{persons}"
    matrix = matrix_of(rows + _BODY)

    assert role_names(matrix) == ["Manager", "Clerk", "Engineer"]
    assert [role.holders for role in matrix.roles] == [("Ada Byron",), ("Carl Diaz",), ("Eve Fox",)]


def test_three_rows_name_department_role_and_person() -> None:
    matrix = matrix_of(
        grid(f" | Head office | | Plant\nTask | Manager | Clerk | Engineer\n | Ada Byron | Carl Diaz | Eve Fox{_BODY}",
             merges="B1:C1")
    )  # fmt: skip

    assert [(role.name, role.group, role.holders) for role in matrix.roles] == [
        ("Manager", ("Head office",), ("Ada Byron",)),
        ("Clerk", ("Head office",), ("Carl Diaz",)),
        ("Engineer", ("Plant",), ("Eve Fox",)),
    ]


def test_persons_alone_are_the_roles() -> None:
    assert role_names(matrix_of(f"Task | Ada | Carl | Eve{_BODY}")) == ["Ada", "Carl", "Eve"]


def test_a_heading_merged_over_two_columns_is_one_role() -> None:
    matrix = matrix_of(
        grid(
            "Task | Manager | | Clerk\nSell bread | A | | R\nBuy flour | | R | A\nBake bread | A | R | I",
            merges="B1:C1",
        )
    )

    assert role_names(matrix) == ["Manager", "Clerk"]
    assert assigned(matrix)["Bake bread"] == {"Manager": "R/A", "Clerk": "I"}


@pytest.mark.xfail(reason="a role over two columns is located in its first", strict=True)
def test_a_letter_under_either_of_two_columns_stands_in_its_own_column() -> None:
    matrix = matrix_of(
        grid(
            "Task | Manager | | Clerk\nSell bread | A | | R\nBuy flour | | R | A\nBake bread | A | R | I",
            merges="B1:C1",
        )
    )

    assert places(matrix)["Sell bread", "Manager"] == "B2"
    assert places(matrix)["Buy flour", "Manager"] == "C3"


def test_the_same_heading_twice_is_told_apart_by_its_holder() -> None:
    matrix = matrix_of(f"Task | Manager | Manager | Clerk\n | Ada Byron | Carl Diaz | Eve Fox{_BODY}")

    assert role_names(matrix) == ["Manager (Ada Byron)", "Manager (Carl Diaz)", "Clerk"]


def test_the_same_heading_twice_is_told_apart_by_its_group() -> None:
    matrix = matrix_of(f" | Buyer | Seller | Seller\nTask | Manager | Manager | Clerk{_BODY}")

    assert role_names(matrix) == ["Manager (Buyer)", "Manager (Seller)", "Clerk"]


def test_the_same_heading_twice_is_told_apart_by_a_number() -> None:
    matrix = matrix_of(f"Task | Manager | Manager | Clerk{_BODY}")

    assert role_names(matrix) == ["Manager 1", "Manager 2", "Clerk"]


def test_the_same_heading_twice_is_told() -> None:
    reading = reading_of(f"Task | Manager | Manager | Clerk{_BODY}")
    told = [each.source for each in reading.matrix.oddities] + [note.location.cell for note in reading.notes]

    assert (1, 3) in told or "C1" in told


def test_role_names_stay_unique_whatever_the_numbers_make_of_them() -> None:
    matrix = matrix_of("Task | Manager | Manager | Manager 1\nSell bread | A | R | I\nBuy flour | I | A | R")

    assert len(set(role_names(matrix))) == len(matrix.roles) == 3


def test_a_column_without_a_heading_is_named_after_its_letter_and_told() -> None:
    reading = reading_of(f"Task | Manager | | Engineer{_BODY}")

    assert role_names(reading.matrix) == ["Manager", "Column C", "Engineer"]
    assert [(each.kind, each.source) for each in reading.matrix.oddities] == [("unnamed", (1, 3))]
    assert [(note.kind, note.location.cell) for note in reading.notes] == [("doubt", "C1")]


def test_a_column_without_a_heading_is_named_after_its_letter_in_the_file() -> None:
    moved = grid(f"Task | Manager | | Engineer{_BODY}", left=3)
    reading = reading_of(moved)

    assert role_names(reading.matrix) == ["Manager", "Column F", "Engineer"]
    assert [each.message for each in reading.matrix.oddities] == ["column F holds letters but its heading is empty"]
    assert [note.message for note in reading.notes] == ["column F holds letters but has no heading"]


@pytest.mark.xfail(reason="a turned role without a name is named after its column", strict=True)
def test_a_row_without_a_heading_in_a_transposed_matrix_is_named_after_its_number() -> None:
    reading = reading_of(
        "Role | Approve invoice | Pay invoice | File invoice\nManager | A | A | I\n | R | R | A/R\nClerk | I | I | R"
    )

    assert role_names(reading.matrix) == ["Manager", "Row 3", "Clerk"]


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_role_without_any_letter_is_a_role(place: int) -> None:
    rows = [["Task", "Manager", "Clerk"], ["Sell bread", "A", "R"], ["Buy flour", "I", "A/R"], ["Bake bread", "A", "R"]]
    for row, text in zip(rows, ["Sales Director", "", "", ""], strict=True):
        row.insert(place, text)

    assert role_names(matrix_of(rows)).index("Sales Director") == place - 1


def test_an_empty_column_with_another_heading_is_no_role() -> None:
    matrix = matrix_of("Task | Manager | Comments | Clerk\nSell bread | A | | R\nBuy flour | I | | A/R")

    assert role_names(matrix) == ["Manager", "Clerk"]
    assert matrix.left_out == ("Comments",)


def test_a_role_stands_where_its_heading_stands() -> None:
    matrix = matrix_of(grid(f"Task | Manager | Clerk | Engineer{_BODY}", top=4, left=1))

    assert [matrix.locate(role=role).cell for role in matrix.roles] == ["C5", "D5", "E5"]


def test_look_alike_headings_stay_as_they_are_written() -> None:
    assert role_names(matrix_of(f"Task | \u0421EO | Clerk | Engineer{_BODY}"))[0] == "\u0421EO"
