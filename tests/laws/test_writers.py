"""What is written is read again as it was: laws of the writers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matrices_at_random import DUTIES, ROLES
from organizations_at_random import TODAY, matrices_in_organizations
from rich_matrices import FOREIGN, HOSTILE, rich_matrices

import raci
from raci.formulas import guarded, unguarded
from raci.model import Duty, Matrix, Role, duty_key
from raci.names import squeeze, words
from raci.notations import get
from raci.settings import Settings
from raci.writers import Export, write_export

if TYPE_CHECKING:
    from pathlib import Path

_AGAIN: Final = settings(max_examples=50, suppress_health_check=list(HealthCheck))


@_AGAIN
@given(matrix=rich_matrices())
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_an_org_design_file_gives_back_the_whole_matrix(tmp_path: Path, suffix: str, matrix: Matrix) -> None:
    path = tmp_path / f"law.{suffix}"
    write_export(Export((matrix,)), path)

    assert raci.read(path) == matrix


_NESTED: Final[list[tuple[str, ...]]] = [(), ("Plan",), ("Plan", "Draft"), ("Sell", "Draft"), ("Sell", "Draft", "Deep")]


_HEADINGS: Final = frozenset({"key:", "#REF!", "NO"})
"""Names that head a column of numbers, or of nothing, in tables of other people."""
_PATHS: Final[list[list[tuple[str, ...]]]] = [[()], [("Plan",), ("Build",)], _NESTED]


def _may_be_role(name: str) -> bool:
    return name not in _HEADINGS and any(len(word) > 1 and not word.isdigit() for word in words(name))


@st.composite
def tables(draw: st.DrawFn) -> Matrix:
    """Return a matrix such as people write, in which a name here and there is one that nobody would choose."""
    strange = st.sampled_from((*HOSTILE, *FOREIGN))
    notation = get(draw(st.sampled_from(("RACI", "RASCI", "DACI"))))
    roles = draw(st.permutations(ROLES))[: draw(st.integers(3, 5))]
    called = draw(st.permutations(DUTIES))[: draw(st.integers(5, 8))]
    if draw(st.booleans()):
        roles[draw(st.integers(0, len(roles) - 1))] = draw(strange.filter(_may_be_role))
    if draw(st.booleans()):
        called[draw(st.integers(0, len(called) - 1))] = draw(strange)
    paths = draw(st.sampled_from(_PATHS))
    sections = draw(st.lists(st.sampled_from(paths), min_size=len(called), max_size=len(called)))
    letters = [letter.letter for letter in notation.letters]
    cell = st.one_of(st.just(()), *(st.just((letter,)) for letter in letters), st.just(tuple(letters[:2])))
    rows = []
    for place in range(len(called)):
        cells = draw(st.lists(cell, min_size=len(roles), max_size=len(roles)))
        cells[place % len(roles)] = (letters[0],)
        rows.append({role: notation.entry(held) for role, held in zip(roles, cells, strict=True) if held})
    duties = [Duty(duty_key(path, name), name, path) for path, name in zip(sections, called, strict=True)]
    return Matrix(notation, tuple(Role(name, name) for name in roles), tuple(duties), tuple(rows), "Law")


@_AGAIN
@given(matrix=tables())
@pytest.mark.parametrize("suffix", ["csv", "tsv", "md", "html"])
def test_a_table_gives_back_names_sections_and_letters(tmp_path: Path, suffix: str, matrix: Matrix) -> None:
    path = tmp_path / f"law.{suffix}"
    write_export(Export((matrix,)), path)
    found = raci.read(path)

    assert _held(found) == _held(matrix)


def _held(matrix: Matrix) -> list[object]:
    roles = [squeeze(role.name) for role in matrix.roles]
    duties = [(duty.section, squeeze(duty.name)) for duty in matrix.duties]
    return [roles, duties, [{squeeze(role): str(entry) for role, entry in row.items()} for row in matrix.rows]]


@_AGAIN
@given(matrix=matrices_in_organizations())
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_an_org_design_file_gives_back_the_organization_and_all_findings(
    tmp_path: Path, suffix: str, matrix: Matrix
) -> None:
    path = tmp_path / f"law.{suffix}"
    write_export(Export((matrix,)), path)
    found = raci.read(path)

    assert found == matrix
    assert found.organization is not None
    assert matrix.organization is not None
    assert found.organization.units == matrix.organization.units
    assert found.organization.people == matrix.organization.people
    assert set(found.organization.holdings) == set(matrix.organization.holdings)
    assert _findings(found) == _findings(matrix)


def _findings(matrix: Matrix) -> list[tuple[str, str]]:
    return sorted((finding.rule, finding.message) for finding in raci.check(matrix, Settings(today=TODAY)))


@given(text=st.text(st.sampled_from("'=+-@\t\r\n ;a\u00a0\uff1d")))
def test_what_is_guarded_is_given_back_and_starts_no_formula(text: str) -> None:
    safe = guarded(text)
    cells = [cell.strip(" \u00a0") for cell in re.split("[;\t\r\n]", safe)]

    assert unguarded(safe) == text
    assert not any(cell.startswith(("=", "+", "-", "@", "\uff1d")) for cell in cells)
