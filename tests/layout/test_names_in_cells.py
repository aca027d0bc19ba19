"""Lists of names in a cell are split where they are lists, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raci.layout.names_in_cells import NameSplitter


def _split(text: str, *others: str) -> list[str]:
    return NameSplitter([text, *others]).split(text)


@pytest.mark.parametrize(
    "text",
    ["Buyer; Seller", "Buyer;Seller", "Buyer\nSeller", "Buyer\r\nSeller", "• Buyer\n• Seller", "- Buyer\n- Seller",
     "* Buyer * Seller", "Buyer | Seller", "Buyer + Seller", "Buyer、Seller", "Buyer，Seller", "Buyer；Seller",
     "Buyer, Seller", "Buyer,Seller", "1. Buyer\n2. Seller", "1) Buyer\n2) Seller", "Buyer;\nSeller;"],
)  # fmt: skip
def test_a_list_is_split_at_signs_that_always_separate(text: str) -> None:
    assert _split(text) == ["Buyer", "Seller"]


@pytest.mark.parametrize(
    "name",
    ["QA/QC", "Clinical / Medical Affairs", "R&D", "Research & Development", "Health and Safety", "Recherche et Essais",
     "HW/SW Engineer", "AP/AR Clerk", "Co-pilot", "Vice-President", "Head of Sales - EMEA", "Qualified Person (QP, EU)",
     "Buyer (Steel; Wood)", "Forschung und Entwicklung", "S & OP Lead"],
)  # fmt: skip
def test_a_name_with_a_sign_in_it_stays_one(name: str) -> None:
    assert _split(name) == [name]
    assert _split(f"{name}; Buyer") == [name, "Buyer"]


def test_a_slash_separates_where_both_names_also_stand_alone() -> None:
    assert _split("Legal / Finance", "Legal", "Finance") == ["Legal", "Finance"]
    assert _split("Legal / Finance", "Legal") == ["Legal / Finance"]


@pytest.mark.parametrize("joint", ["Buyer and Seller", "Buyer & Seller", "Buyer und Seller", "Buyer y Seller"])
def test_and_separates_where_the_names_also_stand_alone(joint: str) -> None:
    assert _split(joint, "Buyer", "Seller") == ["Buyer", "Seller"]


def test_and_separates_two_names_that_are_plainly_roles() -> None:
    assert _split("Sales Manager and Plant Engineer") == ["Sales Manager", "Plant Engineer"]


def test_a_name_with_a_comma_stays_one_where_lists_use_another_sign() -> None:
    others = ["Editor, Science; Editor, News", "Editor, News\nProducer"]

    assert _split("Editor, Science; Producer", *others) == ["Editor, Science", "Producer"]


def test_a_comma_separates_where_a_part_is_known_alone() -> None:
    assert _split("Buyer, Seller", "Buyer; Lawyer", "Seller") == ["Buyer", "Seller"]


def test_signs_in_brackets_never_separate() -> None:
    assert _split("Buyer (steel, wood); Seller (north/south)") == ["Buyer (steel, wood)", "Seller (north/south)"]


@pytest.mark.parametrize(
    "nobody", ["tbd", "TBC", "n.n.", "N. N.", "?", "??", "vacant", "open", "to be hired", "-", "–"]
)
def test_nobody_is_no_name(nobody: str) -> None:
    assert _split(nobody) == []
    assert _split(f"Buyer; {nobody}") == ["Buyer"]


def test_a_name_listed_twice_in_a_cell_counts_once() -> None:
    assert _split("Buyer; Seller; Buyer") == ["Buyer", "Seller"]


def test_white_space_around_names_is_dropped() -> None:
    assert _split("  Buyer ;\u00a0 Plant   Engineer  ") == ["Buyer", "Plant Engineer"]


def test_characters_that_no_file_should_hold_do_no_harm() -> None:
    assert _split("Buyer\x007\x00; Seller") == ["Buyer\x007\x00", "Seller"]


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_texts_are_split_without_an_error(texts: list[str]) -> None:
    splitter = NameSplitter(texts)

    for text in texts:
        assert all(name.strip() for name in splitter.split(text))


_WORDS = ["Buyer", "Seller", "Lawyer", "Plant Engineer", "Head of Sales", "Auditor"]


@given(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5, unique=True), st.sampled_from([", ", "; ", "\n", " + "])
)
def test_a_list_joined_with_one_sign_is_split_into_its_names(names: list[str], sign: str) -> None:
    assert _split(sign.join(names)) == names
