"""Names as people write them: folded for comparison, look-alike letters told apart, near-duplicates found."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from names_at_random import duty_names
from rapidfuzz import fuzz

from raci.names import fold, latin, look_alikes, nearest, squeeze, words

LIKE: Final = 90.0


# one name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Approve bid", "Approve bid"),
        ("  Approve \t bid\n", "Approve bid"),
        ("Approve  bid", "Approve bid"),
        ("Approve\u00a0bid\u200b", "Approve bid"),
        ("soft\u00adware", "software"),
        ("\ufeffDuty", "Duty"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_white_space_becomes_single_blanks(text: str, expected: str) -> None:
    assert squeeze(text) == expected


@given(st.text())
def test_squeezing_twice_is_squeezing_once(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Approve Bid.", "approve bid"),
        ("«Großes  Projekt»:", "grosses projekt"),
        ("ＲＡＣＩ", "raci"),
        ("- (Plan) -", "plan"),
        ("C++", "c++"),
        ("İnsan Kaynakları", "insan kaynakları"),
        ("R & D", "r & d"),
        ("...", ""),
    ],
)
def test_a_folded_name_has_no_case_and_no_punctuation_at_its_ends(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text(st.sampled_from("aB ß.-(\u00a0Ａ")))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_are_letters_and_numbers_in_order() -> None:
    assert words("Sign-off, 2nd Größe_x — ok?") == ["sign", "off", "2nd", "grösse", "x", "ok"]
    assert words("İÇ DENETİM") == ["iç", "denetim"]


def test_look_alike_letters_become_latin_ones() -> None:
    assert latin("АСІ Ｒ Αο ıİ") == "ACI R Ao iI"
    assert latin("Живот Ω") == "Живoт Ω"


@pytest.mark.parametrize(
    ("word", "expected"), [("dutys", "duties"), ("rolse", "roles"), ("zzz", None), ("duties", "duties")]
)
def test_the_nearest_word_is_suggested(word: str, expected: str | None) -> None:
    assert nearest(word, ["roles", "duties"]) == expected


# many names


def brute_force(names: list[str], likeness: float = LIKE) -> set[tuple[int, int]]:
    """Return all pairs that are alike, each pair measured."""
    spelled = [" ".join(sorted(set(words(name)))) for name in names]
    scorer = fuzz.token_set_ratio
    pairs = combinations(range(len(names)), 2)
    return {(one, other) for one, other in pairs if scorer(spelled[one], spelled[other]) >= likeness}


@pytest.mark.parametrize("seed", range(10))
def test_nearly_all_pairs_that_measuring_all_finds_are_found(seed: int) -> None:
    names = duty_names(400, seed)
    expected = brute_force(names)
    found = {(one, other) for one, other, _ in look_alikes(names)}

    assert len(expected) > 40
    assert found <= expected
    assert len(found) / len(expected) >= 0.98


@pytest.mark.parametrize("likeness", [80, 85, 95, 100])
def test_other_likenesses_find_as_many(likeness: int) -> None:
    names = duty_names(400, 7)
    expected = brute_force(names, likeness)
    found = {(one, other) for one, other, _ in look_alikes(names, likeness)}

    assert found <= expected
    assert len(found) / len(expected) >= 0.98


@pytest.mark.parametrize(
    "pair",
    [
        ("Approve bid", "approve  bid."),
        ("Review test plan", "Test plan review"),
        ("Deployment planning", "Deploymnt planing"),
        ("Approve supplier invoice", "Approve the supplier invoice"),
        ("Prepare annual budget", "Prepare annual budget proposal for next year"),
        ("Testing", "System testing"),
        ("Escalate test plan", "Escalate tes plan"),
        ("Review issue log", "Review issue og"),
        ("Track project plan of the project", "Train project plan of the project"),
        ("系统功能测试方案评审会议", "系统功能测试方案评审会"),
    ],
)
def test_variants_are_found_among_others(pair: tuple[str, str]) -> None:
    names = [pair[0], *duty_names(200, 3, share=0), pair[1]]

    assert (0, 201) in {(one, other) for one, other, _ in look_alikes(names)}


def test_pairs_come_once_in_order_with_their_likeness() -> None:
    names = ["Approve bid", "Sell", "Bid: approve", "Approve bids"]
    found = [(one, other, round(likeness)) for one, other, likeness in look_alikes(names)]

    assert found == [(0, 2, 100), (0, 3, 96), (2, 3, 96)]


@pytest.mark.parametrize("names", [[], ["Approve bid"], ["", "", "..."], ["Sell", "Buy"]])
def test_few_or_empty_names_are_alike_to_nothing(names: list[str]) -> None:
    assert list(look_alikes(names)) == []


@given(st.lists(st.text(st.sampled_from("ab cé1-检")), max_size=9))
def test_among_few_names_every_pair_is_measured(names: list[str]) -> None:
    assert {(one, other) for one, other, _ in look_alikes(names)} == brute_force(names)


@pytest.mark.parametrize(
    "name", ["Approve the project plan", "Task {} of the project plan", "Test", "{}", "x" * 50_000]
)
def test_a_crowd_of_equal_names_is_no_trap(name: str) -> None:
    count = 10 if len(name) > 1000 else 1000
    found = sum(1 for _ in look_alikes([name.format(number) for number in range(count)]))

    assert found <= 61 * count


def test_every_name_of_a_crowd_finds_a_neighbour() -> None:
    found = list(look_alikes(["Approve the project plan"] * 500))

    assert {one for one, _, _ in found} | {other for _, other, _ in found} == set(range(500))
