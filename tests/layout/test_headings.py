"""Heading rows: which row names the roles, what stands over and under it, headings that repeat, tables without one."""

from __future__ import annotations

import pytest
from grids import PLAIN, assigned, duty_names, grid, matrix_of, reading_of, role_names, sections, understood


@pytest.mark.parametrize("above", ["", "Invoices\n", "Invoices\n\n", "Invoices 2024\nVersion 3\n\n\n"])
def test_the_row_over_the_letters_names_the_roles(above: str) -> None:
    matrix = matrix_of(above + PLAIN.strip("\n"))

    assert role_names(matrix) == ["Manager", "Clerk"]
    assert duty_names(matrix) == ["Approve invoice", "Pay invoice", "File invoice"]


@pytest.mark.parametrize("corner", ["Task", "", "RACI", "Invoice project", "Task / Role", "Activities \u2193"])
def test_the_corner_may_hold_anything(corner: str) -> None:
    matrix = matrix_of(PLAIN.replace("Task ", f"{corner} ", 1))

    assert (role_names(matrix), len(matrix.duties)) == (["Manager", "Clerk"], 3)


def test_the_title_is_the_first_text_above() -> None:
    assert matrix_of("Invoices\nVersion 3\n" + PLAIN.strip("\n")).title == "Invoices"
    assert matrix_of(PLAIN).title == "Plan"


def test_empty_rows_and_columns_around_the_table_do_not_matter() -> None:
    text = "\n".join(f" | | {line}" for line in PLAIN.strip("\n").splitlines())
    matrix = matrix_of(f"\n\n{text}\n\n")

    assert assigned(matrix) == assigned(matrix_of(PLAIN))


def test_roles_may_be_named_with_letters() -> None:
    matrix = matrix_of("Task | A | B | C\nSell bread | A | R | I\nBuy flour | R | A | C\nBake | A | R | I")

    assert role_names(matrix) == ["A", "B", "C"]
    assert len(matrix.duties) == 3


def test_roles_may_be_named_with_words_for_letters() -> None:
    matrix = matrix_of("Decision | Lead | Owner | Consultant\nSell bread | A | R | I\nBuy flour | R | A | C")

    assert role_names(matrix) == ["Lead", "Owner", "Consultant"]


def test_duties_may_be_named_with_words_for_letters() -> None:
    matrix = matrix_of("Step | Author | Editor\nDraft | R | A\nReview | C | A/R\nApproval | I | A/R\nSupport | R | A")

    assert duty_names(matrix) == ["Draft", "Review", "Approval", "Support"]


def test_the_same_headings_again_go_on_with_the_same_matrix() -> None:
    matrix = matrix_of("""
Task | Manager | Clerk
Approve invoice | A | R
Task | Manager | Clerk
Pay invoice | A | R
""")

    assert duty_names(matrix) == ["Approve invoice", "Pay invoice"]


def test_a_repeated_heading_may_name_the_section_in_its_corner() -> None:
    matrix = matrix_of("""
Invoices | Manager | Clerk
Approve invoice | A | R
Pay invoice | A | R

Contracts | Manager | Clerk
Draft contract | A | R
Sign contract | A/R | I
""")

    assert sections(matrix) == {
        "Approve invoice": ("Invoices",),
        "Pay invoice": ("Invoices",),
        "Draft contract": ("Contracts",),
        "Sign contract": ("Contracts",),
    }


def test_a_title_over_each_repeated_heading_names_its_section() -> None:
    matrix = matrix_of("""
Invoices
Task | Manager | Clerk
Approve invoice | A | R
Pay invoice | A | R

Contracts
Task | Manager | Clerk
Draft contract | A | R
Sign contract | A/R | I
""")

    assert sections(matrix) == {
        "Approve invoice": ("Invoices",),
        "Pay invoice": ("Invoices",),
        "Draft contract": ("Contracts",),
        "Sign contract": ("Contracts",),
    }


def test_totals_between_repeated_headings_do_not_part_the_matrix() -> None:
    matrix = matrix_of("""
Task | Manager | Clerk | Auditor
Approve invoice | A | R |
Pay invoice | A | R |
Total R | 0 | 2 | 0

Task | Manager | Clerk | Auditor
Draft contract | A | R | C
Sign contract | A/R | I | I
Total R | 1 | 1 | 0
""")

    assert duty_names(matrix) == ["Approve invoice", "Pay invoice", "Draft contract", "Sign contract"]
    assert role_names(matrix) == ["Manager", "Clerk", "Auditor"]


def test_where_no_row_is_a_heading_the_first_is_taken_and_doubted() -> None:
    reading = reading_of([["R", "A", "C"], ["Sell bread", "R", "A"], ["Buy flour", "A", "R"]])

    assert [note.kind for note in reading.notes if "--header" in note.message] == ["doubt"]


def test_a_heading_row_may_stand_over_a_merged_banner() -> None:
    matrix = matrix_of(
        grid("Task | Head office | | Plant |\n | Manager | Clerk | Engineer | Guard\n"
             "Sell bread | A | R | I | \nBuy flour | A | R | C | I", merges="A1:A2 B1:C1 D1:E1")
    )  # fmt: skip

    assert role_names(matrix) == ["Manager", "Clerk", "Engineer", "Guard"]
    assert [role.group for role in matrix.roles] == [("Head office",)] * 2 + [("Plant",)] * 2


def test_a_banner_that_is_not_merged_goes_on_to_the_right() -> None:
    matrix = matrix_of(
        "Task | Head office | | Plant |\n | Manager | Clerk | Engineer | Guard\n"
        "Sell bread | A | R | I | \nBuy flour | A | R | C | I"
    )

    assert [role.group for role in matrix.roles] == [("Head office",)] * 2 + [("Plant",)] * 2


def test_a_table_that_counts_letters_is_none() -> None:
    matrix = matrix_of(PLAIN.rstrip("\n") + "\n\nRole | R | A | C | I\nManager | 0 | 2 | 0 | 1\nClerk | 3 | 1 | 0 | 0")

    assert duty_names(matrix) == ["Approve invoice", "Pay invoice", "File invoice"]


def test_columns_that_count_letters_are_no_roles() -> None:
    matrix = matrix_of("""
Task            | Manager | Clerk | Auditor | R | A | C | I
Approve invoice | A       | R     | C       | 1 | 1 | 1 | 0
Pay invoice     | A       | R     | I       | 1 | 1 | 0 | 1
File invoice    | I       | A/R   |         | 1 | 1 | 0 | 1
""")

    assert role_names(matrix) == ["Manager", "Clerk", "Auditor"]


def test_a_row_of_totals_is_no_duty() -> None:
    reading = reading_of(PLAIN.rstrip("\n") + "\nTotal | 2 | 3")

    assert duty_names(reading.matrix) == ["Approve invoice", "Pay invoice", "File invoice"]
    assert "row 5 left out: Total" in reading.decisions


@pytest.mark.parametrize("note", ["* until May", "Note: draft", "N.B. check again", "Remark: see minutes", "¹ by post"])
def test_a_footnote_below_is_no_duty(note: str) -> None:
    assert len(matrix_of(PLAIN.rstrip("\n") + f"\n{note}").duties) == 3


def test_what_stands_after_an_empty_row_is_no_duty() -> None:
    assert len(matrix_of(PLAIN.rstrip("\n") + "\n\nPrepared by the office").duties) == 3


@pytest.mark.parametrize("row", ["[Enter task]", "<task>", "{activity}", "Insert new rows above this line",
                                 "→ add lines here", "Add more tasks here"])  # fmt: skip
def test_a_row_that_the_template_left_is_no_duty(row: str) -> None:
    assert len(matrix_of(PLAIN.rstrip("\n") + f"\n{row}\nPost invoice | A | R").duties) == 4


def test_the_last_duty_may_have_no_letters() -> None:
    matrix = matrix_of("Task | Manager | Clerk\nApprove invoice | A | R\nPay invoice | A | R\nArchive invoice | |")

    assert duty_names(matrix) == ["Approve invoice", "Pay invoice", "Archive invoice"]


def test_how_the_table_was_read_is_told() -> None:
    decisions = reading_of("Invoices\n" + PLAIN.strip("\n")).decisions

    assert decisions == (
        "table: plan.xlsx:Plan!A2:C5",
        "roles: Manager, Clerk",
        "heading rows: 2",
        "duties named in column A",
        "notation: RACI, recognized by its letters",
    )


def test_a_sheet_with_only_a_heading_holds_no_matrix() -> None:
    assert not understood(grid("Task | Manager | Clerk")).readings
