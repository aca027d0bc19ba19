"""The notations: what every data file must hold, and the names they are found by."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

import raci.notations
from raci.errors import SettingsError
from raci.model import Notation, Participation
from raci.notations import get, is_notation, known_notations, named_in

FOLDER: Final = Path(raci.notations.__file__).parent
DATA: Final[dict[str, dict[str, Any]]] = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))
}
WORDS: Final = DATA.pop("words")
CODE: Final = re.compile(r"[A-Z][a-z]?")

of_every_file = pytest.mark.parametrize("data", DATA.values(), ids=DATA)
of_every_notation = pytest.mark.parametrize("notation", known_notations(), ids=lambda each: each.name)


# the data files


def test_every_file_is_a_notation_of_its_own() -> None:
    assert sorted(data["name"] for data in DATA.values()) == [notation.name for notation in known_notations()]


def test_no_two_notations_share_a_name() -> None:
    names = Counter(
        name for data in DATA.values() for name in {re.sub("[-/]", "", each) for each in (data["name"], *data["also"])}
    )

    assert [name for name, count in names.items() if count > 1] == []


@of_every_file
def test_a_file_says_what_it_is_and_where_it_comes_from(data: dict[str, Any]) -> None:
    assert data.keys() == {"name", "also", "title", "source", "combine", "letters"}
    assert data["title"]
    assert re.fullmatch(r"https?://\S+", data["source"])


@of_every_file
def test_letters_are_unique_and_short(data: dict[str, Any]) -> None:
    letters = [each["letter"] for each in data["letters"]]

    assert len(set(letters)) == len(letters) > 1
    assert [letter for letter in letters if not CODE.fullmatch(letter)] == []


@of_every_file
def test_each_name_is_spelled_with_the_letters(data: dict[str, Any]) -> None:
    letters = Counter("".join(each["letter"][0] for each in data["letters"]))
    spelled = [Counter(re.sub("[-/]", "", name)) for name in (data["name"], *data["also"])]

    assert spelled == [letters] * len(spelled)


@of_every_file
def test_each_letter_has_a_word_and_a_participation_that_are_known(data: dict[str, Any]) -> None:
    kinds = {kind.value for kind in Participation}

    assert [each["letter"] for each in data["letters"] if each["word"] not in WORDS] == []
    assert [each["letter"] for each in data["letters"] if each["participation"] not in kinds] == []
    assert all(each["meaning"].strip() for each in data["letters"])


@of_every_file
def test_a_letter_bounds_its_holders_sensibly(data: dict[str, Any]) -> None:
    bounds = [(each.get("at_least", 0), each.get("at_most", 99)) for each in data["letters"]]

    assert [pair for pair in bounds if not 0 <= pair[0] <= pair[1] or not pair[1]] == []


@of_every_file
def test_letters_that_go_together_are_two_of_the_notation(data: dict[str, Any]) -> None:
    letters = {each["letter"] for each in data["letters"]}
    pairs = [set(re.findall(CODE, pair)) for pair in data["combine"]]

    assert [pair for pair in pairs if len(pair) != 2 or not pair <= letters] == []
    assert len(set(map(frozenset, pairs))) == len(pairs)


# names


@of_every_file
@pytest.mark.parametrize("spelled", [str, str.lower, str.title, "  {} ".format, lambda name: name.replace("-", "")])
def test_a_notation_is_found_by_each_of_its_names(data: dict[str, Any], spelled: Any) -> None:  # noqa: ANN401
    for name in (data["name"], *data["also"]):
        assert get(spelled(name)).name == data["name"]
        assert is_notation(spelled(name))


@pytest.mark.parametrize(("name", "hint"), [("RACII", "RACI"), ("rapd", "RAPID"), ("MOCA", "MOCHA")])
def test_a_misspelt_name_is_refused_with_a_suggestion(name: str, hint: str) -> None:
    with pytest.raises(
        SettingsError, match=rf"there is no notation '{name}'; did you mean {hint}\? Known: CLAM, "
    ) as told:
        get(name)

    assert told.value.code == "unknown-notation"
    assert not is_notation(name)


def test_a_name_like_no_other_is_refused_with_all_that_are_known() -> None:
    with pytest.raises(SettingsError) as told:
        get("\u00a7\u00a7")

    assert told.value.message.startswith("there is no notation '\u00a7\u00a7'. Known: CLAM, DACI, ")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Our RASCI matrix", ["RASCI"]),
        ("raci-vs and daci", ["RACI-VS", "DACI"]),
        ("RACI, ARCI, RACI", ["RACI"]),
        ("RASIC/DACI", ["RASCI", "DACI"]),
        ("Decisions (DCI)", ["DCI"]),
        ("La PS 4, LS and PS", []),
        ("Oracle racing", []),
        ("", []),
    ],
)
def test_the_notations_a_text_names_are_found_in_order(text: str, names: list[str]) -> None:
    assert [notation.name for notation in named_in(text)] == names


# what a notation says


@of_every_notation
def test_a_notation_knows_its_letters_and_no_others(notation: Notation) -> None:
    assert [notation[known.letter] for known in notation.letters] == list(notation.letters)
    assert all(known.letter in notation for known in notation.letters)
    assert "?" not in notation
    with pytest.raises(KeyError):
        notation["?"]


@of_every_notation
def test_each_participation_has_its_first_letter_and_its_word(notation: Notation) -> None:
    for kind in Participation:
        expected = next((known for known in notation.letters if known.participation is kind), None)

        assert notation.letter_for(kind) == expected
        assert notation.word(kind) == (expected.meaning.lower() if expected else kind.value)
        assert (kind in notation.participations) == (expected is not None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("RACI", Participation.ACCOUNTABLE),
        ("DACI", Participation.ACCOUNTABLE),
        ("RAPID", Participation.AGREEING),
        ("L/A", Participation.SUPPORTING),
        ("PDQA", Participation.SUPPORTING),
        ("DARE", Participation.CONSULTED),
    ],
)
def test_a_means_what_its_notation_says(name: str, kind: Participation) -> None:
    assert get(name)["A"].participation is kind


@of_every_notation
def test_somebody_owns_or_does_each_duty(notation: Notation) -> None:
    doers = {Participation.ACCOUNTABLE, Participation.RESPONSIBLE}

    assert notation.participations & doers
