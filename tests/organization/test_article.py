"""The case the product began with: a role for the whole organization, and one for each region."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

import raci
from raci.model.change import Assign, Withdraw

EXAMPLE: Final = Path(__file__).parents[2] / "matrices" / "examples" / "sales-leadership.yaml"
STRATEGY: Final = "Sales strategy and planning"
REGIONAL: Final = "Regional sales strategy and planning"
HEAD: Final = "Head of Sales"
MANAGER: Final = "Regional Sales Manager"


@pytest.fixture(scope="module")
def example() -> raci.Matrix:
    return raci.read(EXAMPLE)


def moved(matrix: raci.Matrix, duty: str, old: str, new: str) -> raci.Matrix:
    """Return the matrix with the accountability for a duty in other hands; who had it keeps a part in the work."""
    key = next(each.key for each in matrix.duties if each.name == duty)
    return Assign(key, new, ("A",)).apply(Withdraw(key, old).apply(matrix))


def organizational(matrix: raci.Matrix, duty: str) -> dict[str, raci.Finding]:
    report = raci.check(matrix, raci.Settings(select=("ORG",)))
    return {finding.rule: finding for finding in report if finding.duty.endswith(duty)}


def test_the_example_is_clean(example: raci.Matrix) -> None:
    assert raci.check(example).clean


def test_a_regional_manager_has_neither_the_scope_nor_the_level_for_the_strategy(example: raci.Matrix) -> None:
    found = organizational(moved(example, STRATEGY, HEAD, MANAGER), STRATEGY)

    assert {"ORG001", "ORG003"} <= found.keys()
    assert {found[code].severity.value for code in ("ORG001", "ORG003")} == {"error"}
    assert {found[code].confidence.value for code in ("ORG001", "ORG003")} == {"certain"}


def test_the_head_is_too_high_where_the_regional_manager_does_the_work(example: raci.Matrix) -> None:
    key = next(each.key for each in example.duties if each.name == REGIONAL)
    matrix = Assign(key, MANAGER, ("R",)).apply(Assign(key, HEAD, ("A",)).apply(example))
    found = organizational(matrix, REGIONAL)

    assert organizational(example, REGIONAL) == {}
    assert found.keys() == {"ORG004"}
    assert MANAGER in found["ORG004"].message
    assert found["ORG004"].severity.value == "warning"


@pytest.mark.parametrize(("duty", "old", "new"), [(STRATEGY, HEAD, MANAGER)])
def test_the_fix_moves_the_accountability_back(example: raci.Matrix, duty: str, old: str, new: str) -> None:
    matrix = moved(example, duty, old, new)
    report = raci.check(matrix, raci.Settings(select=("ORG001",)))
    mended = raci.fix(matrix, report, unsafe=True)

    assert raci.fix(matrix, report) == matrix
    assert [role.name for role in raci.graph(mended).accountable(_duty(mended, duty))] == [old]
    assert report.findings[0].fix is not None
    assert "lowest" in report.findings[0].fix.title


def _duty(matrix: raci.Matrix, name: str) -> raci.Duty:
    return next(each for each in matrix.duties if each.name == name)


def test_a_plain_matrix_is_judged_by_its_titles_and_never_surely(example: raci.Matrix) -> None:
    roles = tuple(replace(role, level=None, scope=None, reports_to=None) for role in example.roles)
    duties = tuple(replace(duty, scope=None) for duty in example.duties)
    key = next(each.key for each in duties if each.name == STRATEGY)
    duties = tuple(replace(each, name="Company-wide sales strategy") if each.key == key else each for each in duties)
    plain = replace(example, roles=roles, duties=duties, organization=None, joins=())
    found = organizational(moved(plain, "Company-wide sales strategy", HEAD, MANAGER), "")

    assert found["ORG001"].severity.value == "warning"
    assert {finding.confidence.value for finding in found.values()} == {"likely"}
