"""Rows of duties: without letters, over several rows, without a name, twice; and the doubt whether one is a section."""

from __future__ import annotations

import pytest
from grids import Looks, duty_names, grid, matrix_of, places, reading_of


def test_a_row_with_placeholders_under_the_roles_is_a_duty() -> None:
    matrix = matrix_of("Task | Manager | Clerk\nSell bread | A | R\nBuy flour | - | -\nBake bread | A | R")

    assert duty_names(matrix) == ["Sell bread", "Buy flour", "Bake bread"]


def test_a_row_with_a_status_like_the_others_is_a_duty() -> None:
    matrix = matrix_of(
        "Task | Manager | Clerk | Status\nSell bread | A | R | open\nBuy flour | | | open\nBake bread | A | R | done"
    )

    assert duty_names(matrix) == ["Sell bread", "Buy flour", "Bake bread"]


def test_a_row_styled_like_the_duties_is_one_where_sections_are_styled_otherwise() -> None:
    text = "Task | Manager | Clerk\nShop\nSell bread | A | R\nBuy flour | |\nPay | A | R\nBakery\nBake bread | A | R"
    matrix = matrix_of(grid(text, looks=Looks(bold=[(1, 0), (5, 0)])))

    assert duty_names(matrix) == ["Sell bread", "Buy flour", "Pay", "Bake bread"]
    assert [duty.section for duty in matrix.duties] == [("Shop",)] * 3 + [("Bakery",)]


@pytest.mark.parametrize(
    "looks",
    [
        pytest.param(Looks(), id="styled alike"),
        pytest.param(
            None,
            id="without styles",
            marks=pytest.mark.xfail(reason="a lone row in a text file is no doubt yet", strict=True),
        ),
    ],
)
def test_a_row_that_could_be_either_is_doubted(looks: Looks | None) -> None:
    text = "Task | Manager | Clerk\nSell bread | A | R\nBuy flour\nBake bread | A | R\nClean | R | A"
    reading = reading_of(grid(text, looks=looks))

    assert [note.kind for note in reading.notes] == ["doubt"]
    assert reading.notes[0].message.startswith("'Buy flour' was read as ")
    assert reading.notes[0].location.cell == "A3"


def test_many_doubtful_rows_are_told_together() -> None:
    goods = ("jam", "bread", "tea", "milk", "oil")
    body = "".join(f"Sell {name} | A | R\nBuy {name}\nPack {name} | R | A\n" for name in goods)
    messages = [note.message for note in reading_of(grid(f"Task | Manager | Clerk\n{body}", looks=Looks())).notes]

    assert len(messages) == 4
    assert messages[-1] == "2 more rows without letters could be read either way"


def test_the_same_duty_in_two_sections_is_two_duties() -> None:
    matrix = matrix_of(grid(
        "Task | Manager | Clerk\nShop\nClean | A | R\nBakery\nClean | R | A", merges="A2:C2 A4:C4"))  # fmt: skip

    assert [duty.key for duty in matrix.duties] == ["Shop › Clean", "Bakery › Clean"]


def test_the_same_duty_twice_in_a_section_gets_keys_of_its_own() -> None:
    matrix = matrix_of("Task | Manager | Clerk\nClean | A | R\nClean | R | A\nClean | A | R")

    assert [duty.key for duty in matrix.duties] == ["Clean", "Clean #2", "Clean #3"]
    assert duty_names(matrix) == ["Clean"] * 3


def test_keys_stay_unique_whatever_the_duties_are_called() -> None:
    matrix = matrix_of("Task | Manager | Clerk\nClean #2 | A | R\nClean | R | A\nClean | A | R\nClean #2 | A | R")

    assert len({duty.key for duty in matrix.duties}) == 4


def test_a_name_merged_over_two_rows_is_one_duty() -> None:
    matrix = matrix_of(
        grid("Task | Manager | Clerk\nSell bread | A |\n | | R\nBuy flour | I | A\n | R |", merges="A2:A3 A4:A5")
    )

    assert duty_names(matrix) == ["Sell bread", "Buy flour"]
    assert [{role: str(entry) for role, entry in row.items()} for row in matrix.rows] == [
        {"Manager": "A", "Clerk": "R"},
        {"Manager": "R/I", "Clerk": "A"},
    ]


@pytest.mark.xfail(reason="a duty over two rows is located in its first row", strict=True)
def test_a_letter_in_the_second_row_of_a_duty_stands_there() -> None:
    matrix = matrix_of(
        grid("Task | Manager | Clerk\nSell bread | A |\n | | R\nBuy flour | I | A\n | R |", merges="A2:A3 A4:A5")
    )

    assert places(matrix)["Sell bread", "Manager"] == "B2"
    assert places(matrix)["Sell bread", "Clerk"] == "C3"


def test_a_name_that_goes_on_in_the_next_row_is_one_duty_where_its_letters_are_merged() -> None:
    matrix = matrix_of(
        grid("Task | Manager | Clerk\nSell bread | A | R\nand rolls | |\nBuy flour | I | A", merges="B2:B3 C2:C3")
    )

    assert duty_names(matrix) == ["Sell bread and rolls", "Buy flour"]


def test_letters_merged_over_rows_hold_for_each_duty() -> None:
    matrix = matrix_of(
        grid("Task | Manager | Clerk\nSell bread | A | R\nBuy flour | | I\nBake | R | A", merges="B2:B3")
    )

    assert [str(row["Manager"]) for row in matrix.rows] == ["A", "A", "R"]
    assert [(each.kind, each.source) for each in matrix.oddities] == [("merged", (2, 2))]


def test_letters_without_a_name_are_left_out_and_doubted() -> None:
    reading = reading_of("Task | Manager | Clerk\nSell bread | A | R\n | A | R\nBuy flour | A | R")

    assert duty_names(reading.matrix) == ["Sell bread", "Buy flour"]
    assert [(note.kind, note.location.row) for note in reading.notes] == [("doubt", 3)]


def test_a_number_names_a_duty_that_has_nothing_else() -> None:
    matrix = matrix_of("# | Task | Manager | Clerk\n1 | Sell bread | A | R\n2 | | A | R\n3 | Buy flour | A | R")

    assert duty_names(matrix) == ["Sell bread", "2", "Buy flour"]


def test_the_last_duty_above_a_row_of_totals_is_one_where_a_cell_holds_several_letters() -> None:
    matrix = matrix_of("""
Task | Manager | Boss | Clerk
Approve invoice | A | I | R
Run | | |
File invoice | I | C | A/R
Total | 2 | 2 | 2
""")

    assert [(each.section, each.name) for each in matrix.duties] == [
        ((), "Approve invoice"),
        (("Run",), "File invoice"),
    ]
