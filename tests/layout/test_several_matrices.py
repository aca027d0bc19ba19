"""Several matrices in one file: stacked, side by side, on several sheets; and what beside them is none."""

from __future__ import annotations

from grids import PLAIN, assigned, duty_names, grid, role_names, understood

from raci.layout.grid import Grid

_CONTRACTS = """
Task | Lawyer | Director | Clerk
Draft contract | R | A | I
Sign contract | I | A/R |
File contract | A | I | R
"""


def _stacked(*tables: str, gap: str = "\n\n") -> str:
    return gap.join(table.strip("\n") for table in tables)


def _beside(*tables: str, gap: int = 1) -> str:
    """Return tables side by side, with empty columns between them."""
    cells = [[line.split("|") for line in table.strip("\n").splitlines()] for table in tables]
    lines = []
    for row in range(max(map(len, cells))):
        parts = [
            [*table[row], *[""] * (len(table[0]) - len(table[row]))] if row < len(table) else [""] * len(table[0])
            for table in cells
        ]
        lines.append("|".join("|".join([*part, *[""] * gap]) for part in parts))
    return "\n".join(lines)


def test_tables_with_different_roles_under_each_other_are_two_matrices() -> None:
    found = understood(grid(_stacked(PLAIN, _CONTRACTS)))

    assert [role_names(reading.matrix) for reading in found.readings] == [
        ["Manager", "Clerk"],
        ["Lawyer", "Director", "Clerk"],
    ]
    assert [reading.matrix.source.whole.cell for reading in found.readings] == ["A1:C4", "A6:D9"]


def test_titles_over_stacked_tables_are_no_duties() -> None:
    found = understood(grid("Invoices\n" + _stacked(PLAIN, "Contracts\n" + _CONTRACTS.strip("\n"))))

    assert [duty_names(reading.matrix)[-1] for reading in found.readings] == ["File invoice", "File contract"]


def test_tables_side_by_side_are_two_matrices() -> None:
    found = understood(grid(_beside(PLAIN, _CONTRACTS)))

    assert [role_names(reading.matrix) for reading in found.readings] == [
        ["Manager", "Clerk"],
        ["Lawyer", "Director", "Clerk"],
    ]
    assert [reading.matrix.locate(reading.matrix.duties[0]).cell for reading in found.readings] == ["A2", "E2"]


def test_tables_side_by_side_may_be_of_different_length() -> None:
    longer = _CONTRACTS + "Renew contract | R | A | I\nEnd contract | R | A | I\n"
    found = understood(grid(_beside(PLAIN, longer)))

    assert [len(reading.matrix.duties) for reading in found.readings] == [3, 5]


def test_tables_side_by_side_in_a_text_file_keep_their_places() -> None:
    rows = [line.split("|") for line in _beside(PLAIN, _CONTRACTS).splitlines()]
    places = {(row, column): (row + 5, 10 * column + 1) for row in range(len(rows)) for column in range(9)}
    text = Grid(rows, "plan.md", None, lines=tuple(range(5, 5 + len(rows))), places=places)
    found = understood(text)

    assert [reading.matrix.duties[0].source for reading in found.readings] == [(6, 1), (6, 41)]


def test_a_column_without_a_heading_in_a_table_to_the_right_is_named_after_its_letter() -> None:
    found = understood(grid(_beside(PLAIN, _CONTRACTS.replace("Director", ""))))

    assert role_names(found.readings[1].matrix) == ["Lawyer", "Column G", "Clerk"]


def test_every_sheet_is_read_in_order() -> None:
    found = understood(grid(PLAIN, name="One"), grid(_CONTRACTS, name="Two"))

    assert [reading.matrix.source.sheet for reading in found.readings] == ["One", "Two"]


def test_sheets_that_hold_no_matrix_are_passed_over() -> None:
    found = understood(
        grid("Name | Phone\nAda | 1234\nCarl | 5678", name="Contacts"),
        grid(PLAIN),
        grid("Week | Planned | Done\n1 | 3 | 2\n2 | 5 | 5", name="Progress"),
        grid([], name="Empty"),
    )

    assert [reading.matrix.source.sheet for reading in found.readings] == ["Plan"]
    assert found.notes == ()


def test_a_table_of_letters_that_is_not_read_beside_a_matrix_is_told() -> None:
    risks = "Risk | Schedule | Cost | Safety\nStorm | R | G | A\nStrike | G | A | R\nFire | G | G | R"
    found = understood(grid(PLAIN), grid("R = Red, A = Amber, G = Green\n\n" + risks, name="Risks"))

    assert len(found.readings) == 1
    assert [(note.kind, note.location.sheet) for note in found.notes] == [("info", "Risks")]
    assert found.notes[0].message.startswith("a table was not read: ")


def test_one_column_of_letters_beside_a_matrix_is_none() -> None:
    found = understood(
        grid(_CONTRACTS), grid("Version | Author\nFirst draft | R\nSecond draft | A\nThird draft | R", name="History")
    )

    assert [reading.matrix.source.sheet for reading in found.readings] == ["Plan"]


def test_a_hidden_sheet_is_not_read_and_told() -> None:
    found = understood(grid(PLAIN), grid(_CONTRACTS, name="Old", hidden=True))

    assert [reading.matrix.source.sheet for reading in found.readings] == ["Plan"]
    assert [(note.kind, note.message) for note in found.notes] == [("info", "the hidden sheet Old was not read")]


def test_where_every_sheet_is_hidden_all_are_read() -> None:
    found = understood(grid(PLAIN, hidden=True), grid(_CONTRACTS, name="Old", hidden=True))

    assert len(found.readings) == 2
    assert found.notes == ()


def test_the_same_matrix_on_two_sheets_is_read_twice() -> None:
    found = understood(grid(PLAIN, name="One"), grid(PLAIN, name="Two"))

    assert len({str(assigned(reading.matrix)) for reading in found.readings}) == 1
    assert len(found.readings) == 2


def test_two_equal_sheets_of_which_one_is_hidden_are_told_apart() -> None:
    found = understood(grid(PLAIN), grid(PLAIN, hidden=True))

    assert [note.message for note in found.notes] == ["the hidden sheet Plan was not read"]
