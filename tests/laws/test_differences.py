"""Differences: what they say of two matrices makes the one of the other, and can be taken back."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from rich_matrices import rich_matrices

from raci.compare import apply, difference

if TYPE_CHECKING:
    from raci.model import Matrix

FEW = st.sampled_from(("Approve", "Write", "Sell", "approve", "Writes", "Head of Sales", "Head Sales", "HoS", "d1"))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Matrix, Matrix]:
    """Return two matrices that share many names, or few."""
    texts = draw(st.sampled_from((FEW, None)))
    return draw(rich_matrices(texts, marks=True)), draw(rich_matrices(texts, marks=True))


@given(pairs())
def test_a_difference_makes_the_new_matrix_of_the_old(drawn: tuple[Matrix, Matrix]) -> None:
    old, new = drawn

    assert apply(old, difference(old, new)) == new


@given(pairs())
def test_changes_made_in_one_go_are_those_made_one_by_one(drawn: tuple[Matrix, Matrix]) -> None:
    old, new = drawn
    changes = difference(old, new)

    assert reduce(lambda matrix, change: change.apply(matrix), changes, old) == apply(old, changes)


@settings(max_examples=50)
@given(pairs())
def test_each_change_of_a_difference_is_taken_back_by_its_inverse(drawn: tuple[Matrix, Matrix]) -> None:
    old, new = drawn
    matrix = old
    for change in difference(old, new):
        changed = change.apply(matrix)

        assert change.inverse(matrix).apply(changed) == matrix

        matrix = changed


@given(rich_matrices(marks=True))
def test_a_matrix_does_not_differ_from_itself(matrix: Matrix) -> None:
    assert difference(matrix, matrix) == ()
