"""Headings that are letters or words for them, and lists that stand under such headings."""

from __future__ import annotations

import pytest
from grids import assigned, grid, matrix_of

from raci.layout.letter_headings import Letters, find_letter_headings, letters_of_heading
from raci.layout.survey import Survey


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("R", "R"),
        ("(R)", "R"),
        ("A:", "A"),
        ("Responsible", "R"),
        ("RESPONSIBLE", "R"),
        ("Responsible (R)", "R"),
        ("R - Responsible", "R"),
        ("R \u2013 Responsible", "R"),
        ("(A) Accountable", "A"),
        ("A = Approver", "A"),
        ("Who is responsible?", "R"),
        ("Who is to be consulted", "C"),
        ("Person informed", "I"),
        ("Verantwortlich (A)", "A"),
        ("Durchführung (R)", "R"),
        ("Réalise (R)", "R"),
        ("Aprobador (A)", "A"),
        ("Consultado", "C"),
        ("Informato", "I"),
        ("Исполнитель", "R"),
        ("informed_role", "I"),
        ("\u0410", "A"),
        ("Ｒ", "R"),
    ],
)
def test_a_heading_stands_for_a_letter(text: str, letter: str) -> None:
    assert letters_of_heading(text) == (letter,)


@pytest.mark.parametrize("text", ["R/A", "R & A", "Responsible / Accountable", "Responsável / Aprovador", "R, A"])
def test_a_joint_heading_stands_for_both_letters(text: str) -> None:
    assert letters_of_heading(text) == ("R", "A")


@pytest.mark.parametrize(
    "text",
    ["", "Task", "Manager", "Role", "Status", "Comments", "IT", "r", "12",
     "A responsible person must be named for every single task in this list", "R2", "Manager (M)"],
)  # fmt: skip
def test_other_headings_stand_for_none(text: str) -> None:
    assert letters_of_heading(text) == ()


def _found(text: str) -> list[tuple[int, Letters]]:
    return find_letter_headings(Survey(grid(text)))


def test_a_row_of_words_is_a_row_of_letter_headings() -> None:
    assert _found("Task | Responsible | Accountable | Informed\nSell | Clerk | Manager | Owner") == [
        (0, {1: ("R",), 2: ("A",), 3: ("I",)})
    ]


def test_a_row_of_letters_is_one_where_nothing_above_is_a_code() -> None:
    assert _found("Task | R | A | C | I\nSell | Clerk | Manager | Lawyer | Owner") == [
        (0, {1: ("R",), 2: ("A",), 3: ("C",), 4: ("I",)})
    ]


def test_the_row_of_letters_under_the_words_is_not_another_one() -> None:
    found = _found("Task | Responsible | Accountable | Consulted\n | R | A | C\nSell | Clerk | Manager | Owner")

    assert [row for row, _ in found] == [0]


def test_two_headings_for_one_letter_are_none() -> None:
    assert _found("Task | Responsible | Informed | Informed\nSell | Clerk | Manager | Owner") == []


def test_of_two_headings_for_one_letter_the_whole_word_counts() -> None:
    assert _found("Task | Responsible | Informed | Informed persons\nSell | Clerk | Manager | Owner") == [
        (0, {1: ("R",), 2: ("I",)})
    ]


def test_the_word_for_responsible_means_accountable_beside_the_doer() -> None:
    assert _found("Задача | Исполнитель | Ответственный | Консультант\nПродажа | Иван | Пётр | Анна") == [
        (0, {1: ("R",), 2: ("A",), 3: ("C",)})
    ]


def test_a_column_beside_that_speaks_of_responsibility_is_no_letter() -> None:
    assert _found("Responsibility | R | A | C | I\nSell | Clerk | Manager | Lawyer | Owner") == [
        (0, {1: ("R",), 2: ("A",), 3: ("C",), 4: ("I",)})
    ]


def test_beside_known_headings_a_letter_in_brackets_is_enough() -> None:
    assert _found("Aufgabe | Macht (R) | Bestimmt (A) | Mitsprache (C)\nVerkauf | Anna | Bert | Cem") == [
        (0, {1: ("R",), 2: ("A",), 3: ("C",)})
    ]


def test_a_row_of_codes_under_roles_heads_no_list() -> None:
    matrix = matrix_of("Task | Manager | Clerk | Owner\nSell | R | A | C\nBuy | A | R | I\nPay | R | A | I")

    assert list(assigned(matrix)) == ["Sell", "Buy", "Pay"]


def test_headings_without_a_doer_or_owner_are_none() -> None:
    assert _found("Task | Consulted | Informed\nSell | Clerk | Manager") == []
