"""Changes: what one does, its inverse takes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matrices_at_random import matrices
from support import matrix_of

from raci.errors import RaciError
from raci.model import Duty
from raci.model.change import Add, Assign, Change, Remove, Withdraw

if TYPE_CHECKING:
    from raci.model import Matrix

BIDS = "| Duty | Manager | Clerk |\n| --- | --- | --- |\n| Approve bid | A | R |\n| Write bid | | R |"
REMARKS: Final = st.sampled_from(("", "", "veto", "until May"))


@st.composite
def with_changes(draw: st.DrawFn) -> tuple[Matrix, list[Change]]:
    """Return a matrix, each cell with the remark of its role, and changes that fit it."""
    matrix = draw(matrices())
    remarks = {role.key: draw(REMARKS) for role in matrix.roles}
    rows = ({key: replace(entry, remark=remarks[key]) for key, entry in row.items()} for row in matrix.rows)
    matrix = replace(matrix, rows=tuple(rows))
    duties, roles = (st.sampled_from([each.key for each in things]) for things in (matrix.duties, matrix.roles))
    letters = st.lists(st.sampled_from("RACIX"), min_size=1, max_size=3, unique=True).map(tuple)
    change = st.one_of(st.builds(Assign, duties, roles, letters, REMARKS), st.builds(Withdraw, duties, roles))
    return matrix, draw(st.lists(change, min_size=1, max_size=5))


@given(with_changes())
def test_the_inverse_takes_a_change_back(drawn: tuple[Matrix, list[Change]]) -> None:
    matrix, [change, *_] = drawn

    assert change.inverse(matrix).apply(change.apply(matrix)) == matrix


@given(with_changes())
def test_many_changes_are_taken_back_in_reverse(drawn: tuple[Matrix, list[Change]]) -> None:
    matrix, changes = drawn
    changed, inverses = matrix, []
    for change in changes:
        inverses.append(change.inverse(changed))
        changed = change.apply(changed)
    for inverse in reversed(inverses):
        changed = inverse.apply(changed)

    assert changed == matrix


@given(with_changes())
def test_a_change_made_twice_is_made_once(drawn: tuple[Matrix, list[Change]]) -> None:
    matrix, [change, *_] = drawn
    once = change.apply(matrix)

    assert change.apply(once) == once


@given(with_changes())
def test_a_change_leaves_every_other_cell_alone(drawn: tuple[Matrix, list[Change]]) -> None:
    matrix, [change, *_] = drawn

    def others(of: Matrix) -> list[tuple[str, str, tuple[str, ...]]]:
        cells = ((each.duty.key, each.role.key, each.entry.letters) for each in of.assignments())
        return [cell for cell in cells if cell[:2] != (change.duty, change.role)]

    assert others(change.apply(matrix)) == others(matrix)


def test_a_cell_is_written_in_the_order_of_the_notation() -> None:
    changed = Assign("Approve bid", "Clerk", ("A", "R")).apply(matrix_of(BIDS))

    assert changed.rows[0]["Clerk"].letters == ("R", "A")


def test_an_assignment_has_the_remark_it_is_given_and_no_other() -> None:
    matrix = Assign("Approve bid", "Clerk", ("C",), "veto").apply(matrix_of(BIDS))

    assert matrix.rows[0]["Clerk"].remark == "veto"
    assert Assign("Approve bid", "Clerk", ("R",)).apply(matrix).rows[0]["Clerk"].remark == ""


def test_a_withdrawn_role_is_gone() -> None:
    assert dict(Withdraw("Approve bid", "Clerk").apply(matrix_of(BIDS)).rows[0]).keys() == {"Manager"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Assign("Sell", "Clerk", ("A",)), "unknown-duty"),
        (Withdraw("Sell", "Clerk"), "unknown-duty"),
        (Assign("Approve bid", "King", ("A",)), "unknown-role"),
        (Withdraw("Approve bid", "King"), "unknown-role"),
    ],
)
def test_a_change_of_what_is_not_there_is_refused(change: Change, code: str) -> None:
    with pytest.raises(RaciError) as applied:
        change.apply(matrix_of(BIDS))
    with pytest.raises(RaciError) as inverted:
        change.inverse(matrix_of(BIDS))

    assert (applied.value.code, inverted.value.code) == (code, code)


def test_a_change_reads_as_a_sentence() -> None:
    assert str(Assign("Approve bid", "Clerk", ("R", "A"))) == "Approve bid: Clerk becomes R/A"
    assert str(Assign("Approve bid", "Clerk", ("R",), "until May")) == "Approve bid: Clerk becomes R (until May)"
    assert str(Withdraw("Approve bid", "Clerk")) == "Approve bid: Clerk no longer takes part"


NEW: Final = Duty("Send bid", "Send bid")


@given(matrices(), st.integers(0, 20), st.lists(st.sampled_from("RACI"), min_size=1, unique=True))
def test_a_duty_that_is_added_and_taken_out_leaves_nothing(matrix: Matrix, place: int, letters: list[str]) -> None:
    before = matrix.duties[place].key if place < len(matrix.duties) else None
    cells = tuple((role.key, tuple(letters), "") for role in matrix.roles[:1])
    change = Add(Duty("something new", "something new"), cells, before)
    changed = change.apply(matrix)

    assert changed != matrix
    assert change.inverse(matrix).apply(changed) == matrix


@given(matrices(), st.integers(0, 20))
def test_a_duty_that_is_taken_out_and_put_back_is_as_it_was(matrix: Matrix, place: int) -> None:
    change = Remove(matrix.duties[place % len(matrix.duties)].key)
    changed = change.apply(matrix)

    assert len(changed.duties) == len(matrix.duties) - 1
    assert change.inverse(matrix).apply(changed) == matrix


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Remove("Sell"), "unknown-duty"),
        (Add(NEW, (), "Sell"), "unknown-duty"),
        (Add(NEW, (("King", ("A",), ""),)), "unknown-role"),
        (Add(Duty("Write bid", "Write bid")), "doubled-duty"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(change: Change, code: str) -> None:
    with pytest.raises(RaciError) as applied:
        change.apply(matrix_of(BIDS))

    assert applied.value.code == code


def test_changes_of_rows_read_as_sentences() -> None:
    assert str(Add(NEW)) == "Send bid is added"
    assert str(Remove("Write bid")) == "Write bid is removed"
    assert (Add(NEW).duty, Add(NEW).role, Remove("Write bid").role) == ("Send bid", "", "")
