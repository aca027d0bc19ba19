"""The rows of the two tables, of one report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.graph import ResponsibilityGraph
from raci.model import Participation
from raci.model.duty import PATH_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from raci.lint import Finding, Report
    from raci.model import Duty, Location, Matrix, Role, Scope

_ASKED: Final = (
    Participation.ACCOUNTABLE,
    Participation.RESPONSIBLE,
    Participation.CONSULTED,
    Participation.INFORMED,
)


class Rows:
    """The rows of a report about these matrices, as tuples in the order of the columns."""

    def __init__(self, report: Report, matrices: Sequence[Matrix], day: date | None = None) -> None:
        self._report = report
        self._matrices = [_Known(ResponsibilityGraph(each, day)) for each in matrices]

    def assignments(self) -> Iterator[tuple[Any, ...]]:
        """Yield a row for each assignment."""
        for number, known in enumerate(self._matrices, 1):
            matrix = known.graph.matrix
            roles = {role.key: known.role(role) for role in matrix.roles}
            head = number, matrix.title, matrix.notation.name
            for duty, row in zip(matrix.duties, matrix.rows, strict=True):
                about = known.duty(duty)
                for key, entry in row.items():
                    kinds = entry.participations
                    yield (
                        *_place(matrix.locate(duty, known.graph.roles[key], entry)), *head, *about, duty.number,
                        *roles[key], "/".join(entry.letters), entry.remark, sorted([kind.value for kind in kinds]),
                        *[kind in kinds for kind in _ASKED],
                    )  # fmt: skip

    def findings(self) -> Iterator[tuple[Any, ...]]:
        """Yield a row for each finding, also for those that are allowed or known."""
        report = self._report
        for status, found in (("open", report.findings), ("allowed", report.allowed), ("known", report.known)):
            for each in found:
                known = next((known for known in self._matrices if known.has(each)), None)
                yield (
                    *_place(each.location), each.rule, each.name, each.severity.value, each.confidence.value, status,
                    each.message, each.help, each.fix.title if each.fix else "", each.allowed_by or "",
                    *(known.about(each) if known else ("", each.duty, "", "")),
                    known.names(each.roles) if known else list(each.roles), list(each.roles),
                )  # fmt: skip


class _Known:
    """A matrix with what is told of its duties and roles, each worked out once."""

    def __init__(self, graph: ResponsibilityGraph) -> None:
        self.graph = graph
        self._source = graph.matrix.source
        self._to = {join.role: join.to for join in graph.matrix.joins if join.to}
        self._units: dict[Scope | None, str] = {}
        self._duties: dict[str, Duty] | None = None

    def duty(self, duty: Duty) -> tuple[str, str, str, str]:
        """Return the name, key, section and unit of a duty."""
        return duty.name, duty.key, PATH_MARK.join(duty.section), self._unit(self.graph.scope_of(duty))

    def role(self, role: Role) -> tuple[str, str, str, str, str, list[str]]:
        """Return the name, key, kind, unit, level and holders of a role."""
        key = self._to.get(role.key) or role.key
        return role.name, key, role.kind, self._unit(role.scope), role.level or "", list(role.holders)

    def has(self, finding: Finding) -> bool:
        """Tell whether a finding is about something of this matrix."""
        place = finding.location
        if (place.path, place.sheet) != (self._source.path, self._source.sheet):
            return False
        known = not finding.duty or finding.duty in self._keys
        return known and all(key in self.graph.roles for key in finding.roles)

    def about(self, finding: Finding) -> tuple[str, str, str, str]:
        """Return the name, key, section and unit of the duty of a finding; without one, the unit of its first role."""
        if finding.duty:
            return self.duty(self._keys[finding.duty])
        role = self.graph.roles[finding.roles[0]] if finding.roles else None
        return "", "", "", self._unit(role.scope) if role else ""

    def names(self, keys: Sequence[str]) -> list[str]:
        """Return the names of roles."""
        return [self.graph.roles[key].name for key in keys]

    @property
    def _keys(self) -> dict[str, Duty]:
        if self._duties is None:
            self._duties = {duty.key: duty for duty in self.graph.matrix.duties}
        return self._duties

    def _unit(self, scope: Scope | None) -> str:
        """Return what part of the organization a scope is, by the names of units where they are known."""
        if scope is None:
            return ""
        if scope not in self._units:
            organization = self.graph.organization
            found = [(organization.unit_named(word, dimension), word) for dimension, word in scope.units]
            self._units[scope] = ", ".join(unit.name if unit else word for unit, word in found)
        return self._units[scope]


def _place(location: Location) -> tuple[str, str, int | None, int | None, str]:
    return location.path, location.sheet or "", location.row or None, location.column or None, location.inside
