"""Lists: names under letters, ticks under letters, one assignment a row, four columns under each role."""

from __future__ import annotations

import pytest
from grids import PLAIN, assigned, duty_names, grid, matrix_of, places, reading_of, role_names, sections, understood

_NAMES = """
Task | Responsible | Accountable | Consulted | Informed
Sell bread | Clerk | Manager | Lawyer | Owner
Buy flour | Clerk, Buyer | Manager | |
Bake bread | Baker | Manager | Clerk | Owner, Buyer
"""
_ROWS = """
Task | Role | RACI
Sell bread | Manager | A
Sell bread | Clerk | R
Buy flour | Manager | A
Buy flour | Buyer | R
Buy flour | Clerk | I
"""
_TICKS = """
Role | Task | R | A | C | I
Manager | Sell bread | | x | |
 | Buy flour | | x | |
Clerk | Sell bread | x | | |
 | Buy flour | | | | x
Buyer | Buy flour | x | | |
"""
_UNDER_ROLES = """
Task | Manager | | | | Clerk | | |
 | R | A | C | I | R | A | C | I
Sell bread | | x | | | x | | |
Buy flour | x | x | | | | | | x
Bake bread | | x | | | x | | |
"""


def test_names_under_words_for_letters_are_read() -> None:
    assert assigned(matrix_of(_NAMES)) == {
        "Sell bread": {"Clerk": "R", "Manager": "A", "Lawyer": "C", "Owner": "I"},
        "Buy flour": {"Clerk": "R", "Buyer": "R", "Manager": "A"},
        "Bake bread": {"Baker": "R", "Manager": "A", "Clerk": "C", "Owner": "I", "Buyer": "I"},
    }


def test_the_roles_of_a_list_come_in_the_order_in_which_they_are_named() -> None:
    assert role_names(matrix_of(_NAMES)) == ["Clerk", "Manager", "Lawyer", "Owner", "Buyer", "Baker"]


def test_a_name_in_a_list_keeps_its_first_spelling() -> None:
    matrix = matrix_of(_NAMES.replace("Clerk, Buyer", "clerk; BUYER"))

    assert role_names(matrix) == ["Clerk", "Manager", "Lawyer", "Owner", "BUYER", "Baker"]
    assert assigned(matrix)["Bake bread"]["BUYER"] == "I"


def test_a_role_named_under_two_letters_holds_both() -> None:
    assert assigned(matrix_of(_NAMES.replace("Baker | Manager", "Baker | Baker")))["Bake bread"]["Baker"] == "R/A"


def test_a_name_in_a_list_stands_in_the_column_of_its_letter() -> None:
    assert places(matrix_of(_NAMES)) == {
        ("Sell bread", "Clerk"): "B2",
        ("Sell bread", "Manager"): "C2",
        ("Sell bread", "Lawyer"): "D2",
        ("Sell bread", "Owner"): "E2",
        ("Buy flour", "Clerk"): "B3",
        ("Buy flour", "Buyer"): "B3",
        ("Buy flour", "Manager"): "C3",
        ("Bake bread", "Baker"): "B4",
        ("Bake bread", "Manager"): "C4",
        ("Bake bread", "Clerk"): "D4",
        ("Bake bread", "Owner"): "E4",
        ("Bake bread", "Buyer"): "E4",
    }


def test_names_in_a_moved_list_stand_where_they_stand_in_the_file() -> None:
    matrix = matrix_of(grid(_NAMES, top=2, left=3))

    assert places(matrix)["Sell bread", "Owner"] == "H4"


def test_a_joint_column_gives_both_letters() -> None:
    matrix = matrix_of("""
Task | Responsible / Accountable | Consulted | Informed
Sell bread | Clerk | Lawyer | Owner
Buy flour | Buyer; Clerk | Lawyer | Owner
""")

    assert assigned(matrix)["Buy flour"] == {"Buyer": "R/A", "Clerk": "R/A", "Lawyer": "C", "Owner": "I"}
    assert places(matrix)["Buy flour", "Buyer"] == "B3"


def test_a_list_may_have_sections_numbers_and_other_columns() -> None:
    matrix = matrix_of("""
Phase | # | Task | R | A | C | I | Due
Shop | 1 | Sell bread | Clerk | Manager | Lawyer | Owner | May
 | 2 | Buy flour | Buyer | Manager | Clerk | | June
Bakery | 3 | Bake bread | Baker | Manager | Clerk | Owner | July
""")

    assert sections(matrix) == {"Sell bread": ("Shop",), "Buy flour": ("Shop",), "Bake bread": ("Bakery",)}
    assert [duty.number for duty in matrix.duties] == ["1", "2", "3"]
    assert matrix.left_out == ("Due",)


@pytest.mark.parametrize("nobody", ["-", "n/a", "tbd", "?", "\u2013"])
def test_nobody_in_a_list_is_no_role(nobody: str) -> None:
    assert "Lawyer" not in role_names(matrix := matrix_of(_NAMES.replace("Lawyer", nobody)))
    assert nobody not in role_names(matrix)


def test_a_cell_that_repeats_its_letter_names_nobody() -> None:
    matrix = matrix_of("""
Task | Responsible | Accountable | Consulted
 | R | A | C
Sell bread | Clerk | Manager | Lawyer
Buy flour | Buyer | Manager | Lawyer
Bake bread | Baker | Manager | Lawyer
""")

    assert role_names(matrix) == ["Clerk", "Manager", "Lawyer", "Buyer", "Baker"]
    assert duty_names(matrix) == ["Sell bread", "Buy flour", "Bake bread"]


def test_two_lists_under_each_other_are_two_matrices() -> None:
    found = understood(grid(_NAMES + "\n" + _NAMES.replace("bread", "cake").strip("\n")))

    assert [duty_names(reading.matrix) for reading in found.readings] == [
        ["Sell bread", "Buy flour", "Bake bread"],
        ["Sell cake", "Buy flour", "Bake cake"],
    ]


def test_a_glossary_is_no_list() -> None:
    matrix = matrix_of(PLAIN.rstrip("\n") + "\n\n" + "\n".join([
        "Word | Responsible | Accountable",
        f"What it means | {'carries out the work and tells of its progress, ' * 3} | {'answers for the outcome, ' * 6}",
    ]))  # fmt: skip

    assert role_names(matrix) == ["Manager", "Clerk"]


def test_one_assignment_a_row_is_read() -> None:
    assert assigned(matrix_of(_ROWS)) == {
        "Sell bread": {"Manager": "A", "Clerk": "R"},
        "Buy flour": {"Manager": "A", "Buyer": "R", "Clerk": "I"},
    }
    assert role_names(matrix_of(_ROWS)) == ["Manager", "Clerk", "Buyer"]


def test_the_columns_of_a_list_may_stand_in_any_order() -> None:
    rows = [line.split("|") for line in _ROWS.strip("\n").splitlines()]
    turned = "\n".join(f"{letter}|{role}|{task}" for task, role, letter in rows)

    assert assigned(matrix_of(turned)) == assigned(matrix_of(_ROWS))


@pytest.mark.parametrize("spelling", ["clerk", "CLERK", "Clerk.", " Clerk "])
def test_a_role_in_a_list_of_assignments_keeps_its_first_spelling(spelling: str) -> None:
    rows = [line.split("|") for line in _ROWS.strip("\n").splitlines()]
    rows[5][1] = spelling

    assert role_names(matrix_of(rows)) == ["Manager", "Clerk", "Buyer"]


def test_a_role_that_stands_twice_for_a_duty_holds_both_letters() -> None:
    assert assigned(matrix_of(_ROWS + "Buy flour | Clerk | C\n"))["Buy flour"]["Clerk"] == "C/I"


def test_a_list_of_assignments_may_give_words_and_pairs() -> None:
    matrix = matrix_of(_ROWS.replace("Manager | A", "Manager | Accountable").replace("Buyer | R", "Buyer | R/A"))

    assert assigned(matrix)["Buy flour"] == {"Manager": "A", "Buyer": "R/A", "Clerk": "I"}


def test_a_list_of_assignments_may_have_sections() -> None:
    matrix = matrix_of("""
workstream | activity | role | raci
Shop | Sell bread | Manager | A
Shop | Sell bread | Clerk | R
Bakery | Bake bread | Manager | A
Bakery | Bake bread | Baker | R
""")

    assert sections(matrix) == {"Sell bread": ("Shop",), "Bake bread": ("Bakery",)}


def test_an_assignment_in_a_list_stands_in_its_own_row() -> None:
    assert places(matrix_of(_ROWS)) == {
        ("Sell bread", "Manager"): "C2",
        ("Sell bread", "Clerk"): "C3",
        ("Buy flour", "Manager"): "C4",
        ("Buy flour", "Buyer"): "C5",
        ("Buy flour", "Clerk"): "C6",
    }


def test_ticks_beside_a_column_of_roles_are_read() -> None:
    assert assigned(matrix_of(_TICKS)) == {
        "Sell bread": {"Manager": "A", "Clerk": "R"},
        "Buy flour": {"Manager": "A", "Clerk": "I", "Buyer": "R"},
    }


@pytest.mark.parametrize("tick", ["x", "X", "\u2713", "\u25cf", "1"])
def test_any_tick_will_do(tick: str) -> None:
    text = "\n".join(_TICKS.splitlines()[:2]) + "\n" + "\n".join(_TICKS.splitlines()[2:]).replace("x", tick)

    assert assigned(matrix_of(text)) == assigned(matrix_of(_TICKS))


def test_the_letter_itself_may_be_the_tick() -> None:
    text = """
Role | Task | R | A | C | I
Manager | Sell bread | | A | |
Clerk | Sell bread | R | | |
Buyer | Sell bread | | | C | I
"""

    assert assigned(matrix_of(text)) == {"Sell bread": {"Manager": "A", "Clerk": "R", "Buyer": "C/I"}}


def test_a_tick_stands_in_its_own_row_and_column() -> None:
    assert places(matrix_of(_TICKS)) == {
        ("Sell bread", "Manager"): "D2",
        ("Buy flour", "Manager"): "D3",
        ("Sell bread", "Clerk"): "C4",
        ("Buy flour", "Clerk"): "F5",
        ("Buy flour", "Buyer"): "C6",
    }


def test_ticks_under_letters_under_roles_are_read() -> None:
    assert assigned(matrix_of(grid(_UNDER_ROLES, merges="B1:E1 F1:I1"))) == {
        "Sell bread": {"Manager": "A", "Clerk": "R"},
        "Buy flour": {"Manager": "R/A", "Clerk": "I"},
        "Bake bread": {"Manager": "A", "Clerk": "R"},
    }


def test_the_roles_over_the_letters_need_not_be_merged() -> None:
    assert assigned(matrix_of(_UNDER_ROLES)) == assigned(matrix_of(grid(_UNDER_ROLES, merges="B1:E1 F1:I1")))


def test_a_tick_under_a_letter_under_a_role_stands_in_its_own_column() -> None:
    assert places(matrix_of(grid(_UNDER_ROLES, merges="B1:E1 F1:I1"))) == {
        ("Sell bread", "Manager"): "C3",
        ("Sell bread", "Clerk"): "F3",
        ("Buy flour", "Manager"): "B4",
        ("Buy flour", "Clerk"): "I4",
        ("Bake bread", "Manager"): "C5",
        ("Bake bread", "Clerk"): "F5",
    }


def test_the_notation_of_a_list_may_be_told() -> None:
    assert reading_of(_NAMES, notation="RASCI").matrix.notation.name == "RASCI"
    assert reading_of(_ROWS, notation="RASCI").matrix.notation.name == "RASCI"
    assert reading_of(_TICKS, notation="RASCI").matrix.notation.name == "RASCI"
    assert reading_of(_UNDER_ROLES, notation="RASCI").matrix.notation.name == "RASCI"


def test_the_words_over_the_columns_tell_the_notation() -> None:
    matrix = matrix_of("""
Decision | Driver | Approver | Contributors | Informed
Raise prices | Clerk | Manager | Lawyer | Owner
Hire staff | Buyer | Manager | Lawyer | Owner
""")

    assert matrix.notation.name == "DACI"


def test_a_list_may_stand_below_a_title_and_other_tables() -> None:
    text = "\n".join(f"Note {number}" for number in range(40))

    assert assigned(matrix_of(f"{text}\n\n{_ROWS.strip()}")) == assigned(matrix_of(_ROWS))


@pytest.mark.xfail(reason="lists keep no marks yet", strict=True)
def test_a_text_in_a_list_of_assignments_that_is_no_letter_is_kept() -> None:
    matrix = matrix_of(_ROWS + "Buy flour | Owner | decides\n")

    assert [mark.text for mark in matrix.marks] == ["decides"]


def test_a_sheet_with_ticks_under_roles_is_no_list() -> None:
    matrix = matrix_of("Task | Manager | Clerk | Owner\nSell | R | A | C\nBuy | A | R | I\nPay | R | A | I")

    assert list(assigned(matrix)) == ["Sell", "Buy", "Pay"]


def test_a_letter_of_another_column_among_names_is_told_and_names_no_role() -> None:
    reading = reading_of(_NAMES.replace("| Lawyer |", "| R |"))

    assert "R" not in role_names(reading.matrix)
    assert [note.message for note in reading.notes if note.kind == "doubt"] == [
        "'R' stands under C: no role is named there"
    ]
