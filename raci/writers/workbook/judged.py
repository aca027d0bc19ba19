"""What is known of a matrix before its rows are written: how each duty stands, and what cells say beside letters."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from raci.model import Participation
from raci.model.participation import Profile
from raci.writers.workbook.checks import Checks
from raci.writers.workbook.formulas import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.graph import ResponsibilityGraph
    from raci.model import Duty, Matrix, Row

_TALLY: Final[Any] = attrgetter("tally")


class Standing(NamedTuple):
    """How a duty stands: how many are accountable and responsible, the verdict, and what the verdict allows."""

    accountable: int
    responsible: int
    verdict: str
    most: int = 1
    heading: bool = False

    @property
    def usual(self) -> bool:
        """Tell whether the formula of most duties gives the verdict."""
        return self.most == 1 and not self.heading


class Judged:
    """A matrix with the standing of each of its duties, and with its marks by duty and role."""

    def __init__(self, matrix: Matrix) -> None:
        known: dict[int, int] = {}
        self.tallies = [
            known.setdefault(tally, tally) for tally in (sum(map(_TALLY, row.values())) for row in matrix.rows)
        ]
        total = Profile(sum(self.tallies))
        self.strangers = _strangers(matrix) if total[Participation.OTHER] else ()
        self.checks = Checks(matrix.notation, self.strangers, total)
        self.marks = _marks(matrix)
        self._matrix = matrix
        self._parents = {duty.parent for duty in matrix.duties}
        self._scoped = any(role.scope for role in matrix.roles)
        self._usual: dict[int, Standing] = {}

    @cached_property
    def standings(self) -> list[Standing]:
        """The standing of each duty; those that stand alike share it."""
        matrix = self._matrix
        return [
            self._standing(duty, row, tally)
            for duty, row, tally in zip(matrix.duties, matrix.rows, self.tallies, strict=True)
        ]

    def _standing(self, duty: Duty, row: Row, tally: int) -> Standing:
        found = self._usual.get(tally)
        if found is None:
            found = self._usual[tally] = self._judged(Profile(tally))
        plain = duty.key not in self.marks and duty.key not in self._parents and not self.strangers
        if plain and not (self._scoped and found.accountable > 1):
            return found
        return self._judged(
            Profile(tally), self._unknown(duty, row), self._most(duty, found), heading=duty.key in self._parents
        )

    def _judged(self, profile: Profile, unknown: int = 0, most: int = 1, *, heading: bool = False) -> Standing:
        verdict = self.checks.verdict(profile, unknown, most, heading=heading)
        counts = profile[Participation.ACCOUNTABLE], profile[Participation.RESPONSIBLE]
        return Standing(*counts, verdict, most, heading)

    def _unknown(self, duty: Duty, row: Row) -> int:
        """Return how many cells of a duty the notation does not explain."""
        marked = self.marks.get(duty.key, {})
        strange = {
            role for role, entry in row.items() if any(letter in self.strangers for letter in entry.letters)
        }  # fmt: skip
        return len(strange | {role for role, texts in marked.items() if "; ".join(texts).casefold() not in NOTHING})

    @cached_property
    def _graph(self) -> ResponsibilityGraph:
        from raci.graph import ResponsibilityGraph  # noqa: PLC0415 - few matrices have scopes

        return ResponsibilityGraph(self._matrix)

    def _most(self, duty: Duty, standing: Standing) -> int:
        """Return how many roles may be accountable: as many as are, if no two of their scopes overlap (see ACC002)."""
        if not self._scoped or standing.accountable < 2:  # noqa: PLR2004 - several
            return 1
        graph = self._graph
        owners = graph.accountable(duty)
        if any(role.scope is None for role in owners):
            return 1
        overlap = graph.organization.overlap
        apart = not any(
            overlap(role.scope, other.scope) for place, role in enumerate(owners) for other in owners[place + 1 :]
        )
        return len(owners) if apart else 1


def _strangers(matrix: Matrix) -> tuple[str, ...]:
    """Return the letters in use that the notation does not have."""
    known = {letter.letter for letter in matrix.notation.letters}
    used = {letter for row in matrix.rows for entry in row.values() for letter in entry.letters}
    return tuple(sorted(used - known))


def _marks(matrix: Matrix) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return duty → role → the marks in that cell; marks without a cell stand on another sheet."""
    found: dict[str, dict[str, list[str]]] = {}
    roles = {role.key for role in matrix.roles}
    for mark in matrix.marks:
        if mark.role in roles and mark.duty:
            found.setdefault(mark.duty, {}).setdefault(mark.role, []).append(mark.text)
    return found
