"""Judging a matrix again after letters have changed: only what a change may touch is asked anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.graph.following import followed, regrown, within
from raci.lint.engine import _Judge, _with_severities, by_place
from raci.model import Assignment, Participation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from raci.graph import ResponsibilityGraph
    from raci.lint.finding import Finding, Severity
    from raci.lint.rule import Rule
    from raci.model import Matrix, Role, Row

    Slices = dict[tuple[str, str], list[Finding]]


class Rejudge(_Judge):
    """A matrix judged, with what was found kept by who found it and where: `follow` judges another one after it.

    The findings are those of `judge`, whatever was followed; that is a law of the tests.
    """

    def __init__(
        self,
        matrix: Matrix,
        rules: Sequence[Rule],
        severities: Mapping[str, Severity] | None = None,
        today: date | None = None,
    ) -> None:
        super().__init__(matrix, rules, today)
        self._given = rules, severities or {}, today
        self._of_whole = self._asking["check"]
        self._of_role = self._asking["check_role"]
        self._of_duty = self._asking["check_duty"]
        self._of_assignment = self._asking["check_assignment"]
        self._suspicious: dict[int, list[Rule]] = {}
        self._slices = self._whole(range(len(matrix.duties)))

    def found(self) -> list[Finding]:
        """Return the findings, sorted by place."""
        found = [each for slice_ in self._slices.values() for each in slice_]
        found += self.crashed.values()
        return sorted(_with_severities(found, self._given[1]), key=by_place)

    def follow(self, matrix: Matrix, duties: Collection[str]) -> Rejudge:
        """Return the judge of a matrix that differs from this one in the letters of these duties, and in nothing else.

        This one stays as it is, so that a step may be taken back.
        """
        rows = [place for place, duty in enumerate(matrix.duties) if duty.key in duties] if duties else []
        if self.crashed:
            return Rejudge(matrix, *self._given)
        made = object.__new__(Rejudge)
        made.__dict__.update(self.__dict__)
        made.matrix = matrix
        made.graph = followed(self.graph, matrix, rows)
        made.crashed = {}
        made._slices = {**self._slices, **made._anew(self, rows)}
        return Rejudge(matrix, *self._given) if made.crashed else made

    def follow_duties(self, matrix: Matrix, duties: Collection[str]) -> Rejudge:
        """Return the judge of a matrix that differs from this one in these duties: come, gone, moved or revised.

        What was found in other duties by looking at no more than them stays. Roles and the organization are the same.
        """
        made = Rejudge.__new__(Rejudge)
        made.__dict__.update(self.__dict__)
        made.matrix = matrix
        made.graph = regrown(self.graph, matrix)
        made.crashed = {}
        if self.crashed or made.graph.is_plain != self.graph.is_plain:
            return Rejudge(matrix, *self._given)
        kept = {("duty", duty.key) for duty in matrix.duties if duty.key not in duties}
        slices = {key: found for key, found in self._slices.items() if key in kept}
        made._slices = slices | made._whole({place for place, each in enumerate(matrix.duties) if each.key in duties})  # noqa: SLF001 - one of this class
        return Rejudge(matrix, *self._given) if made.crashed else made

    def _anew(self, before: Rejudge, rows: Sequence[int]) -> Slices:
        """Return the slices that letters of these rows may have changed."""
        old, new = before.matrix.rows, self.matrix.rows
        all_roles = before.graph.assigned != self.graph.assigned
        in_rows = {key for row in rows for key in (*old[row], *new[row])}
        found: Slices = {}
        for rule in self._of_whole:
            earlier = before._slices["check", rule.code]
            if rule.letters == "unread" or (rule.letters == "told" and not earlier):
                continue
            found["check", rule.code] = (
                self._of_touched(rule, earlier, _touched(rows, old, new))
                if rule.by_role and not self.graph.occupants.are_told
                else self._asked(rule, rule.check)
            )
        for role in self.matrix.roles:
            if all_roles or role.key in in_rows:
                found["role", role.key] = self._in_role(role)
        for row in rows:
            found["duty", self.matrix.duties[row].key] = self._in_row(row)
        return found

    def _of_touched(self, rule: Rule, earlier: Sequence[Finding], roles: Collection[str]) -> list[Finding]:
        """Ask a rule that looks at each role by itself only for some; what it found of others stays."""
        part = within(self.graph, roles)

        def check(_: ResponsibilityGraph) -> list[Finding]:
            return list(rule.check(part))

        kept = [each for each in earlier if not roles or each.roles[0] not in roles]
        return [*kept, *self._asked(rule, check)] if roles else kept

    def _whole(self, rows: Iterable[int]) -> Slices:
        """Ask everybody, but of duties only those in some rows."""
        found: Slices = {("check", rule.code): self._asked(rule, rule.check) for rule in self._of_whole}
        for role in self.matrix.roles:
            found["role", role.key] = self._in_role(role)
        for row in rows:
            if asked := self._in_row(row):
                found["duty", self.matrix.duties[row].key] = asked
        return found

    def _in_role(self, role: Role) -> list[Finding]:
        return [each for rule in self._of_role for each in self._asked(rule, rule.check_role, role)]

    def _in_row(self, row: int) -> list[Finding]:
        """Return what is found in one duty and in its cells."""
        duty, tally = self.matrix.duties[row], self.graph.tallies[row]
        suspicious = self._suspicious.get(tally)
        if suspicious is None:
            profile = self.graph.profile_of(tally)
            suspicious = self._suspicious[tally] = [each for each in self._of_duty if self._suspects(each, profile)]
        found = [each for rule in suspicious for each in self._asked(rule, rule.check_duty, duty)]
        if self._of_assignment and self._is_odd(tally):
            for key, entry in self.matrix.rows[row].items():
                if len(entry.letters) > 1 or Participation.OTHER in entry.participations:
                    cell = Assignment(self.graph.roles[key], duty, entry)
                    found += [
                        each for rule in self._of_assignment for each in self._asked(rule, rule.check_assignment, cell)
                    ]
        return found


def _touched(rows: Sequence[int], old: Sequence[Row], new: Sequence[Row]) -> set[str]:
    """Return the roles whose part in a duty is another one; all of its roles where others do it now."""
    found: set[str] = set()
    for row in rows:
        before, after = old[row], new[row]
        found |= {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        if _kinds(before) != _kinds(after):
            found |= before.keys() | after.keys()
    return found


def _kinds(row: Row) -> set[Participation]:
    return {kind for entry in row.values() for kind in entry.participations}
