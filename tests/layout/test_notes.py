"""Notes: what is doubtful, what was left out, and what a cell said that is no letter."""

from __future__ import annotations

import pytest
from grids import PLAIN, Looks, assigned, grid, matrix_of, reading_of, understood

from raci.layout.grid import Flaw
from raci.model import Mark, Oddity

_WIDE = "Task | Manager | Clerk | Auditor\n" + "".join(
    f"{verb} {thing} | A | R | I\n"
    for verb in ("Sell", "Buy", "Pack", "Count")
    for thing in ("bread", "rolls", "cakes")
)


def test_a_clean_matrix_has_no_notes() -> None:
    reading = reading_of(PLAIN)

    assert (reading.notes, reading.matrix.marks, reading.matrix.oddities) == ((), (), ())


def test_a_text_under_a_role_is_kept_as_a_mark() -> None:
    matrix = matrix_of(_WIDE.replace("Buy rolls | A | R | I", "Buy rolls | A | R | see minutes"))

    assert matrix.marks == (Mark("see minutes", "Buy rolls", "Auditor"),)
    assert matrix.marks[0].source == (6, 4)


def test_a_few_marks_are_told() -> None:
    reading = reading_of(_WIDE.replace("Buy rolls | A | R | I", "Buy rolls | A | R | see minutes"))

    assert [(note.kind, note.message, note.location.cell) for note in reading.notes] == [
        ("info", "1 cell under a role holds something that is no letter, such as 'see minutes'", "D6")
    ]


def test_many_marks_are_doubted() -> None:
    reading = reading_of(_WIDE.replace("| I\nSell", "| later\nSell").replace("| I\nBuy", "| maybe\nBuy"))

    assert [note.kind for note in reading.notes] == ["doubt"]


@pytest.mark.parametrize("text", ["-", "n/a", "\u2013", "none"])
def test_a_placeholder_is_no_mark(text: str) -> None:
    assert reading_of(_WIDE.replace("Buy rolls | A | R | I", f"Buy rolls | A | R | {text}")).notes == ()


def test_a_tick_among_letters_is_a_mark() -> None:
    matrix = matrix_of(_WIDE.replace("Buy rolls | A | R | I", "Buy rolls | A | R | x"))

    assert [mark.text for mark in matrix.marks] == ["x"]


def test_every_text_under_a_role_is_a_letter_a_mark_or_nothing() -> None:
    text = _WIDE.replace("Buy rolls | A | R | I", "Buy rolls | ask Ada | R? | I (by mail)")
    matrix = matrix_of(text)

    assert assigned(matrix)["Buy rolls"] == {"Clerk": "R", "Auditor": "I"}
    assert [mark.text for mark in matrix.marks] == ["ask Ada"]
    assert matrix.rows[4]["Auditor"].remark == "by mail"


def test_a_text_in_a_row_without_letters_is_kept_as_a_mark() -> None:
    matrix = matrix_of(_WIDE.replace("Buy rolls | A | R | I", "Buy rolls | nobody yet | |"))

    assert [mark.text for mark in matrix.marks] == ["nobody yet"]


def test_a_look_alike_letter_is_told() -> None:
    matrix = matrix_of(_WIDE.replace("Buy rolls | A", "Buy rolls | \u0410"))

    assert matrix.oddities == (Oddity("look-alike", "'\u0410' is written with letters that only look Latin"),)
    assert matrix.oddities[0].source == (6, 2)


def test_a_merged_letter_is_told() -> None:
    matrix = matrix_of(grid(_WIDE.replace("Sell rolls | A | R | I", "Sell rolls | | R | I"), merges="B2:B3"))

    assert [(each.kind, each.source) for each in matrix.oddities] == [("merged", (2, 2))]
    assert assigned(matrix)["Sell rolls"]["Manager"] == "A"


def test_what_the_reader_saw_is_told() -> None:
    flaw = Flaw("hidden", "row 3 is hidden", (3, 1))

    assert matrix_of(grid(PLAIN, flaws=[flaw])).oddities == (Oddity("hidden", "row 3 is hidden"),)


def test_letters_that_nobody_explains_are_doubted() -> None:
    reading = reading_of(_WIDE.replace("Buy rolls | A | R | I", "Buy rolls | A | R | K"))

    assert [note.message for note in reading.notes if note.kind == "doubt"] == [
        "the letters K are not explained and belong to no known notation"
    ]


@pytest.mark.parametrize("legend", ["", "R = Responsible, A = Accountable, I = Informed\n\n"])
def test_one_strange_letter_in_a_small_matrix_does_not_become_part_of_its_notation(legend: str) -> None:
    text = f"{legend}Task | Manager | Clerk\nSell | A | R\nBuy | A | R\nPack | A | K\nCount | I | A/R"
    reading = reading_of(text)

    assert reading.matrix.notation.name == "RACI"
    assert any("letters K" in note.message for note in reading.notes)


def test_a_table_that_could_be_turned_is_doubted() -> None:
    found = understood(grid("X | Planning | Buying\nClerk | A | R\nAda | R | A\nLawyer | I | I"), transposed=None)

    assert found.readings
    assert [note.kind for note in found.readings[0].notes if "--transposed" in note.message] in (["doubt"], [])


def test_a_doubt_about_the_orientation_is_told_with_the_option_that_settles_it() -> None:
    text = "X | Pay | Sell | Pack | Count\nBoard | A | R | I | A\nOffice | R | A | A | I\nBake cakes | R | I | A | A"
    notes = [note for reading in understood(grid(text)).readings for note in reading.notes]

    assert [note.kind for note in notes if "--transposed" in note.message] == ["doubt"]


def test_a_title_is_cut_where_it_is_too_long() -> None:
    assert len(matrix_of("Invoices " * 40 + "\n" + PLAIN.strip("\n")).title) == 120


def test_numbers_and_sections_are_told_among_the_decisions() -> None:
    decisions = reading_of("Phase | # | Task | Manager | Clerk\nShop | 1 | Sell | A | R\n | 2 | Buy | A | R").decisions

    assert "numbers in column B" in decisions
    assert "sections in column A" in decisions


@pytest.mark.xfail(reason="a turned table tells the column, not the row, of its duties", strict=True)
def test_the_orientation_is_told_among_the_decisions() -> None:
    decisions = reading_of("Role | Approve invoice | Pay invoice\nManager | A | A\nClerk | R | R").decisions

    assert "orientation: duties in columns, roles in rows" in decisions
    assert "duties named in row 1" in decisions
    assert "heading columns: A" in decisions


def test_a_long_list_of_section_rows_is_cut() -> None:
    body = "".join(f"PART {number}\nSell thing {number} | A | R\n" for number in range(1, 16))
    (told,) = [each for each in reading_of(f"Task | Manager | Clerk\n{body}").decisions if "section rows" in each]

    assert told.endswith(" …")


def test_styles_are_asked_only_once() -> None:
    asked = []

    def styles() -> Looks:
        asked.append(1)
        return Looks()

    text = "Task | Manager | Clerk\nSell | A | R\nBuy\nPack | A | R\nCount\nBake | A | R"
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines()]
    matrix_of(grid(rows).__class__(rows, "plan.xlsx", "Plan", styles=styles))

    assert asked == [1]


def test_letters_that_no_notation_has_are_told_as_the_file_s_own() -> None:
    rows = "Task | Manager | Clerk\nApprove invoice | O | S\nPay invoice | O | S\n\nO = odgovoran, S = sudjeluje\n"

    assert "notation: O/S, made of the letters that it uses" in reading_of(grid(rows)).decisions
