"""Merging three ways: what it keeps, whoever is on which side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from matrices_at_random import matrices
from rich_matrices import rich_matrices

from raci.compare import apply, merge
from raci.model import Duty, Matrix, Role
from raci.model.change import Add, AddRole, Assign, Move, RenameRole, Revise, Withdraw

if TYPE_CHECKING:
    from raci.model.change import Change

_SOME = settings(max_examples=40)
FEW = st.sampled_from(("Approve", "Write", "Sell", "approve", "Writes", "Head of Sales", "Head Sales", "HoS", "d1"))


@st.composite
def threes(draw: st.DrawFn) -> tuple[Matrix, Matrix, Matrix]:
    """Return a base and two matrices that share many names with it, or few."""
    texts = draw(st.sampled_from((FEW, None)))
    one, two, three = (draw(rich_matrices(texts, marks=True)) for _ in range(3))
    return one, two, three


@_SOME
@given(threes())
def test_merging_with_itself_is_itself(drawn: tuple[Matrix, Matrix, Matrix]) -> None:
    base, ours, _ = drawn
    merged = merge(base, ours, ours)

    assert (merged.matrix, merged.conflicts) == (ours, ())


@_SOME
@given(threes())
def test_what_only_one_side_changed_is_taken_over(drawn: tuple[Matrix, Matrix, Matrix]) -> None:
    base, ours, _ = drawn
    one, other = merge(base, ours, base), merge(base, base, ours)

    assert (one.matrix, one.conflicts) == (ours, ())
    assert (other.matrix, other.conflicts) == (ours, ())


@_SOME
@given(threes())
def test_sides_may_change_places_where_they_do_not_conflict(drawn: tuple[Matrix, Matrix, Matrix]) -> None:
    base, ours, theirs = drawn
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)

    assert len(one.conflicts) == len(other.conflicts)

    if not one.conflicts:
        assert one.matrix == other.matrix


@st.composite
def disjoint_changes(draw: st.DrawFn) -> tuple[Matrix, list[Change], list[Change]]:
    """Return a matrix and changes of it by two people, who change no cell, role or duty that the other changes."""
    matrix = draw(matrices())
    cells = draw(st.permutations([(duty.key, role.key) for duty in matrix.duties for role in matrix.roles]))
    sides: tuple[list[Change], list[Change]] = ([], [])
    for number, (duty, role) in enumerate(cells[:8]):
        letters = draw(st.lists(st.sampled_from([each.letter for each in matrix.notation.letters]), unique=True))
        change = Assign(duty, role, tuple(letters), draw(st.sampled_from(("", "until May"))))
        sides[number % 2].append(change if letters else Withdraw(duty, role))
    duties = draw(st.permutations([duty.key for duty in matrix.duties]))
    if len(duties) > 1:
        sides[0].append(Revise(duties[0], "number", "1.1"))
        sides[1].append(Revise(duties[1], "number", "1.2"))
    if draw(st.booleans()):
        sides[0].append(Add(Duty("Sweep the yard", "Sweep the yard"), (), duties[0]))
        sides[1].append(AddRole(Role("Gardener", "Gardener"), (), matrix.roles[-1].key))
    if draw(st.booleans()):
        first = matrix.roles[0]
        sides[1].append(RenameRole(first.key, f"The {first.name}", f"The {first.name}"))
    if draw(st.booleans()):
        sides[0].append(Move(duties[-1], duties[0]) if len(duties) > 1 else Revise(duties[0], "number", "7"))
    return matrix, *sides


@given(disjoint_changes())
def test_disjoint_changes_are_both_made(drawn: tuple[Matrix, list[Change], list[Change]]) -> None:
    base, ours, theirs = drawn
    merged = merge(base, apply(base, ours), apply(base, theirs))

    assert (merged.matrix, merged.conflicts) == (apply(apply(base, ours), theirs), ())


@given(matrices(), st.data())
def test_two_letters_for_one_cell_conflict_and_ours_stays(base: Matrix, data: st.DataObject) -> None:
    duty, role = data.draw(st.sampled_from(base.duties)), data.draw(st.sampled_from(base.roles))
    letters = [each.letter for each in base.notation.letters]
    one, two = data.draw(st.sampled_from(letters)), data.draw(st.sampled_from(letters))
    cell = dict(zip([each.key for each in base.duties], base.rows, strict=True))[duty.key].get(role.key)
    assume(one != two and (cell is None or cell.letters not in ((one,), (two,))))
    ours, theirs = (Assign(duty.key, role.key, (each,)).apply(base) for each in (one, two))
    merged = merge(base, ours, theirs)
    was = str(cell) if cell else "–"

    assert [str(each) for each in merged.conflicts] == [
        f"{duty.name} × {role.name}: ours {one}, theirs {two} (base {was})"
    ]
    assert merged.matrix == ours


@given(matrices())
def test_a_duty_taken_out_that_the_other_side_changed_is_told(base: Matrix) -> None:
    duty = base.duties[0]
    without = replace(base, duties=base.duties[1:], rows=base.rows[1:])
    changed = apply(base, [Revise(duty.key, "number", "9.9")])

    assert [str(each) for each in merge(base, changed, without).conflicts] == [
        f"{duty.name}: ours changed, theirs removed (base {duty.name})"
    ]
    assert merge(base, changed, without).matrix == changed
    assert merge(base, without, changed).matrix == without
