"""Telling which notation a matrix uses: a legend before a name in the title, a name before the letters alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raci.model import Notation, Participation
from raci.notations import get, known_notations, named_in, recognize

RACI_LEGEND = {"R": "Responsible", "A": "Accountable", "C": "Consulted", "I": "Informed"}

of_every_notation = pytest.mark.parametrize("notation", known_notations(), ids=lambda each: each.name)


def letters_of(notation: Notation) -> frozenset[str]:
    """Return all letters of a notation."""
    return frozenset(letter.letter for letter in notation.letters)


def told(letters: dict[str, str], seen: str, title: str = "") -> tuple[str, str]:
    """Return the name of the notation of a matrix, and how it was recognized."""
    notation, way = recognize(letters, frozenset(seen), title)
    return notation.name, way


# by legend


@of_every_notation
def test_a_notation_is_recognized_by_its_own_legend(notation: Notation) -> None:
    legend = {letter.letter: letter.meaning for letter in notation.letters}

    assert recognize(legend, letters_of(notation)) == (notation, "legend")
    assert recognize(legend, frozenset(), "Rota of the week") == (notation, "legend")


@pytest.mark.parametrize(
    ("legend", "seen", "name"),
    [
        (RACI_LEGEND, "RACI", "RACI"),
        (RACI_LEGEND | {"S": "Support"}, "RACI", "RASCI"),
        (RACI_LEGEND | {"S": "Signatory"}, "RACIS", "RACI-VS"),
        (RACI_LEGEND | {"C": "Zu konsultieren", "I": "Informiert"}, "RACI", "RACI"),
        ({"R": "исполнитель", "A": "ответственный"}, "RA", "RACI"),
        ({"D": "Driver", "A": "Approver", "C": "Contributors", "I": "Informed"}, "DACI", "DACI"),
        ({"D": "Decision maker", "C": "Consulted", "I": "Informed"}, "DCI", "DCI"),
    ],
)
def test_a_legend_tells_notations_with_the_same_letters_apart(legend: dict[str, str], seen: str, name: str) -> None:
    assert told(legend, seen) == (name, "legend")


def test_a_legend_wins_over_a_name_in_the_title() -> None:
    assert told(RACI_LEGEND, "RAI", "RAPID decisions") == ("RACI", "legend")


def test_of_notations_a_legend_fits_alike_the_one_in_the_title_is_meant() -> None:
    legend = {"R": "Responsible", "A": "Accountable"}

    assert told(legend, "RA", "RASCI of the shop") == ("RASCI", "legend")
    assert told(legend, "RA", "RACI of the shop") == ("RACI", "legend")


def test_a_legend_that_means_letters_otherwise_makes_a_notation_of_the_files_own() -> None:
    notation, way = recognize({"R": "Review", "A": "Assist", "Z": "Zone"}, frozenset("RAY"))

    assert way == "custom"
    assert [(each.letter, each.meaning, each.participation) for each in notation.letters] == [
        ("R", "Review", Participation.VERIFYING),
        ("A", "Assist", Participation.SUPPORTING),
        ("Z", "Zone", Participation.OTHER),
        ("Y", "Y", Participation.OTHER),
    ]


def test_one_explained_letter_is_no_legend() -> None:
    assert told({"R": "Responsible"}, "RACI") == ("RACI", "letters")


# by title


@pytest.mark.parametrize(
    "notation", [each for each in known_notations() if named_in(each.name)], ids=lambda each: each.name
)
def test_a_notation_is_recognized_by_its_name_in_the_title(notation: Notation) -> None:
    assert recognize({}, letters_of(notation), f"Our {notation.name} matrix") == (notation, "title")
    assert recognize({}, frozenset(), f"Our {notation.name} matrix") == (notation, "title")


def test_a_name_whose_letters_are_not_those_of_the_matrix_is_left_alone() -> None:
    assert told({}, "RACI", "From DACI to what we have") == ("RACI", "letters")


@pytest.mark.parametrize("title", ["Rapid response plan", "Paris office", "Dare to sell", "Cairo and Paris"])
def test_a_word_that_is_also_a_notation_does_not_change_the_usual_letters(title: str) -> None:
    notation, _ = recognize({}, frozenset("RAI"), title)

    assert [notation[letter].participation for letter in "RAI"] == [
        Participation.RESPONSIBLE, Participation.ACCOUNTABLE, Participation.INFORMED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "seen", "name"),
    [("Rapid decisions", "RAPID", "RAPID"), ("RAPID", "RAI", "RAPID"), ("mocha", "MOCHA", "MOCHA")],
)
def test_letters_of_its_own_or_capitals_bear_out_a_name(title: str, seen: str, name: str) -> None:
    assert told({}, seen, title) == (name, "title")


@pytest.mark.parametrize("title", ["Cairo office: RACI", "RACI (RASCI)", "DCI of RASCI and RACI"])
def test_of_several_names_that_fit_the_one_with_fewest_letters_is_meant(title: str) -> None:
    assert told({}, "RAI", title) == ("RACI", "title")


# by letters


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        ("RACI", "RACI"),
        ("RA", "RACI"),
        ("A", "RACI"),
        ("RASCI", "RASCI"),
        ("RACIV", "RACI-VS"),
        ("RACIQ", "RACIQ"),
        ("RACIO", "RACIO"),
        ("DRASCI", "DRASCI"),
        ("DACI", "DACI"),
        ("RAPID", "RAPID"),
        ("PS", "P/S"),
        ("LS", "L/S"),
        ("LA", "L/A"),
    ],
)
def test_letters_alone_stand_for_the_commonest_notation_that_has_them(seen: str, name: str) -> None:
    assert told({}, seen) == (name, "letters")


def test_letters_nobody_has_make_a_notation_of_the_files_own() -> None:
    notation, way = recognize({}, frozenset("RAZ"))

    assert way == "custom"
    assert [(each.letter, each.participation) for each in notation.letters] == [
        ("A", Participation.ACCOUNTABLE), ("R", Participation.RESPONSIBLE), ("Z", Participation.OTHER),
    ]  # fmt: skip


# whatever is given

LETTERS = st.frozensets(st.sampled_from("RACISVQODPLMZ"))
MEANINGS = st.sampled_from(("Responsible", "Approver", "Consulted", "Support", "Zone", "", "keine", "Driver"))


@given(st.dictionaries(st.sampled_from("RACISVDZ"), MEANINGS), LETTERS, st.sampled_from(("", "RACI", "Paris", "DACI")))
def test_every_letter_seen_is_one_of_the_notation(legend: dict[str, str], seen: frozenset[str], title: str) -> None:
    notation, way = recognize(legend, seen, title)

    assert seen <= letters_of(notation)
    assert way in {"legend", "title", "letters", "custom"}
    assert (way == "custom") == (notation not in known_notations())


@given(LETTERS, st.permutations(["RACI", "RASCI", "DACI", "RAPID", "Paris"]))
def test_the_same_matrix_is_always_recognized_as_the_same(seen: frozenset[str], names: list[str]) -> None:
    found = recognize({}, seen, " ".join(names))

    assert found == recognize({}, frozenset(sorted(seen)), " ".join(names))
    assert found[1] != "title" or get(found[0].name) in named_in(" ".join(names))
