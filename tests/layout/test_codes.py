"""Codes: every spelling of letters, words in many languages, placeholders, look-alikes, and what is no code."""

from __future__ import annotations

import pytest

from raci.layout.codes import CodeBook, Said, is_mark, says_nothing

BOOK = CodeBook("RACIS")


def _letters(text: str, book: CodeBook = BOOK) -> str | None:
    said = book.read(text)
    return "/".join(said.letters) if said else None


@pytest.mark.parametrize(
    "text",
    ["R", "r", " R ", "R\u00a0", "\u200bR", "R.", "(R)", "[R]", "*R*", "R*", "R**", "R\u00b9", "R?", "R!", "`R`", "'R'",
     "R (1)", "R1)", "R[2]", "R\u2020", "R^(2)", "~R~", "_R_", "\tR\n", "R [1] *"],
)  # fmt: skip
def test_one_letter_is_read_in_every_spelling(text: str) -> None:
    assert _letters(text) == "R"


@pytest.mark.parametrize(
    "text",
    ["A/R", "A / R", "A\\R", "A,R", "A, R", "A;R", "A & R", "A&R", "A+R", "A|R", "A\u00b7R", "A\u2022R", "A\nR",
     "A\r\nR", "A R", "A  R", "AR", "ar", "a/r", "A-R", "A - R", "A \u2013 R", "A.R", "A (R)", "A(R)", "A [R]",
     "(A) R", "A et R", "A and R", "A und R", "A y R", "A e R", "A en R", "A i R", "A и R", "A or R", "A oder R",
     "A og R", "A och R", "A ve R", "A、R", "A，R", "A；R", "A→R", "A/R*", "*A/R*", "(A/R)", "A／R", "Ａ／Ｒ"],
)  # fmt: skip
def test_two_letters_are_read_in_every_spelling(text: str) -> None:
    assert _letters(text) == "A/R"


def test_letters_keep_the_order_in_which_they_are_written() -> None:
    assert [_letters(text) for text in ("RA", "AR", "I/C/R", "CIA", "RACI"[::-1])] == [
        "R/A",
        "A/R",
        "I/C/R",
        "C/I/A",
        "I/C/A/R",
    ]


def test_a_letter_written_twice_counts_once() -> None:
    assert _letters("R/R/A") == "R/A"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("R (veto)", "veto"),
        ("R(until May)", "until May"),
        ("R [budget only]", "budget only"),
        ("R（予算のみ）", "予算のみ"),
        ("R - until May", "until May"),
        ("R \u2013 until May", "until May"),
        ("R: budget only", "budget only"),
        ("R: see note 3", "see note 3"),
    ],
)
def test_what_stands_beside_a_letter_is_kept_as_a_remark(text: str, remark: str) -> None:
    assert BOOK.read(text) == Said(("R",), remark)


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("Responsible", "R"),
        ("responsible", "R"),
        ("RESPONSIBLE", "R"),
        ("Verantwortlich", "R"),
        ("Responsable", "R"),
        ("Réalise", "R"),
        ("Encargado", "R"),
        ("Responsável", "R"),
        ("Responsabile", "R"),
        ("Uitvoerder", "R"),
        ("Исполнитель", "R"),
        ("Izvršava", "R"),
        ("Wykonawca", "R"),
        ("Uygulayan", "R"),
        ("执行", "R"),
        ("実行責任者", "R"),
        ("Accountable", "A"),
        ("Rechenschaftspflichtig", "A"),
        ("Approbateur", "A"),
        ("Aprobador", "A"),
        ("Aprovador", "A"),
        ("Approva", "A"),
        ("Eindverantwoordelijk", "A"),
        ("Утверждает", "A"),
        ("Nadležan", "A"),
        ("Zatwierdza", "A"),
        ("Hesap veren", "A"),
        ("批准", "A"),
        ("説明責任者", "A"),
        ("Consulted", "C"),
        ("Konsultiert", "C"),
        ("Consulté", "C"),
        ("Consultado", "C"),
        ("Consultato", "C"),
        ("Geraadpleegd", "C"),
        ("Консультант", "C"),
        ("Savjetovan", "C"),
        ("Konsultowany", "C"),
        ("Danışılan", "C"),
        ("咨询", "C"),
        ("相談先", "C"),
        ("Informed", "I"),
        ("Informiert", "I"),
        ("Informé", "I"),
        ("Informado", "I"),
        ("Informato", "I"),
        ("Geïnformeerd", "I"),
        ("Информируется", "I"),
        ("Obaviješten", "I"),
        ("Poinformowany", "I"),
        ("Bilgilendirilen", "I"),
        ("知会", "I"),
        ("報告先", "I"),
        ("Support", "S"),
        ("Unterstützend", "S"),
        ("Soutien", "S"),
        ("Apoyo", "S"),
        ("Поддержка", "S"),
    ],
)
def test_words_stand_for_letters_in_many_languages(word: str, letter: str) -> None:
    assert BOOK.read(word) == Said((letter,), word=True)


@pytest.mark.parametrize("text", ["Accountable & Responsible", "accountable/responsible", "Accountable, Responsible"])
def test_words_are_combined_as_letters_are(text: str) -> None:
    assert _letters(text) == "A/R"


def test_a_word_and_a_letter_may_be_combined() -> None:
    assert _letters("Responsible / A") == "R/A"


@pytest.mark.parametrize(
    "text",
    ["-", "--", "\u2013", "\u2014", "\u2212", "n/a", "N/A", "n.a.", "na", "none", "None", "nil", ".", "\u2026", "/",
     "0", "k.a.", "entfällt", "s/o", "n.v.t.", "ninguno", "nenhum", "nessuno", "aucun", "нет", "Не применимо",
     "无", "なし", "Not involved", "－", "ー"],
)  # fmt: skip
def test_a_placeholder_says_nothing_and_is_no_code(text: str) -> None:
    assert says_nothing(text)
    assert BOOK.read(text) is None


@pytest.mark.parametrize("text", ["R", "A/R", "veto", "see note", "Manager", "x", "?"])
def test_what_says_something_is_no_placeholder(text: str) -> None:
    assert not says_nothing(text)


def test_a_placeholder_that_the_legend_explains_is_a_code() -> None:
    assert _letters("N") is None
    assert _letters("N", CodeBook("LA", own="LAN")) == "N"


@pytest.mark.parametrize(
    "text",
    ["", " ", "PM", "QA", "DR", "Manager", "Risk", "Iris", "Air", "Car", "Asia", "RACI", "RASCI", "DACI", "R2D2", "A4",
     "AA", "2024-05-01", "12", "3.5", "?", "Responsible for the budget of the year", "Responsible person's deputy",
     "Approve the budget", "I am", "Air conditioning", "Inspect", "see B4", "call Ira", "x", "RX", "B", "Z"],
)  # fmt: skip
def test_what_is_no_code_is_not_read(text: str) -> None:
    assert BOOK.read(text) is None


def test_a_long_text_is_no_code() -> None:
    assert BOOK.read("R " * 40) is None
    assert BOOK.read("Responsible" * 100_000) is None


@pytest.mark.parametrize(
    ("text", "letter", "odd"),
    [
        ("\u0410", "A", "\u0410"),
        ("\u0421", "C", "\u0421"),
        ("\u0399", "I", "\u0399"),
        ("\u0391", "A", "\u0391"),
        ("\u0441", "C", "\u0441"),
        ("\u0405", "S", "\u0405"),
        ("\u0130", "I", "\u0130"),
    ],
)
def test_a_look_alike_is_read_and_told(text: str, letter: str, odd: str) -> None:
    said = BOOK.read(text)

    assert said is not None
    assert (said.letters, said.odd) == ((letter,), odd)


def test_a_look_alike_among_letters_is_read_and_told() -> None:
    assert BOOK.read("\u0410/R") == Said(("A", "R"), odd="\u0410")


def test_full_width_letters_are_no_look_alikes() -> None:
    assert BOOK.read("Ｒ") == Said(("R",))


def test_two_letter_codes_are_not_taken_apart() -> None:
    book = CodeBook({"R", "A", "S", "I", "Su", "Si"})

    assert [_letters(text, book) for text in ("Su", "Si", "Su/Si", "su", "SI", "R, Su", "S/I")] == [
        "Su",
        "Si",
        "Su/Si",
        "Su",
        "Si",
        "R/Su",
        "S/I",
    ]


def test_unknown_letters_are_not_read() -> None:
    assert CodeBook("RACI").read("V") is None
    assert CodeBook("RACI").read("R/V") is None
    assert _letters("R/V", CodeBook("RACIV")) == "R/V"


def test_a_rank_behind_a_letter_is_read_only_where_letters_are_ranked() -> None:
    assert BOOK.read("R1") is None
    assert _letters("R1", CodeBook("RACI", ranked=True)) == "R"


def test_a_word_of_another_notation_is_a_code_only_where_its_letter_is_in_use() -> None:
    assert BOOK.read("Lead") is None
    assert _letters("Lead", CodeBook("LA", own="LA")) == "L"


def test_the_same_text_is_read_once() -> None:
    book = CodeBook("RACI")

    assert book.read("A/R") is book.read("A/R")


@pytest.mark.parametrize(
    "text", ["x", "X", "\u2713", "\u2714", "\u25cf", "1", "yes", "да", "ja", "oui", "sí", "\u25cb"]
)
def test_ticks_are_marks(text: str) -> None:
    assert is_mark(f" {text} ")


@pytest.mark.parametrize("text", ["R", "xx", "no", "-", "", "x?"])
def test_letters_and_other_texts_are_no_ticks(text: str) -> None:
    assert not is_mark(text)
