"""Laws of judging again: whatever is changed, what is found is what a judge finds who begins from nothing."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matrices_at_random import matrices
from rich_matrices import rich_matrices
from support import TODAY

from raci.api import read_all
from raci.lint import choose, judge
from raci.lint.rejudging import Rejudge
from raci.model import Duty, duty_key
from raci.model.change import Add, Assign, Move, Remove, Rename, Revise, Withdraw
from raci.rules import all_rules
from raci.settings import Settings

if TYPE_CHECKING:
    from raci.model import Matrix
    from raci.model.change import Change

_EXAMPLES: Final = Path(__file__).parents[2] / "matrices" / "examples"
_RULES: Final = choose(all_rules(), Settings(preview=True))


@pytest.mark.parametrize("kind", [matrices, rich_matrices])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_letters_changed_one_by_one_give_the_findings_of_a_judge_who_begins_anew(
    kind: type, data: st.DataObject
) -> None:
    matrix = data.draw(kind())
    if not (matrix.duties and matrix.roles):
        return
    judged = Rejudge(matrix, _RULES, today=TODAY)
    for _ in range(data.draw(st.integers(1, 5))):
        changes = data.draw(st.lists(_letters(matrix), min_size=1, max_size=3))
        for change in changes:
            matrix = change.apply(matrix)
        judged = judged.follow(matrix, {change.duty for change in changes})

        assert _told(judge(matrix, _RULES, today=TODAY)) == _told(judged.found())


@pytest.mark.parametrize("kind", [matrices, rich_matrices])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_duties_that_come_go_move_or_change_give_the_findings_of_a_judge_who_begins_anew(
    kind: type, data: st.DataObject
) -> None:
    matrix = data.draw(kind())
    if not (matrix.duties and matrix.roles):
        return
    judged = Rejudge(matrix, _RULES, today=TODAY)
    for number in range(data.draw(st.integers(1, 4))):
        if not matrix.duties:
            return
        change = data.draw(_duties(matrix, number))
        matrix = change.apply(matrix)
        touched = {change.duty, change.key} if isinstance(change, Rename) else {change.duty}
        judged = judged.follow_duties(matrix, touched)

        assert _told(judge(matrix, _RULES, today=TODAY)) == _told(judged.found())


def test_it_holds_where_there_is_an_organization() -> None:
    for matrix in read_all(_EXAMPLES / "sales-leadership.yaml"):
        random, judged, changed = Random(3), Rejudge(matrix, _RULES, today=TODAY), matrix  # noqa: S311 - of a test
        for _ in range(12):
            duty, role = random.choice(changed.duties).key, random.choice(changed.roles).key
            letter = random.choice([each.letter for each in changed.notation.letters])
            changed = Assign(duty, role, (letter,)).apply(changed)
            judged = judged.follow(changed, {duty})

            assert _told(judge(changed, _RULES, today=TODAY)) == _told(judged.found())


def _told(found: object) -> list[str]:
    assert isinstance(found, list)
    return sorted(map(repr, found))


@st.composite
def _letters(draw: st.DrawFn, matrix: Matrix) -> Change:
    duty, role = draw(st.sampled_from(matrix.duties)), draw(st.sampled_from(matrix.roles))
    known = [each.letter for each in matrix.notation.letters]
    letters = draw(st.lists(st.sampled_from([*known, "X"]), max_size=3, unique=True))
    return Assign(duty.key, role.key, tuple(letters)) if letters else Withdraw(duty.key, role.key)


@st.composite
def _duties(draw: st.DrawFn, matrix: Matrix, number: int) -> Change:
    duty = draw(st.sampled_from(matrix.duties))
    childless = not any(each.parent == duty.key for each in matrix.duties)
    new = draw(st.sampled_from(["Approve bid", "Approve the bid", "Define and apply the policy", "Pay invoice"]))
    name = new if duty_key(duty.section, new) not in {each.key for each in matrix.duties} else f"{new} {number}"
    key = duty_key(duty.section, name)
    if any(each.key == key for each in matrix.duties):
        return Move(duty.key)
    cells = ((matrix.roles[0].key, (matrix.notation.letters[0].letter,), ""),)
    changes: list[Change] = [
        Add(Duty(key, name, duty.section), cells, duty.key),
        Add(Duty(key, name, duty.section)),
        Move(duty.key),
        Rename(duty.key, key, name, duty.section),
        Revise(
            duty.key,
            "scope",
            draw(st.sampled_from([*(role.scope for role in matrix.roles), *(each.scope for each in matrix.duties)])),
        ),
        *([Remove(duty.key)] if childless else []),
    ]
    return draw(st.sampled_from(changes))
