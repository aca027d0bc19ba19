"""Patterns that wait: they behave like compiled ones, and cost nothing until they are used."""

from __future__ import annotations

import copy
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import raci.patterns
from raci.patterns import pattern

TEXTS = st.text(st.sampled_from("aAb1 ,ß\n"), max_size=20)
KNOWN = st.sampled_from(
    [("a+", 0), ("a", re.IGNORECASE), (r"^(\w+)[ ,]*(b)?", re.MULTILINE), ("(?P<first>[ab])1", 0), ("", 0)]
)


@given(KNOWN, TEXTS)
def test_it_finds_what_the_compiled_one_finds(known: tuple[str, int], text: str) -> None:
    waiting, compiled = pattern(*known), re.compile(*known)
    found = [(each.span(), each.groups(), each.groupdict()) for each in compiled.finditer(text)]

    assert [(each.span(), each.groups(), each.groupdict()) for each in waiting.finditer(text)] == found
    assert waiting.findall(text) == compiled.findall(text)
    assert waiting.split(text) == compiled.split(text)
    assert waiting.sub("x", text) == compiled.sub("x", text)
    for method in ("match", "search", "fullmatch"):
        one, other = (getattr(each, method)(text) for each in (waiting, compiled))
        assert (one and one.span()) == (other and other.span())


@given(KNOWN)
def test_it_tells_of_itself_what_the_compiled_one_tells(known: tuple[str, int]) -> None:
    waiting, compiled = pattern(*known), re.compile(*known)

    assert (waiting.pattern, waiting.flags) == (compiled.pattern, compiled.flags)
    assert (waiting.groups, waiting.groupindex) == (compiled.groups, compiled.groupindex)


def test_it_takes_bytes_too() -> None:
    assert pattern(rb"\d+").findall(b"7 of 12") == [b"7", b"12"]


def test_it_is_compiled_once_and_when_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []

    def compile_and_tell(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return re.compile(text, flags)

    waiting = pattern("b+")
    monkeypatch.setattr(raci.patterns, "re", type("FakeRe", (), {"compile": staticmethod(compile_and_tell)}))
    before = list(compiled)
    found = [waiting.search("abb"), waiting.search("c"), waiting.match("b"), *waiting.finditer("b")]

    assert (before, compiled) == ([], ["b+"])
    assert [bool(each) for each in found] == [True, False, True, True]


def test_a_pattern_that_is_none_fails_when_it_is_used() -> None:
    waiting = pattern("(")

    with pytest.raises(re.error):
        waiting.search("a")


@pytest.mark.parametrize("used", [True, False])
def test_it_survives_a_journey_to_another_process(used: bool) -> None:  # noqa: FBT001
    waiting = pattern("A+", re.IGNORECASE)
    if used:
        waiting.search("a")

    for back in (pickle.loads(pickle.dumps(waiting)), copy.deepcopy(waiting)):  # noqa: S301 - our own
        assert back.findall("aA b") == ["aA"]
