"""Edits in any order: whatever is applied, undone, fixed, compared, merged and written, the laws of changes hold."""

from __future__ import annotations

import pickle
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from matrices_at_random import DUTIES, ROLES, matrices
from support import TODAY, matrix_of

import raci
from raci.compare import apply, difference, meaning, merge
from raci.lint import Severity
from raci.model import Duty, Matrix, Role, duty_key
from raci.model.change import (
    Add,
    AddRole,
    Assign,
    Change,
    Move,
    MoveRole,
    Remove,
    RemoveRole,
    Rename,
    RenameRole,
    Revise,
    ReviseRole,
    Withdraw,
)
from raci.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES: Final = ("Write the bid", "Approve bids", "Ship", "Bid writer", "Head", "Éclair", "R", "a/b")
_PLACES: Final = st.integers(0, 9)
_LETTERS: Final = st.lists(st.sampled_from("RACISX"), min_size=1, max_size=3, unique=True).map(tuple)
_TODAY: Final = Settings(today=TODAY)


class EditsInAnyOrder(RuleBasedStateMachine):
    """A matrix in somebody's hands: what was done can be undone, and what others did can be merged."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = matrix_of("| Duty | Manager |\n|--|--|\n| Sell | A |")
        self.states: list[Matrix] = []
        self.undone: list[Matrix] = []

    @initialize(first=matrices())
    def begin(self, first: Matrix) -> None:
        """Begin with any matrix."""
        self.matrix = first
        self.states = [first]

    def _become(self, changed: Matrix) -> None:
        self.matrix = changed
        self.states.append(changed)
        self.undone = []

    def _make(self, change: Change) -> None:
        """Make a change; its inverse, and the difference, lead back and forth."""
        changed = change.apply(self.matrix)

        assert change.inverse(self.matrix).apply(changed) == self.matrix
        assert apply(self.matrix, [change]) == changed
        assert pickle.loads(pickle.dumps(change)) == change  # noqa: S301 - our own
        assert str(change)

        self._become(changed)

    def _duty(self, place: int) -> str:
        return self.matrix.duties[place % len(self.matrix.duties)].key

    def _role(self, place: int) -> str:
        return self.matrix.roles[place % len(self.matrix.roles)].key

    def _before(self, keys: Sequence[str], place: int) -> str | None:
        return [*keys, None][place % (len(keys) + 1)]

    @precondition(lambda self: self.matrix.duties and self.matrix.roles)
    @rule(duty=_PLACES, role=_PLACES, letters=_LETTERS, remark=st.sampled_from(("", "veto")))
    def assign(self, duty: int, role: int, letters: tuple[str, ...], remark: str) -> None:
        """Give a role letters."""
        self._make(Assign(self._duty(duty), self._role(role), letters, remark))

    @precondition(lambda self: self.matrix.duties and self.matrix.roles)
    @rule(duty=_PLACES, role=_PLACES)
    def withdraw(self, duty: int, role: int) -> None:
        """Take a role out of a duty."""
        self._make(Withdraw(self._duty(duty), self._role(role)))

    @rule(name=st.sampled_from((*_NAMES, *DUTIES)), place=_PLACES, section=st.sampled_from(((), ("Plan",), ("Sale",))))
    def add_duty(self, name: str, place: int, section: tuple[str, ...]) -> None:
        """Put in a new duty."""
        keys = [duty.key for duty in self.matrix.duties]
        if (key := duty_key(section, name)) not in keys:
            cells = tuple((role.key, ("C",), "") for role in self.matrix.roles[:place])
            self._make(Add(Duty(key, name, section), cells, self._before(keys, place)))

    @precondition(lambda self: self.matrix.duties)
    @rule(duty=_PLACES)
    def remove_duty(self, duty: int) -> None:
        """Take a duty out."""
        self._make(Remove(self._duty(duty)))

    @precondition(lambda self: self.matrix.duties)
    @rule(duty=_PLACES, name=st.sampled_from((*_NAMES, *DUTIES)), section=st.sampled_from(((), ("Plan",))))
    def rename_duty(self, duty: int, name: str, section: tuple[str, ...]) -> None:
        """Call a duty something else."""
        key = duty_key(section, name)
        if key not in {each.key for each in self.matrix.duties} - {self._duty(duty)}:
            self._make(Rename(self._duty(duty), key, name, section))

    @precondition(lambda self: len(self.matrix.duties) > 1)
    @rule(duty=_PLACES, place=_PLACES)
    def move_duty(self, duty: int, place: int) -> None:
        """Put a duty elsewhere."""
        own = self._duty(duty)
        self._make(Move(own, self._before([each.key for each in self.matrix.duties if each.key != own], place)))

    @precondition(lambda self: self.matrix.duties)
    @rule(duty=_PLACES, number=st.sampled_from(("", "1.1", "2")))
    def number_duty(self, duty: int, number: str) -> None:
        """Give a duty a number."""
        self._make(Revise(self._duty(duty), "number", number))

    @precondition(lambda self: len(self.matrix.duties) > 1)
    @rule(duty=_PLACES, parent=_PLACES)
    def place_under(self, duty: int, parent: int) -> None:
        """Put a duty under another one."""
        if self._duty(duty) != self._duty(parent):
            self._make(Revise(self._duty(duty), "parent", self._duty(parent)))

    @rule(name=st.sampled_from((*_NAMES, *ROLES)), place=_PLACES)
    def add_role(self, name: str, place: int) -> None:
        """Put in a new role."""
        keys = [role.key for role in self.matrix.roles]
        if name not in keys:
            cells = tuple((duty.key, ("R",), "") for duty in self.matrix.duties[:place])
            self._make(AddRole(Role(name, name), cells, self._before(keys, place)))

    @precondition(lambda self: len(self.matrix.roles) > 1)
    @rule(role=_PLACES)
    def remove_role(self, role: int) -> None:
        """Take a role out."""
        self._make(RemoveRole(self._role(role)))

    @precondition(lambda self: self.matrix.roles)
    @rule(role=_PLACES, name=st.sampled_from((*_NAMES, *ROLES)))
    def rename_role(self, role: int, name: str) -> None:
        """Call a role something else."""
        if name not in {each.key for each in self.matrix.roles} - {self._role(role)}:
            self._make(RenameRole(self._role(role), name, name))

    @precondition(lambda self: len(self.matrix.roles) > 1)
    @rule(role=_PLACES, place=_PLACES)
    def move_role(self, role: int, place: int) -> None:
        """Put a role elsewhere."""
        own = self._role(role)
        self._make(MoveRole(own, self._before([each.key for each in self.matrix.roles if each.key != own], place)))

    @precondition(lambda self: len(self.matrix.roles) > 1)
    @rule(role=_PLACES, other=_PLACES)
    def report_to(self, role: int, other: int) -> None:
        """Let a role report to another one."""
        if self._role(role) != self._role(other):
            self._make(ReviseRole(self._role(role), "reports_to", self._role(other)))

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        """Go back by the difference, as one does who only kept the states."""
        now, before = self.states[-1], self.states[-2]

        assert apply(now, difference(now, before)) == before

        self.undone.append(self.states.pop())
        self.matrix = before

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """Go forth again."""
        again = self.undone.pop()

        assert apply(self.matrix, difference(self.matrix, again)) == again

        self.states.append(again)
        self.matrix = again

    @rule(unsafe=st.booleans())
    def fix(self, unsafe: bool) -> None:  # noqa: FBT001 - drawn
        """Make the fixes there are until none is left; that adds no error, and then nothing more is mended."""
        errors = self._errors(self.matrix)
        mended = self.matrix
        for _ in range(20):
            further = raci.fix(mended, raci.check(mended, _TODAY), unsafe=unsafe)
            if further == mended:
                break
            mended = further

        assert raci.fix(mended, raci.check(mended, _TODAY), unsafe=unsafe) == mended
        assert self._errors(mended) <= errors
        assert apply(self.matrix, difference(self.matrix, mended)) == mended

        self._become(mended)

    def _errors(self, matrix: Matrix) -> int:
        return sum(finding.severity is Severity.ERROR for finding in raci.check(matrix, _TODAY))

    @rule(place=_PLACES)
    def compare(self, place: int) -> None:
        """Compare with an earlier state; the difference leads there and back, and nothing is told of no change."""
        other = self.states[place % len(self.states)]

        assert apply(self.matrix, difference(self.matrix, other)) == other
        assert apply(other, difference(other, self.matrix)) == self.matrix
        assert difference(self.matrix, self.matrix) == ()
        assert meaning(self.matrix, self.matrix) == ()

    @rule(base=_PLACES, theirs=_PLACES)
    def merge_states(self, base: int, theirs: int) -> None:
        """Merge with what came of an earlier state elsewhere; the sides may change places where they agree."""
        start, other = self.states[base % len(self.states)], self.states[theirs % len(self.states)]
        merged, turned = merge(start, self.matrix, other), merge(start, other, self.matrix)

        assert merge(start, self.matrix, self.matrix).matrix == self.matrix
        assert merge(start, self.matrix, start).matrix == self.matrix
        assert len(merged.conflicts) == len(turned.conflicts)
        assert merged.conflicts or merged.matrix == turned.matrix

        self._become(merged.matrix)

    @precondition(lambda self: self.matrix.duties and self.matrix.roles)
    @rule()
    def write_and_read(self) -> None:
        """Write it, and read the same."""
        with TemporaryDirectory() as folder:
            raci.write(self.matrix, f"{folder}/plan.yaml", today=TODAY)
            found = raci.read(f"{folder}/plan.yaml")

        assert found == self.matrix

    @invariant()
    def all_belongs_together(self) -> None:
        """Every key is there once, and whoever is named is there."""
        matrix = self.matrix
        duties, roles = ({each.key: each for each in things} for things in (matrix.duties, matrix.roles))

        assert (len(duties), len(roles)) == (len(matrix.duties), len(matrix.roles))
        assert len(matrix.rows) == len(duties)
        assert all(row.keys() <= roles.keys() for row in matrix.rows)
        assert all(mark.duty in {"", *duties} for mark in matrix.marks)


TestEditsInAnyOrder = EditsInAnyOrder.TestCase
TestEditsInAnyOrder.settings = settings(
    max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
