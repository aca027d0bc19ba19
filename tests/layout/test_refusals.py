"""Refusals: tables with letters in them that are no responsibility matrix, each with the reason."""

from __future__ import annotations

import pytest
from grids import PLAIN, duty_names, grid, matrix_of, reason_of, understood

_LETTERED = "Sell bread | A | R | C\nBuy flour | C | A | R\nBake bread | A | I | R\nClean oven | R | A | C"


def _under(headings: str, *, title: str = "") -> str:
    return f"{title}\n\n{headings}\n{_LETTERED}" if title else f"{headings}\n{_LETTERED}"


def test_no_sheets_are_refused() -> None:
    assert understood().reason == "there is no sheet to read"


@pytest.mark.parametrize("rows", [[], [[]], [[""]], [["", ""], [None, ""]], [[]] * 5])
def test_an_empty_sheet_is_refused(rows: list[list[object]]) -> None:
    assert reason_of(rows) == "the sheet is empty"


def test_several_empty_sheets_are_refused() -> None:
    assert understood(grid([]), grid([[""]], name="Two")).reason == "every sheet is empty"


@pytest.mark.parametrize(
    "text",
    [
        "Name | Phone | Town\nAda | 1234 | Oslo\nCarl | 5678 | Rome",
        "Just a note",
        "Dear all,\nplease find the plan attached.\nYours, Ada",
        "1 | 2 | 3\n4 | 5 | 6",
    ],
)
def test_a_sheet_without_letters_is_refused(text: str) -> None:
    assert reason_of(text) == "no table of roles, duties and letters was found"


@pytest.mark.parametrize(
    "text",
    [
        "Task | Role 1 | Role 2\nTask 1 | |\nTask 2 | |",
        "RACI matrix\n\nWhat | Manager | Clerk\nSell bread | |",
        "R = Responsible, A = Accountable\n\nWhat | Manager | Clerk\nSell bread | |",
        "Responsibility chart\nManager | Clerk",
    ],
)
def test_an_empty_template_is_told_from_other_sheets(text: str) -> None:
    assert reason_of(text) == "it looks like an empty template: no cell under a role holds a letter"


def test_ticks_under_roles_are_refused() -> None:
    text = "Function | Manager | Clerk | Auditor\nSell | x | x |\nBuy | x | | x\nPay | | x | x"

    assert reason_of(text) == "its cells are ticks, not letters; a list needs headings such as R, A, C and I"


@pytest.mark.parametrize("headings", ["Task | Mon | Tue | Wed", "Task | 1 | 2 | 3", "Task | Week 1 | Week 2 | Week 3",
                                      "Hour | Lunes | Martes | Viernes", "Name | Jan | Feb | Mar",
                                      "Dienst | Mo | Di | Mi"])  # fmt: skip
def test_letters_under_dates_are_refused(headings: str) -> None:
    assert reason_of(_under(headings)) == "its columns are dates, days or numbers, not roles"


def test_letters_beside_times_are_refused() -> None:
    text = "Time | Room A1 | Room B2 | Hall\n08:00 | A | R | C\n09:00 | C | A | R\n10:00 | A | I | R"

    assert reason_of(text) in (
        "its rows are numbered or timed, not named as duties",
        "no column names duties",
    )


@pytest.mark.parametrize(
    "legend",
    [
        "R = Red, A = Amber, G = Green",
        "A = always, C = rarely, R = regularly",
        "R = refresher, A = advanced, C = competent",
    ],
)
def test_a_legend_of_something_else_is_refused(legend: str) -> None:
    assert reason_of(_under("Task | Cost | Time | Scope", title=legend)) != ""


def test_the_reason_quotes_the_legend_of_something_else() -> None:
    body = "Item | Cost | Time | Scope\nBread | R | A | G\nFlour | G | A | R\nOven | A | R | G"

    assert "R = Red, A = Amber" in reason_of(f"R = Red, A = Amber, G = Green\n\n{body}")


def test_codes_that_nothing_explains_are_refused_by_name() -> None:
    text = "Item | Cost | Time | Scope\nBread | H | M | L\nFlour | L | M | H\nOven | M | L | H"

    assert reason_of(text) == "its codes (H, L, M) are no notation of responsibility that a legend or title explains"


def test_a_single_column_of_letters_is_refused() -> None:
    assert reason_of("Customer | Class\nAda | A\nCarl | C\nEve | R\nFay | A")


def test_a_single_role_is_a_matrix() -> None:
    assert understood(grid("Task | Manager\nSell bread | A/R\nBuy flour | R\nBake bread | A")).readings


def test_letters_without_a_doer_are_refused() -> None:
    text = "Task | Shop | Bakery | Store\nSell | A | C | A\nBuy | C | A | C\nPay | A | A | C"

    assert "alone do not make it a responsibility matrix; name the notation if it is one" in reason_of(text)


def test_letters_without_a_doer_are_admitted_where_the_title_speaks_of_responsibility() -> None:
    text = "RACI matrix\n\nTask | Shop | Bakery | Store\nSell | A | C | A\nBuy | C | A | C\nPay | A | A | C"

    assert understood(grid(text)).readings


@pytest.mark.parametrize(
    "title", ["RACI", "Our RASCI chart", "Responsibility matrix", "Verantwortungsmatrix", "Матрица ответственности",
              "Matriz de responsabilidades", "Matrice des responsabilités", "Linear responsibility chart"],
)  # fmt: skip
def test_a_title_that_speaks_of_responsibility_is_evidence(title: str) -> None:
    text = f"{title}\n\nTask | Shop | Bakery | Store\nSell | A | C | A\nBuy | C | A | C\nPay | A | A | C"

    assert understood(grid(text)).readings


def test_columns_named_with_codes_are_no_roles() -> None:
    text = "Item | Letter | Involvement\nSell bread | A | R\nBuy flour | R | A\nBake bread | A | R"

    assert reason_of(text) == "its columns are codes, not roles"


def test_the_reason_of_the_likeliest_table_is_given() -> None:
    found = understood(
        grid("Name | Phone\nAda | 1234", name="Contacts"),
        grid("Item | Cost | Time | Scope\nBread | H | M | L\nFlour | L | M | H\nOven | M | L | H"),
    )

    assert found.reason == "its codes (H, L, M) are no notation of responsibility that a legend or title explains"


def test_a_refused_file_still_tells_of_hidden_sheets() -> None:
    found = understood(grid("Name | Phone\nAda | 1234"), grid(PLAIN, name="Old", hidden=True))

    assert found.readings == ()
    assert [note.message for note in found.notes] == ["the hidden sheet Old was not read"]


@pytest.mark.parametrize(
    "text",
    [
        "Student | Maths | Physics | History\nAda | A | B | C\nCarl | B | A | A\nEve | C | D | F\nFay | A | A | B",
        "Table | Maker | Admin | Viewer\nOrders | CRU | CRUD | R\nInvoices | CRU | CRUD | R\nLogs | | R |",
        "Staff | Mo | Tu | We\nAda | E | L | N\nCarl | L | N | E\nEve | N | E | L",
        "Option | Cost | Risk | Fit\nBuild | H | M | H\nBuy | M | L | M\nRent | L | H | L",
        "Question | Ada | Carl | Eve\nIs it safe? | Y | N | Y\nIs it cheap? | N | Y | N\nIs it new? | Y | Y | N",
    ],
    ids=["grades", "permissions", "roster", "priorities", "answers"],
)
def test_other_tables_of_letters_are_refused(text: str) -> None:
    assert reason_of(text) != ""


@pytest.mark.parametrize(
    "duties",
    [
        ("Approve the budget", "Write the budget", "Review the budget"),
        ("Set priorities", "Write documentation", "Close issues"),
        ("Report the status", "Track the hours", "Publish the comments"),
    ],
)
def test_duties_that_end_in_a_word_for_an_attribute_are_duties(duties: tuple[str, ...]) -> None:
    matrix = matrix_of([["Task", "Manager", "Clerk"], *([duty, "A", "R"] for duty in duties)])

    assert duty_names(matrix) == list(duties)


def test_letters_under_headings_that_are_letters_name_no_role_and_are_refused() -> None:
    rows = "Task | Responsible | Accountable | Consulted\nSell bread | C | A | R\nBuy flour | R | R | C"

    assert reason_of(rows) == (
        "its columns are letters (Responsible, Accountable, Consulted) and its cells hold letters again, "
        "so that no role is named"
    )


def test_a_list_of_duties_with_the_letters_of_nobody_is_not_turned_into_roles() -> None:
    rows = "| RACI\nSell bread | A\nBuy flour | R\nResponsible baking | C\nLock the shop | I\nCount stock | R"

    assert reason_of(rows) == "only one column holds letters, and its heading does not name a role"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("Task | Role 1 | Role 2\nTask 1 | R/A/C/I | R/A/C/I\nTask 2 | R/A/C/I | R/A/C/I", "template"),
        ("Entity | Admin | Reader\nOrder | CRUD | R\nInvoice | CRU | R\nUser | CRUD | R", "create, read"),
        ("RACI | DACI | RAPID\nBudget | R | A\nPlan | A | R\nSpend | R | A", "notations"),
        ("Shift | Clerk | Baker\nMonday | R | A\nTuesday | A | R\nFriday | R | A", "days or weeks"),
    ],
    ids=["template", "permissions", "comparison", "days"],
)
def test_tables_that_only_look_like_a_matrix_are_refused_by_what_they_are(rows: str, reason: str) -> None:
    assert reason in reason_of(rows.replace("RACI | DACI", "What | RACI | DACI"))
