"""What the user says of the layout overrules what would be found, right or wrong."""

from __future__ import annotations

import pytest
from grids import PLAIN, assigned, duty_names, grid, matrix_of, reason_of, role_names, understood

from raci.errors import SettingsError
from raci.layout.grid import Grid

_TURNED = """
Role | Approve invoice | Pay invoice | File invoice
Manager | A | A | I
Clerk | R | R | A/R
"""
_BOTH = PLAIN.strip("\n") + "\n\n" + PLAIN.strip("\n").replace("invoice", "contract").replace("Clerk", "Lawyer")


def test_only_the_sheet_named_is_read() -> None:
    found = understood(grid(PLAIN, name="One"), grid(PLAIN, name="Two"), sheet="two")

    assert [reading.matrix.source.sheet for reading in found.readings] == ["Two"]


def test_a_hidden_sheet_that_is_named_is_read() -> None:
    found = understood(grid(PLAIN), grid(PLAIN, name="Old", hidden=True), sheet="Old")

    assert [reading.matrix.source.sheet for reading in found.readings] == ["Old"]
    assert found.notes == ()


def test_only_the_range_is_read() -> None:
    matrix = matrix_of(_BOTH, range="A6:C9")

    assert duty_names(matrix) == ["Approve contract", "Pay contract", "File contract"]
    assert matrix.locate(matrix.duties[0], matrix.roles[1]).cell == "C7"


def test_a_range_may_leave_out_columns_and_rows() -> None:
    matrix = matrix_of(PLAIN.replace("| Clerk", "| Clerk | Auditor").replace("R\n", "R | I\n"), range="A1:C3")

    assert assigned(matrix) == {
        "Approve invoice": {"Manager": "A", "Clerk": "R"},
        "Pay invoice": {"Manager": "A", "Clerk": "R"},
    }


def test_a_range_that_holds_nothing_is_refused() -> None:
    assert "empty" in reason_of(PLAIN, range="Y9:Z10")


def test_a_range_counts_lines_of_a_text_file() -> None:
    text = Grid([["Bakery"], *(line.split(" | ") for line in ("Task | Boss | Clerk", "Sell | A | R", "Buy | A | R"))],
                "plan.csv", None, lines=(1, 2, 3, 4))  # fmt: skip
    matrix = matrix_of(text, range="A2:C4")

    assert [duty.source for duty in matrix.duties] == [(3, 1), (4, 1)]


def test_the_row_named_as_heading_names_the_roles() -> None:
    text = "Task | Ada | Carl\nTask | Manager | Clerk\nSell | A | R\nBuy | A | R"

    assert role_names(matrix_of(text, header=1)) == ["Ada", "Carl"]
    assert role_names(matrix_of(text, header=2)) == ["Manager", "Clerk"]


def test_the_heading_row_counts_in_the_file() -> None:
    matrix = matrix_of(grid(PLAIN, top=6), header=7)

    assert (role_names(matrix), len(matrix.duties)) == (["Manager", "Clerk"], 3)


@pytest.mark.parametrize("header", [99, 5])
def test_a_heading_row_with_nothing_under_it_is_refused(header: int) -> None:
    assert reason_of(PLAIN, header=header)


def test_a_heading_row_above_the_range_is_refused() -> None:
    assert reason_of(_BOTH, header=1, range="A6:C9")


def test_the_heading_row_of_a_list_may_be_told() -> None:
    text = """
Task | Responsible | Accountable | Consulted | Informed
Task | Who does it | Who answers for it | Who is asked | Who is told
Sell bread | Clerk | Manager | Lawyer | Owner
Buy flour | Buyer | Manager | Lawyer | Owner
"""

    assert duty_names(matrix_of(text, header=1)) != []
    assert "Clerk" in role_names(matrix_of(text, header=1))


def test_the_column_named_names_the_duties() -> None:
    text = "Task | Deliverable | Manager | Clerk\nSell | Bread sold | A | R\nBuy | Flour bought | A | R"

    assert duty_names(matrix_of(text)) == ["Sell", "Buy"]
    assert duty_names(matrix_of(text, duties="B")) == ["Bread sold", "Flour bought"]


def test_the_column_of_duties_counts_in_the_file() -> None:
    text = "Task | Deliverable | Manager | Clerk\nSell | Bread sold | A | R\nBuy | Flour bought | A | R"

    assert duty_names(matrix_of(grid(text, left=2), duties="d")) == ["Bread sold", "Flour bought"]


def test_the_column_of_duties_in_a_list_may_be_told() -> None:
    text = """
Task | Deliverable | Responsible | Accountable
Sell | Bread sold | Clerk | Manager
Buy | Flour bought | Buyer | Manager
"""

    assert duty_names(matrix_of(text, duties="B")) == ["Bread sold", "Flour bought"]


@pytest.mark.parametrize("notation", [None, "RACI"])
@pytest.mark.parametrize("duties", ["ZZ", "A"])
def test_a_column_of_duties_outside_the_sheet_is_refused(duties: str, notation: str | None) -> None:
    assert reason_of(grid(PLAIN, left=3), duties=duties, notation=notation)


def test_a_transposed_matrix_is_found_out() -> None:
    matrix = matrix_of(_TURNED)

    assert assigned(matrix) == assigned(matrix_of(PLAIN))
    assert matrix.source.across


def test_that_a_matrix_is_transposed_may_be_told() -> None:
    text = "X | Alpha | Beta | Gamma\nOne | A | A | I\nTwo | R | R | A/R"

    assert role_names(matrix_of(text, transposed=True)) == ["One", "Two"]
    assert role_names(matrix_of(text, transposed=False)) == ["Alpha", "Beta", "Gamma"]


def test_that_a_matrix_is_not_transposed_may_be_told() -> None:
    assert role_names(matrix_of(_TURNED, transposed=False)) == ["Approve invoice", "Pay invoice", "File invoice"]


def test_a_right_reading_can_be_overruled_as_transposed() -> None:
    assert role_names(matrix_of(PLAIN, transposed=True)) == ["Approve invoice", "Pay invoice", "File invoice"]


def test_places_in_a_transposed_matrix_lead_back_to_the_file() -> None:
    matrix = matrix_of(_TURNED)
    duty, role = matrix.duties[2], matrix.roles[1]

    assert matrix.locate(duty).cell == "D1"
    assert matrix.locate(role=role).cell == "A3"
    assert matrix.locate(duty, role).cell == "D3"


def test_a_transposed_matrix_in_a_text_file_leads_back_to_its_lines() -> None:
    text = Grid([line.split(" | ") for line in _TURNED.strip().splitlines()], "plan.csv", None, lines=(1, 4, 6))
    matrix = matrix_of(text)

    assert matrix.duties[2].source == (1, 4)
    assert matrix.locate(matrix.duties[2], matrix.roles[1]).inside == "6:4"


def test_the_duties_of_a_transposed_matrix_may_stand_in_the_row_told() -> None:
    text = "Code | T1 | T2\nRole | Approve | Pay\nManager | A | A\nClerk | R | R"

    assert duty_names(matrix_of(text, transposed=True)) == ["Approve", "Pay"]


def test_the_notation_told_is_used() -> None:
    assert matrix_of(PLAIN, notation="RASCI").notation.name == "RASCI"
    assert matrix_of(PLAIN, notation="rasci").notation.name == "RASCI"


def test_the_notation_told_wins_over_the_legend() -> None:
    assert matrix_of("L = Lead, A = Assist\n\n" + PLAIN.strip("\n"), notation="RACI").notation.name == "RACI"


def test_the_notation_told_admits_a_table_that_would_be_refused() -> None:
    text = "Decision | Ada | Carl | Eve\nRaise prices | D | A | I\nHire staff | D | I | A"

    assert reason_of(text)
    assert matrix_of(text, notation="DACI").notation.name == "DACI"


def test_letters_outside_the_notation_told_are_kept_as_strangers() -> None:
    reading = understood(grid(PLAIN.replace("| I ", "| D ")), notation="RACI").readings[0]

    assert assigned(reading.matrix)["File invoice"]["Manager"] == "D"
    assert any("the letters D are not explained" in note.message for note in reading.notes)


def test_an_unknown_notation_is_told() -> None:
    with pytest.raises(SettingsError, match=r"there is no notation 'RACY'; did you mean RACI\?"):
        understood(grid(PLAIN), notation="RACY")


def test_an_unknown_sheet_is_told() -> None:
    with pytest.raises(SettingsError, match="there is no sheet 'Plam'"):
        understood(grid(PLAIN), sheet="Plam")
