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
    """A matrix with the standing of each of its duties and what follows from them, worked out when first asked for."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._usual: dict[int, Standing] = {}

    @cached_property
    def tallies(self) -> list[int]:
        """The tally of each duty."""
        known: dict[int, int] = {}
        found = (sum(map(_TALLY, row.values())) for row in self._matrix.rows)
        return [known.setdefault(tally, tally) for tally in found]

    @cached_property
    def _total(self) -> Profile:
        return Profile(sum(self.tallies))

    @cached_property
    def strangers(self) -> tuple[str, ...]:
        """The letters in use that the notation does not have."""
        if not self._total[Participation.OTHER]:
            return ()
        known = {letter.letter for letter in self._matrix.notation.letters}
        used = {letter for row in self._matrix.rows for entry in row.values() for letter in entry.letters}
        return tuple(sorted(used - known))

    @cached_property
    def checks(self) -> Checks:
        """The live checks of the matrix."""
        return Checks(self._matrix.notation, self.strangers, self._total)

    @cached_property
    def marks(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """Duty → role → the marks in that cell; marks without a cell stand on another sheet."""
        found: dict[str, dict[str, list[str]]] = {}
        roles = {role.key for role in self._matrix.roles} if self._matrix.marks else set()
        for mark in self._matrix.marks:
            if mark.role in roles and mark.duty:
                found.setdefault(mark.duty, {}).setdefault(mark.role, []).append(mark.text)
        return found

    @property
    def _headings(self) -> frozenset[str]:
        """The duties that others stand under."""
        return self._graph.broken_down

    @cached_property
    def _scoped(self) -> bool:
        return any(role.scope for role in self._matrix.roles)

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
        plain = duty.key not in self.marks and duty.key not in self._headings and not self.strangers
        if plain and not (self._scoped and found.accountable > 1):
            return found
        return self._judged(
            Profile(tally), self._unknown(duty, row), self._most(duty, found), heading=duty.key in self._headings
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
        from raci.graph import ResponsibilityGraph  # noqa: PLC0415 - nothing costs until used

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
