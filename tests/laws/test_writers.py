"""What is written is read again as it was: laws of the writers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matrices_at_random import DUTIES, ROLES
from rich_matrices import FOREIGN, HOSTILE, rich_matrices

import raci
from raci.model import Duty, Matrix, Role, duty_key
from raci.names import words
from raci.notations import get
from raci.writers import Export, write_export

if TYPE_CHECKING:
    from pathlib import Path

_AGAIN: Final = settings(suppress_health_check=list(HealthCheck))


@_AGAIN
@given(matrix=rich_matrices())
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_an_org_design_file_gives_back_the_whole_matrix(tmp_path: Path, suffix: str, matrix: Matrix) -> None:
    path = tmp_path / f"law.{suffix}"
    write_export(Export((matrix,)), path)

    assert raci.read(path) == matrix


_NESTED: Final = [(), ("Plan",), ("Plan", "Draft"), ("Sell", "Draft"), ("Sell", "Draft", "Deep")]


def _has_word(name: str) -> bool:
    return any(len(word) > 1 and not word.isdigit() for word in words(name))


@st.composite
def tables(draw: st.DrawFn) -> Matrix:
    """Return a matrix such as people write, in which a name here and there is one that nobody would choose."""
    strange = st.sampled_from((*HOSTILE, *FOREIGN))
    notation = get(draw(st.sampled_from(("RACI", "RASCI", "DACI"))))
    roles = draw(st.permutations(ROLES))[: draw(st.integers(3, 5))]
    called = draw(st.permutations(DUTIES))[: draw(st.integers(5, 8))]
    if draw(st.booleans()):
        roles[draw(st.integers(0, len(roles) - 1))] = draw(strange.filter(_has_word))
    if draw(st.booleans()):
        called[draw(st.integers(0, len(called) - 1))] = draw(strange)
    paths = draw(st.sampled_from([[()], [("Plan",), ("Build",)], _NESTED]))
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
    roles = [role.name for role in matrix.roles]
    duties = [(duty.section, duty.name) for duty in matrix.duties]
    return [roles, duties, [{role: str(entry) for role, entry in row.items()} for row in matrix.rows]]
