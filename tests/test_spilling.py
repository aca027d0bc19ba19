"""Pairs in order: the same whether they lie in memory or in a temporary file."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING

import pytest
from files_at_random import files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raci.api import check_together, summary_of
from raci.errors import RaciError
from raci.graph.summary import Summaries, summaries
from raci.spilling import Ordered

if TYPE_CHECKING:
    from raci.model import Matrix

_PAIRS = st.lists(st.tuples(st.binary(max_size=3), st.binary(max_size=3)), max_size=30)


@pytest.mark.parametrize("room", [0, 20, 1 << 20])
@given(_PAIRS)
def test_pairs_come_in_order_and_by_their_number(room: int, pairs: list[tuple[bytes, bytes]]) -> None:
    ordered = Ordered(room)
    for key, value in pairs:
        ordered.add(key, value)

    assert (len(ordered), list(ordered)) == (len(pairs), sorted(pairs))
    assert [ordered[number] for number in range(len(pairs))] == sorted(pairs)


def test_what_is_added_later_comes_in_its_place() -> None:
    ordered = Ordered(0)
    for key in (b"c", b"a"):
        ordered.add(key, b"")
    before = ordered[0][0], [key for key, _ in ordered]
    ordered.add(b"b", b"")

    assert (before, [ordered[number][0] for number in range(3)]) == ((b"a", [b"a", b"c"]), [b"a", b"b", b"c"])


def test_a_full_disk_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: object, **_more: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite3, "connect", full)
    with pytest.raises(RaciError, match=r"disk is full.*TMPDIR"):
        Ordered(0).add(b"a", b"b")


@given(files())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_summaries_in_a_file_are_judged_as_those_in_memory(
    monkeypatch: pytest.MonkeyPatch, made: list[tuple[Matrix, ...]]
) -> None:
    brief = [summary_of(matrices) for matrices in made]
    held = check_together(Summaries(brief))
    with monkeypatch.context() as patch:
        patch.setattr(summaries, "Ordered", partial(Ordered, room=0))
        spilled = check_together(Summaries(brief))

    assert spilled == held
