"""Legends: all the ways in which a sheet explains its letters, and what only looks like one."""

from __future__ import annotations

from typing import Final

import pytest
from grids import assigned, duty_names, grid, matrix_of, reading_of, understood

from raci.layout.kinds import LEGEND
from raci.layout.legend import find_legend
from raci.layout.legend_texts import explains, pairs_in
from raci.layout.survey import Survey

_MEANINGS: Final = {"R": "Responsible", "A": "Accountable", "C": "Consulted", "I": "Informed"}
_ROWS: Final = "Task | Manager | Clerk\nApprove invoice | A | R\nPay invoice | A | R\nFile invoice | I | A/R\n"


def _legend(text: str) -> dict[str, str]:
    return find_legend(Survey(grid(text))).letters


@pytest.mark.parametrize(
    "text",
    [
        "R = Responsible, A = Accountable, C = Consulted, I = Informed",
        "R=Responsible A=Accountable C=Consulted I=Informed",
        "R: Responsible; A: Accountable; C: Consulted; I: Informed",
        "R \u2013 Responsible, A \u2013 Accountable, C \u2013 Consulted, I \u2013 Informed",
        "R - Responsible, A - Accountable, C - Consulted, I - Informed",
        "(R) = Responsible, (A) = Accountable, (C) = Consulted, (I) = Informed",
        "R => Responsible, A => Accountable, C => Consulted, I => Informed",
        "R → Responsible, A → Accountable, C → Consulted, I → Informed",
        "R is Responsible, A is Accountable, C is Consulted, I is Informed",
        "Responsible (R), Accountable (A), Consulted (C), Informed (I)",
        "Responsible = R, Accountable = A, Consulted = C, Informed = I",
        "R Responsible, A Accountable, C Consulted, I Informed",
        "Legend: R Responsible, A Accountable, C Consulted, I Informed",
        "R=Responsible\\nA=Accountable\\nC=Consulted\\nI=Informed",
        "Key: R = Responsible. A = Accountable. C = Consulted. I = Informed.",
        "R = Responsible / A = Accountable / C = Consulted / I = Informed",
        "\u201cR\u201d = Responsible, \u201cA\u201d = Accountable, \u201cC\u201d = Consulted, \u201cI\u201d = Informed",
        "R＝Responsible、A＝Accountable、C＝Consulted、I＝Informed",
    ],
)
def test_a_legend_in_one_cell_is_read(text: str) -> None:
    assert _legend(text) == _MEANINGS


@pytest.mark.parametrize(
    "text",
    [
        "Note:R＝Responsible,A＝Accountable,C＝Consulted,I＝Informed",
        "注：R＝Responsible，A＝Accountable，C＝Consulted，I＝Informed",
    ],
)
def test_the_first_letter_may_follow_a_colon(text: str) -> None:
    assert _legend(text.replace("|", ",")) == _MEANINGS


def test_a_legend_in_small_letters_without_signs_is_read() -> None:
    legend = _legend("Letters: R recommend, A agree, P perform, I input, D decide")

    assert legend == {"R": "recommend", "A": "agree", "P": "perform", "I": "input", "D": "decide"}


def test_cells_that_explain_a_letter_each_are_read_under_each_other() -> None:
    assert _legend("R = Responsible\nA = Accountable\nC = Consulted\nI = Informed") == _MEANINGS


def test_cells_that_explain_a_letter_each_are_read_beside_each_other() -> None:
    assert _legend("R = Responsible | A = Accountable | C = Consulted | I = Informed") == _MEANINGS


def test_letters_in_a_column_with_their_meanings_to_the_right_are_read() -> None:
    assert _legend("R | Responsible\nA | Accountable\nC | Consulted\nI | Informed") == _MEANINGS


def test_an_empty_column_may_stand_between_letter_and_meaning() -> None:
    assert _legend("R | | Responsible\nA | | Accountable\nC | | Consulted\nI | | Informed") == _MEANINGS


def test_an_empty_row_may_stand_between_letters() -> None:
    assert _legend("R | Responsible\n\nA | Accountable\n\nC | Consulted\n\nI | Informed") == _MEANINGS


def test_letters_in_a_column_with_their_meanings_to_the_left_are_read() -> None:
    assert _legend("Responsible | R\nAccountable | A\nConsulted | C\nInformed | I") == _MEANINGS


def test_letters_and_meanings_by_turns_in_a_row_are_read() -> None:
    assert _legend("R | Responsible | A | Accountable | C | Consulted | I | Informed") == _MEANINGS


def test_a_row_of_letters_over_a_row_of_meanings_is_read() -> None:
    assert _legend("R | A | C | I\nResponsible | Accountable | Consulted | Informed") == _MEANINGS


def test_an_acronym_spelled_out_in_prose_is_read() -> None:
    legend = _legend("OARP stands for Owner, Approver, Reviewer, Participant.")

    assert legend == {"O": "Owner", "A": "Approver", "R": "Reviewer", "P": "Participant"}


def test_words_listed_in_a_column_belong_to_no_matrix() -> None:
    survey = Survey(grid("Responsible\nAccountable\nConsulted\nInformed"))

    assert find_legend(survey).letters == {}
    assert survey.columns == [LEGEND * 4]


def test_a_headed_legend_may_explain_letters_by_any_words() -> None:
    assert _legend("Legend | \nL | takes the lead\nA | lends a hand\nN | has no part") == {
        "L": "takes the lead",
        "A": "lends a hand",
        "N": "has no part",
    }


def test_letters_of_two_characters_are_explained() -> None:
    legend = _legend("R = Responsible, A = Accountable, Su = Support, Si = Signatory")

    assert legend == {"R": "Responsible", "A": "Accountable", "Su": "Support", "Si": "Signatory"}


def test_a_sign_off_is_a_part_in_a_duty() -> None:
    assert _legend("R = Responsible, A = Accountable, S = Sign-off") == {
        "R": "Responsible",
        "A": "Accountable",
        "S": "Sign-off",
    }


@pytest.mark.parametrize("more", ["carries it out", "does the work", "Does the work"])
def test_an_explanation_that_goes_on_beside_belongs_to_the_legend(more: str) -> None:
    survey = Survey(grid(f"R | Responsible | {more}\nA | Accountable | says yes or no"))
    find_legend(survey)

    assert survey.kinds == [LEGEND * 3, LEGEND * 3]


def test_the_first_explanation_of_a_letter_stays() -> None:
    assert _legend("R = Responsible, A = Accountable\n\nR = Responsive, A = Accountable") == {
        "R": "Responsible",
        "A": "Accountable",
    }


def test_a_second_key_to_something_else_explains_no_letters() -> None:
    legend = _legend("R = Responsible, A = Accountable, C = Consulted\n\nH = High, M = Medium, L = Low")

    assert legend == {"R": "Responsible", "A": "Accountable", "C": "Consulted"}


@pytest.mark.parametrize(
    "text",
    [
        "Plan A: Build the house",
        "Phase C \u2013 Close the project",
        "Section A: Responsible persons",
        "Vitamin C = healthy",
        "A nice day",
        "I: am",
        "Release A | Release B",
        "A | Bananas\nB | Cherries",
        "Approve | A | R\nReview | A | R",
        "A | Find offers | R | A\nB | Order | R | A\nC | Pay | R | A",
        "Task | Responsible | Accountable",
        "2 = two, 3 = three",
        "Name: Ada\nRole: Clerk",
        "Hotel A, Hotel B and Hotel C = full",
    ],
)
def test_what_only_looks_like_a_legend_is_none(text: str) -> None:
    assert _legend(text) == {}


def test_a_very_long_text_is_no_legend() -> None:
    assert _legend("R = Responsible, A = Accountable. " * 60) == {}


@pytest.mark.parametrize(
    ("letter", "text", "expected"),
    [
        ("R", "Responsible", True),
        ("R", "does the work", True),
        ("A", "Approver", True),
        ("A", "\u0410ccountable", True),
        ("D", "Verantwortlich", False),
        ("A", "Responsible", False),
    ],
)
def test_a_text_explains_a_letter_by_its_first_letter_or_its_meaning(letter: str, text: str, *, expected: bool) -> None:
    assert explains(letter, text) is expected


def test_a_pair_alone_is_read_where_it_opens_the_text() -> None:
    assert pairs_in("L = takes the lead") == [("L", "takes the lead")]
    assert pairs_in("In this plan L = takes the lead") == []


@pytest.mark.parametrize("where", ["above", "below", "beside"])
def test_a_legend_is_no_part_of_the_matrix_it_stands_by(where: str) -> None:
    legend = "R | Responsible\nA | Accountable\nC | Consulted\nI | Informed"
    beside = "\n".join(f"{row} | | {line}" for row, line in zip(_ROWS.splitlines(), legend.splitlines(), strict=True))
    text = {"above": f"{legend}\n\n{_ROWS}", "below": f"{_ROWS}\n{legend}", "beside": beside}[where]
    matrix = matrix_of(text)

    assert duty_names(matrix) == ["Approve invoice", "Pay invoice", "File invoice"]
    assert [role.name for role in matrix.roles] == ["Manager", "Clerk"]


def test_a_legend_right_below_the_last_duty_is_no_duty() -> None:
    matrix = matrix_of(f"{_ROWS}R | Responsible\nA | Accountable\nC | Consulted\nI | Informed")

    assert duty_names(matrix) == ["Approve invoice", "Pay invoice", "File invoice"]


def test_the_legend_gives_the_letters_their_meaning() -> None:
    matrix = matrix_of(
        "D = Driver, A = Approver, C = Contributor, I = Informed\n\n"
        "Decision | Manager | Clerk | Owner\nRaise prices | D | C | A\nHire staff | C | D | A"
    )

    assert matrix.notation.name == "DACI"


@pytest.mark.parametrize("words", [("Lead", "Verify", "Notify"), ("takes the lead", "verifies", "is notified")])
def test_own_letters_make_a_notation_of_the_files_own(words: tuple[str, str, str]) -> None:
    legend = ", ".join(f"{letter} = {word}" for letter, word in zip("LVN", words, strict=True))
    matrix = matrix_of(f"{legend}\n\nTask | Manager | Clerk | Auditor\nSell | L | V | N\nBuy | N | L | V")

    assert matrix.notation.name == "L/V/N"
    assert tuple(letter.meaning for letter in matrix.notation.letters) == words


def test_a_letter_that_means_no_part_is_no_assignment() -> None:
    matrix = matrix_of(
        "L = Lead, A = Assist, N = not involved\n\nTask | Manager | Clerk | Auditor\nSell | L | A | N\nBuy | N | L | A"
    )

    assert assigned(matrix) == {"Sell": {"Manager": "L", "Clerk": "A"}, "Buy": {"Clerk": "L", "Auditor": "A"}}


def test_a_legend_on_a_sheet_of_its_own_is_used_for_the_others() -> None:
    legend = grid("D | Driver\nA | Approver\nC | Contributor\nI | Informed", name="Key")
    decisions = grid("Decision | Manager | Clerk | Owner\nRaise prices | D | C | A\nHire staff | C | D | A")
    found = understood(legend, decisions)

    assert [reading.matrix.notation.name for reading in found.readings] == ["DACI"]


def test_a_borrowed_key_to_other_letters_is_not_used() -> None:
    legend = grid("H = High, M = Medium, L = Low", name="Priorities")
    found = understood(legend, grid(_ROWS))

    assert [reading.matrix.notation.name for reading in found.readings] == ["RACI"]


def test_what_the_legend_said_is_told() -> None:
    assert (
        "legend: R = Responsible, A = Accountable"
        in reading_of(f"R = Responsible, A = Accountable\n\n{_ROWS}").decisions
    )


def test_a_reading_tells_which_cells_explain_the_letters() -> None:
    rows = f"{_ROWS}\n | R = Responsible, A = Accountable | \n"
    reading = reading_of(grid(rows))

    assert reading.legend == ((6, 2),)
