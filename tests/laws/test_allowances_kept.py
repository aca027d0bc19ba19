"""What a matrix allows is written with it, and read again as it was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich_matrices import names, rich_matrices
from whole_matrices_at_random import whole_matrices

import raci
from raci.model import Allowance, Duty, Matrix, Role
from raci.names import squeeze
from raci.notations import get
from raci.records import replace
from raci.writers import Export, write_export

if TYPE_CHECKING:
    from pathlib import Path

_AGAIN: Final = settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
_RULES: Final = ("ACC002", "ACC", "several-accountables", "ALL", "no such rule", "DUT00")
_DAYS: Final = st.one_of(st.none(), st.dates(date(2000, 1, 1)))


def _lines() -> st.SearchStrategy[str]:
    return names().map(squeeze).filter(bool)


@st.composite
def allowing(draw: st.DrawFn, matrix: Matrix) -> Matrix:
    """Return a matrix that allows something of its duties and roles, of all of them, or of some that are not there."""
    duties = st.sampled_from(["", *(duty.key for duty in matrix.duties), "Nobody's duty"])
    roles = st.sampled_from(["", *(role.key for role in matrix.roles), "Nobody"])
    each = st.builds(
        Allowance, st.sampled_from(_RULES), _lines(), duties, roles, st.one_of(st.just(""), _lines()), _DAYS
    )
    return replace(matrix, allowances=tuple(draw(st.lists(each, max_size=5))))


@_AGAIN
@given(matrix=rich_matrices().flatmap(allowing))
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_an_org_design_file_keeps_what_is_allowed(tmp_path: Path, suffix: str, matrix: Matrix) -> None:
    path = tmp_path / f"law.{suffix}"
    write_export(Export((matrix,)), path)
    found = raci.read(path)

    assert found == matrix
    assert found.allowances == matrix.allowances


def _plain() -> Matrix:
    duties = (
        Duty("Plan › Approve bid", "Approve bid", ("Plan",)),
        Duty("Sign offer", "Sign offer"),
        Duty("Pay", "Pay"),
    )
    roles = (Role("Director", "Director"), Role("Manager", "Manager"), Role("Clerk", "Clerk"))
    notation = get("RACI")
    row = {"Director": notation.entry("A"), "Manager": notation.entry("A"), "Clerk": notation.entry("R")}
    return Matrix(notation, roles, duties, (row, row, row), "Bids")


@_AGAIN
@given(matrix=allowing(_plain()))
@pytest.mark.parametrize("suffix", ["md", "html"])
def test_comments_of_a_document_keep_what_is_allowed(tmp_path: Path, suffix: str, matrix: Matrix) -> None:
    path = tmp_path / f"law.{suffix}"
    write_export(Export((matrix,)), path)

    assert raci.read(path).allowances == matrix.allowances


@_AGAIN
@given(matrix=st.one_of(allowing(_plain()), whole_matrices().flatmap(allowing)))
def test_notes_of_a_workbook_keep_what_is_allowed(tmp_path: Path, matrix: Matrix) -> None:
    path = tmp_path / "law.xlsx"
    write_export(Export((matrix,)), path)

    found, expected = raci.read(path).allowances, matrix.allowances
    assert sorted(map(repr, _bare(found))) == sorted(map(repr, _bare(expected)))


def _bare(allowances: tuple[Allowance, ...]) -> list[Allowance]:
    return [replace(each, at=None) for each in allowances]


@_AGAIN
@given(matrix=allowing(_plain()))
@pytest.mark.parametrize("suffix", ["yaml", "md", "html", "xlsx"])
def test_a_written_matrix_has_the_same_findings_and_the_same_are_allowed(
    tmp_path: Path, suffix: str, matrix: Matrix
) -> None:
    path = tmp_path / f"law.{suffix}"
    write_export(Export((matrix,)), path)
    report, expected = raci.check(path), raci.check(matrix)

    assert sorted((each.rule, each.duty) for each in report) == sorted((each.rule, each.duty) for each in expected)
    assert sorted((each.rule, each.duty, each.roles) for each in report.allowed) == sorted(
        (each.rule, each.duty, each.roles) for each in expected.allowed
    )
