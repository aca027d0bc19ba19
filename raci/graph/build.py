"""The responsibility graph of one matrix: who answers for what and does it, in the organization around the matrix."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from raci.circumstances import note_day
from raci.graph.holding import MatrixGraph
from raci.model import Participation, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from types import ModuleType

    import networkx as nx

    from raci.graph.occupants import Occupants
    from raci.graph.organization import OrganizationGraph
    from raci.graph.placing import Placing
    from raci.model import Duty, Level, Matrix, Scope


class Charge(NamedTuple):
    """A duty with the roles that answer for it and those that do it, in the order of the matrix's columns.

    `scope` is the duty's, recorded or named by its wording; `others` are the roles that do it and do not answer for it.
    """

    duty: Duty
    scope: Scope | None
    owners: tuple[Role, ...]
    doers: tuple[Role, ...]
    others: tuple[Role, ...]


class ResponsibilityGraph(MatrixGraph):
    """A matrix and the organization it belongs to, indexed for questions.

    Duties are few in kind: what depends on scope and roles alone is worked out once for each kind of charge.
    """

    def __init__(self, matrix: Matrix, today: date | None = None) -> None:
        super().__init__(matrix)
        self._today = today
        self._scopes: dict[type[Role | Duty], dict[str, Scope | None]] = {}

    @cached_property
    def kinds_of_charge(self) -> list[tuple[Charge, list[Duty]]]:
        """Each distinct way in which duties are answered for and done, as the charge of the first, with those duties.

        Duties are few in kind: what depends on scope and roles alone is asked once for each. Left out are duties for
        which nobody answers or does anything, and, where nothing is known of the organization, those whose wording does
        not name a part of it.
        """
        return list(self._kinds_and_rows[0].values())

    @property
    def charges(self) -> Iterator[Charge]:
        """Who answers for each duty and who does it, in the order of the matrix; the same are left out."""
        for duty, kind in zip(self.matrix.duties, self._kinds_and_rows[1], strict=True):
            if kind is not None:
                yield kind._replace(duty=duty)

    @cached_property
    def _kinds_and_rows(self) -> tuple[dict[object, tuple[Charge, list[Duty]]], list[Charge | None]]:
        """The kinds of charge, and that of each row."""
        accountable, responsible = self._entries_with(Participation.ACCOUNTABLE, Participation.RESPONSIBLE)
        kinds: dict[object, tuple[Charge, list[Duty]]] = {}
        rows: list[Charge | None] = []
        is_plain, may_have_scope = self.is_plain, self._inferring.may_have_scope
        for duty, row in zip(self.matrix.duties, self.matrix.rows, strict=True):
            owners = [key for key, entry in row.items() if id(entry) in accountable]
            doers = [key for key, entry in row.items() if id(entry) in responsible]
            if not (owners or doers) or (is_plain and not may_have_scope(duty.name)):
                rows.append(None)
                continue
            scope = duty.scope or self.scope_of(duty)
            name = scope, self._sorted(owners), self._sorted(doers)
            kind = kinds.get(name)
            if kind is None:
                kind = kinds[name] = self._charge(duty, scope, owners, doers), []
            kind[1].append(duty)
            rows.append(kind[0])
        return kinds, rows

    def charge_in(self, row: int) -> Charge | None:
        """Return who answers for the duty of a row, counted from 0, and who does it; None where it is left out."""
        duty, held = self.matrix.duties[row], self.matrix.rows[row]
        owners = [key for key, entry in held.items() if Participation.ACCOUNTABLE in entry.participations]
        doers = [key for key, entry in held.items() if Participation.RESPONSIBLE in entry.participations]
        if not (owners or doers) or (self.is_plain and not self._inferring.may_have_scope(duty.name)):
            return None
        return self._charge(duty, duty.scope or self.scope_of(duty), owners, doers)

    def _charge(self, duty: Duty, scope: Scope | None, owners: list[str], doers: list[str]) -> Charge:
        held, done = self._in_order(owners), self._in_order(doers)
        return Charge(duty, scope, held, done, tuple([role for role in done if role.key not in owners]))

    @cached_property
    def charges_by_name(self) -> dict[tuple[tuple[str, ...], str], list[Charge]]:
        """The charges with owners and a scope, by section and name; only where there are several of one name."""
        if not self.has_namesakes:
            return {}
        found: dict[tuple[tuple[str, ...], str], list[Charge]] = {}
        for charge in self.charges:
            if charge.duty.scope is not None and charge.owners:
                found.setdefault((charge.duty.section, charge.duty.name.casefold()), []).append(charge)
        return {name: charges for name, charges in found.items() if len(charges) > 1}

    @cached_property
    def has_namesakes(self) -> bool:
        """Whether several duties of a section have one name."""
        names = [(duty.section, duty.name.casefold()) for duty in self.matrix.duties]
        return len(set(names)) < len(names)

    @cached_property
    def is_plain(self) -> bool:
        """Whether nothing is known of the organization, neither by itself nor by the roles and duties."""
        matrix = self.matrix
        known = matrix.organization is not None or any(duty.scope for duty in matrix.duties)
        return not known and not any(role.level or role.scope or role.reports_to for role in matrix.roles)

    @property
    def kinds_in_lines(self) -> list[tuple[Charge, list[Duty]]]:
        """The kinds of charge; none where nothing is recorded of any role's place, so that nobody is over anybody."""
        return self.kinds_of_charge if self.organization.places_any else []

    @cached_property
    def today(self) -> date:
        """The day for which it is asked who holds a role: the one given, or the day it is."""
        from datetime import datetime  # noqa: PLC0415 - most matrices name no days

        if self._today is None:
            note_day()
        return self._today or datetime.now().astimezone().date()

    @cached_property
    def organization(self) -> OrganizationGraph:
        """The organization the matrix belongs to, as a graph; without one, what its roles say of themselves."""
        from raci.graph.organization import OrganizationGraph  # noqa: PLC0415 - most matrices have none
        from raci.model import Organization  # noqa: PLC0415

        return OrganizationGraph(self.matrix.organization or Organization(), self.matrix.roles, self.matrix.joins)

    @cached_property
    def occupants(self) -> Occupants:
        """The people behind the roles of the matrix, on its day."""
        from raci.graph.occupants import Occupants  # noqa: PLC0415 - most matrices name nobody

        return Occupants(self)

    def covers(self, role: Role, duty: Duty) -> bool:
        """Tell whether a role's scope takes in that of a duty."""
        return self.organization.covers(self.scope_of(role), self.scope_of(duty))

    def reports_to(self, role: Role, above: Role, *, dotted: bool = False) -> bool:
        """Tell whether a role reports to another, directly or over others, perhaps on dotted lines too."""
        return self.organization.reports_to(role, above, dotted=dotted)

    def over(self, role: Role, roles: Iterable[Role], *, dotted: bool = True) -> bool:
        """Tell whether each of the roles is this one or reports to it, dotted lines included unless told."""
        return self.organization.over(role, roles, dotted=dotted)

    def escalation_path(self, role: Role) -> list[Role]:
        """Return the roles above a role on its solid line, the nearest first."""
        return self.organization.escalation_path(role)

    def scope_of(self, thing: Role | Duty) -> Scope | None:
        """Return the scope of a role or a duty: the recorded one, else what its wording names.

        A role that the organization has, and of which no scope is recorded, has all of it: its title is not asked.
        """
        if thing.scope is not None:
            return thing.scope
        known = self._scopes.setdefault(type(thing), {})
        if thing.key not in known:
            known[thing.key] = self._by_words(thing)
        return known[thing.key]

    def is_recorded(self, *things: Role | Duty) -> bool:
        """Tell whether the scopes of these were written down, and not read from their names."""
        return all(each.scope is not None or self.scope_of(each) is None for each in things)

    def _by_words(self, thing: Role | Duty) -> Scope | None:
        if isinstance(thing, Role):
            placed = self.matrix.organization is not None or self.organization.is_placed(thing)
            return None if placed else self._inferring.scope_by_title(thing)
        units = self.organization.areas.units
        found: Scope | None = self._inferring.scope_by_wording(thing, units, steering=self.is_plain)
        return found

    @cached_property
    def _inferring(self) -> ModuleType:
        """What infers scopes, brought in when it is first asked: an import in a function costs something each time."""
        from raci.graph import inferring  # noqa: PLC0415 - brings the words of titles; many matrices need it not

        return inferring

    def level_of(self, role: Role) -> Level | None:
        """Return the level of a role, None where it has none or one that is on no ladder."""
        return self.organization.level_of(role)

    def within_limits(self, role: Role, duty: Duty) -> bool | None:
        """Tell whether a role may decide alone on the amounts of a duty; None where its limits say nothing of them."""
        from raci.graph.authority import within_limits  # noqa: PLC0415 - most duties have none

        return within_limits(role, duty)

    def tier_of(self, thing: Role | Duty) -> str:
        """Return the name of the tier of a role's or a duty's scope."""
        return self.organization.tier_of(self.scope_of(thing))

    def placing(self, duty: Duty) -> Placing | None:
        """Return where the accountability for a duty should sit and by which step; None where no role will do."""
        from raci.graph.placing import placing  # noqa: PLC0415 - only where somebody asks

        return placing(duty, self.scope_of(duty), self.responsible(duty), self.organization)

    def lowest_covering(self, duty: Duty) -> Role | None:
        """Return the lowest role that covers a duty, is over all who do it, and may answer for it."""
        found = self.placing(duty)
        return found.role if found else None

    def to_networkx(self) -> nx.DiGraph[str]:
        """Return the graph as networkx has it, with the organization around it (see `raci.graph.exchange`)."""
        from raci.graph.exchange import networkx_of  # noqa: PLC0415 - networkx costs ten times the start of Python

        return networkx_of(self)
