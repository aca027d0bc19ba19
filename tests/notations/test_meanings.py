"""What words mean: each word of the data file one thing, found however it is written."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

import raci.notations
from raci.model import Participation
from raci.names import words
from raci.notations import begins_meaning, meaning_in, meaning_of, means_accountable_beside

FILE: Final = Path(raci.notations.__file__).with_name("words.toml")
DATA: Final[dict[str, dict[str, Any]]] = tomllib.loads(FILE.read_text("utf-8"))

of_every_meaning = pytest.mark.parametrize("name", DATA)


def test_no_word_means_two_things() -> None:
    counts = Counter(" ".join(words(word)) for data in DATA.values() for word in data["words"])

    assert [word for word, count in counts.items() if count > 1] == []


@of_every_meaning
def test_a_meaning_has_a_letter_and_a_participation_that_is_known(name: str) -> None:
    data = DATA[name]

    assert len(data["letter"]) == (name != "none")
    assert data["participation"] in {kind.value for kind in Participation}


@of_every_meaning
@pytest.mark.parametrize("written", ["{}", " {}. ", "({})", "*{}*"])
def test_each_word_is_found_however_it_is_written(name: str, written: str) -> None:
    for word in DATA[name]["words"]:
        for spelled in (word, word.upper(), word.title()):
            meaning = meaning_of(written.format(spelled))

            assert meaning is not None, spelled
            assert (meaning.id, meaning.letter) == (name, DATA[name]["letter"])


@of_every_meaning
def test_a_text_has_the_meaning_it_begins_with(name: str) -> None:
    for word in DATA[name]["words"]:
        found = meaning_in(f"{word} – xyz")

        assert found == meaning_of(word)
        assert begins_meaning(words(word)[0])


def test_the_longest_beginning_decides() -> None:
    found = [meaning_in(text) for text in ("Input", "Sign-off", "Not involved in this")]

    assert [each.id if each else None for each in found] == ["input", "signing", "none"]


@pytest.mark.parametrize("text", ["DANIŞILAN", "Danışılan", "BİLGİLENDİRİLEN", "Bilgi Verilen"])
def test_turkish_words_are_found_in_capitals(text: str) -> None:
    assert meaning_of(text) is not None
    assert begins_meaning(text.split(maxsplit=1)[0].casefold())


@pytest.mark.parametrize("text", ["", " ", "?", "Warehouse", "the Approver", "Responsibly"])
def test_other_texts_mean_nothing(text: str) -> None:
    assert (meaning_of(text), meaning_in(text)) == (None, None)


def test_a_word_begins_no_meaning_unless_it_does() -> None:
    assert not begins_meaning("warehouse")
    assert begins_meaning("out")


@pytest.mark.parametrize("word", DATA["accountable"]["beside_responsible"])
def test_words_for_the_doer_may_mean_the_owner(word: str) -> None:
    assert means_accountable_beside(word.title())


@pytest.mark.parametrize("word", ["uitvoerder", "исполнитель", "consulted", ""])
def test_words_that_name_the_doer_alone_never_mean_the_owner(word: str) -> None:
    assert not means_accountable_beside(word)
