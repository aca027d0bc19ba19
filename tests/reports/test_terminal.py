"""What a terminal needs to know of a text: its width, its colours, and what must not be obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raci.reports.terminal import Palette, padded, plain, shortened, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Approve bid", "Approve bid"),
        ("Größe · 检验 — ü", "Größe · 检验 — ü"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("one\ntwo\r\tthree", "one\\ntwo\\r three"),
        ("\x7f\x9b1m\x85", "\\x7f\\x9b1m\\x85"),
        ("\u202egnp.exe\u2066\u200f\u061c", "\\u202egnp.exe\\u2066\\u200f\\u061c"),
        ("one\u2028two\u2029", "one\\u2028two\\u2029"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text())
def test_a_plain_text_is_one_line_without_control_characters(text: str) -> None:
    found = plain(text)

    assert found.splitlines() in ([], [found])
    assert not {each for each in found if ord(each) < 32 or 127 <= ord(each) < 160}


@given(st.text(st.characters(exclude_categories=["C", "Z"])))
def test_letters_are_left_alone(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("bid", 3), ("检验", 4), ("ﾊﾝ", 2), ("Ａ", 2), ("e\u0301", 1)])
def test_wide_letters_count_twice_and_accents_not_at_all(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(st.sampled_from("ab检验e\u0301 ")), st.integers(1, 12))
def test_a_text_is_cut_to_a_width_and_filled_to_it(text: str, columns: int) -> None:
    cut = shortened(text, columns)

    assert width(cut) <= columns
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
    assert padded(cut, columns).startswith(cut)
    assert width(padded(cut, columns)) == columns


def test_a_cut_text_is_as_long_as_it_can_be() -> None:
    assert [shortened("检验投标", columns) for columns in (8, 7, 6, 3, 1)] == [
        "检验投标",
        "检验投…",
        "检验…",
        "检…",
        "…",
    ]


def test_a_palette_that_is_off_paints_nothing() -> None:
    off = Palette()

    assert [off.bold("a"), off.dim("a"), off.severity("error", "a"), off.letters("accountable", "a")] == ["a"] * 4


def test_a_palette_that_is_on_paints_texts_that_are_not_empty() -> None:
    on = Palette(on=True)

    assert [on.bold("a"), on.dim("a"), on.bold("")] == ["\x1b[1ma\x1b[0m", "\x1b[2ma\x1b[0m", ""]
    assert len({on.severity(word, "a") for word in ("error", "warning", "note")}) == 3
    assert on.letters("unknown", "a") == "\x1b[0ma\x1b[0m"
