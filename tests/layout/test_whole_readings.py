"""Whole readings: roles, duties, cells and places of small tables, and what is told of how they were read."""

from __future__ import annotations

import pytest
from grids import assigned, duty_names, grid, places, reading_of, role_names, understood


@pytest.mark.parametrize(
    ("text", "cells", "decisions", "notes", "stands"),
    [
        (
            """
No | Phase | Task | Scope | Manager | Clerk | Remarks
1 | Plan | Approve invoice | EMEA | A | R | x
2 | Plan | Pay invoice | EMEA | A | R |
3 | Run | File invoice | EMEA | I | A/R | late
4 | Run | Send invoice | APAC | later | A/R |
""",
            [
                ("Plan › Approve invoice", "Manager=A Clerk=R"),
                ("Plan › Pay invoice", "Manager=A Clerk=R"),
                ("Run › File invoice", "Manager=I Clerk=R/A"),
                ("Run › Send invoice", "Clerk=R/A"),
            ],
            [
                "table: plan.xlsx:Plan!A1:G5",
                "roles: Manager, Clerk",
                "heading rows: 1",
                "duties named in column C",
                "numbers in column A",
                "scopes in column D",
                "sections in column B",
                "notation: RACI, recognized by its letters",
                "columns left out: Remarks",
            ],
            [("doubt", "1 cell under a role holds something that is no letter, such as 'later'", "E5")],
            "E2 F2 E3 F3 E4 F4 F5",
        ),
        (
            """
 | Approve invoice | Pay invoice | File invoice | Send invoice
Manager | A | A | I | A
Clerk | R | R | A/R | R
Director | | C | C |
""",
            [
                ("Approve invoice", "Manager=A Clerk=R"),
                ("Pay invoice", "Manager=A Clerk=R Director=C"),
                ("File invoice", "Manager=I Clerk=R/A Director=C"),
                ("Send invoice", "Manager=A Clerk=R"),
            ],
            [
                "table: plan.xlsx:Plan!A1:E4",
                "roles: Manager, Clerk, Director",
                "orientation: duties in columns, roles in rows",
                "heading rows: 1",
                "duties named in column A",
                "notation: RACI, recognized by its letters",
            ],
            [],
            "B2 B3 C2 C3 C4 D2 D3 D4 E2 E3",
        ),
        (
            """
Task | Responsible | Accountable | Consulted | Informed
Approve invoice | Clerk, Buyer | Manager | | Director
Pay invoice | Clerk | Manager | Lawyer |
File invoice | Buyer | Manager | | Clerk
""",
            [
                ("Approve invoice", "Clerk=R Buyer=R Manager=A Director=I"),
                ("Pay invoice", "Clerk=R Manager=A Lawyer=C"),
                ("File invoice", "Buyer=R Manager=A Clerk=I"),
            ],
            [
                "table: plan.xlsx:Plan!A1:E4",
                "roles: Clerk, Buyer, Manager, Director, Lawyer",
                "heading rows: 1",
                "duties named in column A",
                "notation: RACI, recognized by its legend",
            ],
            [],
            "B2 B2 C2 E2 B3 C3 D3 B4 C4 E4",
        ),
        (
            """
Task | Role | Letter
Approve invoice | Manager | A
Approve invoice | Clerk | R
Pay invoice | Manager | A
Pay invoice | Clerk | R
""",
            [("Approve invoice", "Manager=A Clerk=R"), ("Pay invoice", "Manager=A Clerk=R")],
            [
                "table: plan.xlsx:Plan!A1:C5",
                "roles: Manager, Clerk",
                "heading rows: 1",
                "duties named in column A",
                "notation: RACI, recognized by its letters",
            ],
            [],
            "C2 C3 C4 C5",
        ),
        (
            """
Bids
Task | Manager | Clerk
Approve bid | A | R
Write bid | A | R

Invoices
Task | Manager | Clerk
Approve invoice | A | R
Pay invoice | A | R
""",
            [
                ("Bids › Approve bid", "Manager=A Clerk=R"),
                ("Bids › Write bid", "Manager=A Clerk=R"),
                ("Invoices › Approve invoice", "Manager=A Clerk=R"),
                ("Invoices › Pay invoice", "Manager=A Clerk=R"),
            ],
            [
                "table: plan.xlsx:Plan!A2:C9",
                "roles: Manager, Clerk",
                "heading rows: 2",
                "duties named in column A",
                "notation: RACI, recognized by its letters",
            ],
            [],
            "B3 C3 B4 C4 B8 C8 B9 C9",
        ),
        (
            """
Task | Manager | Clerk
1 Planning
1.1 Approve bid | A | R
1.2 Write bid | A | R
2 Running
2.1 Send bid | A | R
2.2 File bid | A | R
""",
            [
                ("1 Planning › 1.1 Approve bid", "Manager=A Clerk=R"),
                ("1 Planning › 1.2 Write bid", "Manager=A Clerk=R"),
                ("2 Running › 2.1 Send bid", "Manager=A Clerk=R"),
                ("2 Running › 2.2 File bid", "Manager=A Clerk=R"),
            ],
            [
                "table: plan.xlsx:Plan!A1:C7",
                "roles: Manager, Clerk",
                "heading rows: 1",
                "duties named in column A",
                "section rows: 2, 5",
                "notation: RACI, recognized by its letters",
            ],
            [],
            "B3 C3 B4 C4 B6 C6 B7 C7",
        ),
        (
            """
Task | Manager | Clerk
Approve bid | Accountable | Responsible
Write bid | A (until May) | R*
Send bid | A/X | r
File bid | - | n/a
Total | 3 | 3
* only abroad
""",
            [
                ("Approve bid", "Manager=A Clerk=R"),
                ("Write bid", "Manager=A Clerk=R"),
                ("Send bid", "Manager=A/X Clerk=R"),
                ("File bid", ""),
            ],
            [
                "table: plan.xlsx:Plan!A1:C7",
                "roles: Manager, Clerk",
                "heading rows: 1",
                "duties named in column A",
                "notation: RACI, recognized by its letters",
                "row 6 left out: Total",
            ],
            [("doubt", "the letters X are not explained and belong to no known notation", "A1:C7")],
            "B2 C2 B3 C3 B4 C4",
        ),
        (
            """
Task | D | A | C
Approve bid | Clerk | Manager | Buyer
Write bid | Clerk | Manager |
""",
            [("Approve bid", "Clerk=D Manager=A Buyer=C"), ("Write bid", "Clerk=D Manager=A")],
            [
                "table: plan.xlsx:Plan!A1:D3",
                "roles: Clerk, Manager, Buyer",
                "heading rows: 1",
                "duties named in column A",
                "notation: DACI, recognized by its letters",
            ],
            [],
            "B2 C2 D2 B3 C3",
        ),
    ],
)
def test_a_small_table_is_read_and_told_as_it_stands(
    text: str, cells: list[tuple[str, str]], decisions: list[str], notes: list[tuple[str, str, str]], stands: str
) -> None:
    reading = reading_of(text)
    found = assigned(reading.matrix).items()

    assert [(duty, " ".join(f"{role}={said}" for role, said in row.items())) for duty, row in found] == cells
    assert list(reading.decisions) == decisions
    assert [(each.kind, each.message, each.location.cell) for each in reading.notes] == notes
    assert " ".join(places(reading.matrix).values()) == stands


NUMBERED = """
No | Phase | Task | Scope | Manager | Clerk
1 | Plan | Approve invoice | EMEA | A | R
2 | Plan | Pay invoice | EMEA | A | R
3 | Run | File invoice | APAC | I | A/R
"""


def test_numbers_scopes_sections_and_marks_of_a_table_are_kept() -> None:
    matrix = reading_of(f"{NUMBERED}4 | Run | Send invoice | APAC | later | A").matrix

    assert [each.number for each in matrix.duties] == ["1", "2", "3", "4"]
    assert [str(each.scope) for each in matrix.duties] == ["EMEA", "EMEA", "APAC", "APAC"]
    assert [each.section for each in matrix.duties] == [("Plan",), ("Plan",), ("Run",), ("Run",)]
    assert [(each.text, each.duty, each.role, each.source) for each in matrix.marks] == [
        ("later", "Run › Send invoice", "Manager", (5, 5))
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Task | Manager | Clerk\nApprove bid | x |\nWrite bid | | x\nSend bid | x | x",
            "its cells are ticks, not letters; a list needs headings such as R, A, C and I",
        ),
        ("Name | Telephone\nAda | 1234\nBo | 5678", "no table of roles, duties and letters was found"),
    ],
)
def test_a_table_that_is_no_matrix_is_refused_with_a_reason(text: str, reason: str) -> None:
    assert (understood(grid(text)).readings, understood(grid(text)).reason) == ((), reason)


def test_names_stand_in_the_order_of_the_table() -> None:
    matrix = reading_of(NUMBERED).matrix

    assert (role_names(matrix), duty_names(matrix)) == (
        ["Manager", "Clerk"],
        ["Approve invoice", "Pay invoice", "File invoice"],
    )


def test_a_row_without_letters_is_a_duty_where_its_number_is_that_of_duties() -> None:
    plan = "1 Plan | |\n1.1 Approve bid | A | R\n1.2 Write bid | A | R"
    run = "2 Run | |\n2.1 Send bid | A | R\n2.2 Wait for it | |\n2.3 File bid | A | R"
    matrix = reading_of(f"Task | Manager | Clerk\n{plan}\n{run}").matrix

    assert [(each.section, each.name) for each in matrix.duties] == [
        (("1 Plan",), "1.1 Approve bid"),
        (("1 Plan",), "1.2 Write bid"),
        (("2 Run",), "2.1 Send bid"),
        (("2 Run",), "2.2 Wait for it"),
        (("2 Run",), "2.3 File bid"),
    ]


def test_columns_of_one_heading_are_numbered_and_told() -> None:
    reading = reading_of(
        "Task | Manager | Clerk | Manager\nApprove bid | A | R | I\nWrite bid | A | R | C\nSend bid | A | R | I"
    )

    assert [(role.name, role.aliases) for role in reading.matrix.roles] == [
        ("Manager 1", ("Manager",)),
        ("Clerk", ()),
        ("Manager 2", ("Manager",)),
    ]
    assert [(each.kind, each.message, each.location.cell) for each in reading.notes] == [
        ("info", "another column is headed 'Manager' too; this one is called 'Manager 1'", "B1"),
        ("info", "another column is headed 'Manager' too; this one is called 'Manager 2'", "D1"),
    ]
