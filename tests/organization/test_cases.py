"""Rules about organizations find all that a careful consultant finds in small ones, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from organizations_by_hand import cases, found_in, matrix_of

if TYPE_CHECKING:
    from pathlib import Path

    from organizations_by_hand import Case

    from raci.lint import Finding
    from raci.model import Matrix


@pytest.mark.parametrize("case", cases())
def test_what_a_consultant_finds_is_found_and_nothing_else(case: Case, tmp_path: Path) -> None:
    matrix = matrix_of(case, tmp_path)
    found = found_in(matrix)

    assert _paired(case["expect"], found, matrix), _comparison(case["expect"], found)


def test_every_case_has_a_name_of_its_own() -> None:
    names = [each.id for each in cases()]

    assert sorted(set(names)) == sorted(names)


def _comparison(expected: list[Case], found: list[Finding]) -> str:
    got = (f"{each.rule} {each.duty} {list(each.roles)}: {each.message}" for each in found)
    return "\n".join(["expected:", *map(str, expected), "found:", *got])


def _paired(expected: list[Case], found: list[Finding], matrix: Matrix) -> bool:
    """Tell whether each expectation has a finding of its own and none is left over.

    An expectation that says more is paired first, so that one that says less does not take its finding.
    """
    left = list(found)
    for wanted in sorted(expected, key=lambda each: -sum(map(len, map(str, each.values())))):
        fitting = next((each for each in left if _fits(wanted, each, matrix)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def _fits(wanted: Case, finding: Finding, matrix: Matrix) -> bool:
    said = {
        "rule": finding.rule,
        "duty": next((duty.name for duty in matrix.duties if duty.key == finding.duty), ""),
        "roles": sorted(finding.roles),
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
    }
    told = f"{finding.message} {finding.help}"
    same = all(wanted[key] == said[key] for key in wanted.keys() & said.keys())
    return same and all(word in told for word in wanted.get("says", ()))
