"""What identifies a finding does not depend on where its duties and roles stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from legacy_matrices import legacy_matrix, shuffled
from matrices_at_random import matrices, permuted

import raci
from raci.lint.fingerprint import fingerprints
from raci.settings import Settings

if TYPE_CHECKING:
    from raci.model import Matrix

EVERY: Final = Settings(
    select=("ALL",), preview=True, rules={"declared-pair": {"pairs": [["approve invoice", "pay invoice"]]}}
)


def identities(matrix: Matrix) -> Counter[str]:
    return Counter(fingerprints(raci.check(matrix, EVERY)))


def rules(matrix: Matrix, wanted: Counter[str]) -> list[tuple[str, str]]:
    report = raci.check(matrix, EVERY)
    return [
        (each.rule, each.message) for each, mark in zip(report, fingerprints(report), strict=True) if mark in wanted
    ]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100_000), st.integers(0, 1000))
def test_the_order_of_rows_and_columns_changes_no_fingerprint(seed: int, order: int) -> None:
    matrix = legacy_matrix(seed)
    other = shuffled(matrix, order)
    before, after = identities(matrix), identities(other)

    assert rules(matrix, before - after) == []
    assert rules(other, after - before) == []


@given(st.data())
def test_no_two_findings_of_a_report_have_one_fingerprint(data: st.DataObject) -> None:
    matrix = data.draw(st.one_of(matrices(), st.builds(legacy_matrix, st.integers(0, 10_000))))

    assert all(count == 1 for count in identities(matrix).values())


@given(st.data())
def test_permuted_matrices_have_equal_fingerprints(data: st.DataObject) -> None:
    matrix = data.draw(matrices())

    assert identities(matrix) == identities(data.draw(permuted(matrix)))


@pytest.mark.parametrize("seed", range(3))
def test_fingerprints_are_the_same_in_every_run(seed: int) -> None:
    assert fingerprints(raci.check(legacy_matrix(seed))) == fingerprints(raci.check(legacy_matrix(seed)))
