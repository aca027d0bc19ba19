"""A baseline knows its findings again however a matrix is turned, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from legacy_matrices import legacy_matrix, renamed, sectioned, shuffled
from test_fingerprint_laws import EVERY

import raci
from raci.lint.baseline import compare, take
from raci.model.change import Assign

if TYPE_CHECKING:
    from raci.lint import Report
    from raci.lint.baseline import Baseline
    from raci.model import Matrix

HERE = Path()
SEEDS = st.integers(0, 100_000)


def adopted(matrix: Matrix) -> Baseline:
    return take([raci.check(matrix, EVERY)], HERE)


def held(matrix: Matrix, baseline: Baseline) -> Report:
    return compare([raci.check(matrix, EVERY)], baseline, HERE).reports[0]


def told(report: Report) -> list[tuple[str, str]]:
    return [(each.rule, each.message) for each in report]


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_what_was_adopted_is_known(seed: int) -> None:
    matrix = legacy_matrix(seed)
    report = held(matrix, adopted(matrix))

    assert told(report) == []
    assert raci.check(matrix, EVERY).findings == report.known


@settings(max_examples=25, deadline=None)
@given(SEEDS, SEEDS)
def test_shuffled_rows_and_columns_are_known(seed: int, order: int) -> None:
    matrix = legacy_matrix(seed)

    assert told(held(shuffled(matrix, order), adopted(matrix))) == []


@settings(max_examples=25, deadline=None)
@given(SEEDS, SEEDS)
def test_a_matrix_cut_into_sections_is_known(seed: int, order: int) -> None:
    matrix = legacy_matrix(seed)

    assert told(held(sectioned(shuffled(matrix, order), order), adopted(matrix))) == []


@settings(max_examples=25, deadline=None)
@given(SEEDS, SEEDS)
def test_a_role_that_is_renamed_and_keeps_its_old_name_as_an_alias_is_known(seed: int, order: int) -> None:
    matrix = legacy_matrix(seed)
    baseline = adopted(matrix)
    role = matrix.roles[order % len(matrix.roles)].key
    other = renamed(shuffled(matrix, order), role, f"{role} of Wellington")

    assert told(held(other, baseline)) == []


@settings(max_examples=25, deadline=None)
@given(SEEDS, SEEDS)
def test_one_more_fault_brings_its_findings_and_no_others(seed: int, order: int) -> None:
    matrix = legacy_matrix(seed)
    other = sectioned(shuffled(matrix, order), order)
    duty = other.duties[order % len(other.duties)]
    role = other.roles[order % len(other.roles)]
    letter = next(iter(other.notation.letters)).letter
    faulty = Assign(duty.key, role.key, (letter,)).apply(other)
    before, after = Counter(told(raci.check(other, EVERY))), Counter(told(raci.check(faulty, EVERY)))
    report = held(faulty, adopted(matrix))

    assert Counter() == Counter(told(report)) - (after - before)
