"""An organization as a graph, asked in the field's words: who reports to whom, who is over all, who may."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from raci.graph.forest import ROOT
from raci.graph.inferring import level_by_title
from raci.graph.lines import Lines
from raci.graph.scopes import ScopeGraph
from raci.graph.seats import Seats
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.model import Join, Level, Organization, Person, Role, Scope


class Relation(NamedTuple):
    """How a role that does a duty stands to one that answers for it.

    `below`: it reports to it or is it, on solid or dotted lines. `above`: the one that answers reports to it. `steps`:
    how many solid lines lead from it up to the one that answers, None where none do. `higher`: its level is.
    """

    below: bool
    above: bool
    steps: int | None
    higher: bool


class OrganizationGraph(ScopeGraph):
    """The roles of an organization and of a matrix in it, with units, levels and lines, indexed for questions.

    A role of the matrix that was joined to one of the organization is that one. Roles may be asked for by either; those
    that come back are the matrix's own where it has them. Roles that report in a circle lose their lines (`cycles`).
    """

    def __init__(self, organization: Organization, roles: Sequence[Role] = (), joins: Iterable[Join] = ()) -> None:
        super().__init__(organization)
        self._numbers = {role.key: number for number, role in enumerate(organization.roles)}
        self.roles: list[Role] = list(organization.roles)
        self._join(roles, {join.role: join.to for join in joins})
        self._words = self._other_words()
        self._lost: set[int] = set()
        self.lines = Lines(*self._lines())
        self._levels: dict[str, Level | None] = {}
        self._too_low: dict[tuple[int, Scope | None], bool] = {}
        self._relations: dict[tuple[str, str], Relation] = {}
        self._lower: dict[tuple[str, str], list[Role]] = {}
        self._ladders: dict[str, list[Role]] = {}

    # lines

    def reports_to(self, role: Role, above: Role, *, dotted: bool = False) -> bool:
        """Tell whether a role reports to another, directly or over others, perhaps on dotted lines too."""
        return self.lines.reports_to(self._number(role), self._number(above), dotted=dotted)

    def over(self, role: Role, roles: Iterable[Role], *, dotted: bool = True) -> bool:
        """Tell whether each of the roles is this one or reports to it, dotted lines included unless told."""
        top = self._number(role)
        return all(
            (number := self._number(each)) == top or self.lines.reports_to(number, top, dotted=dotted) for each in roles
        )

    def escalation_path(self, role: Role) -> list[Role]:
        """Return the roles above a role on its solid line, the nearest first."""
        return [self.roles[number] for number in self.lines.superiors(self._number(role))]

    def superiors(self, role: Role) -> list[Role]:
        """Return the roles above a role on solid and dotted lines, those on its solid line first."""
        return [self.roles[number] for number in self.lines.superiors(self._number(role), dotted=True)]

    def upward(self, role: Role) -> list[Role]:
        """Return a role and all above it, on solid and dotted lines, as the graph knows them."""
        if role.key not in self._ladders:
            self._ladders[role.key] = [self.known(role), *self.superiors(role)]
        return self._ladders[role.key]

    def reports_of(self, role: Role) -> list[Role]:
        """Return the roles that report directly to a role, on solid lines."""
        return [self.roles[number] for number in self.lines.solid.children(self._number(role))]

    def dotted(self, role: Role) -> list[Role]:
        """Return the roles to which a role reports directly on dotted lines."""
        return [self.roles[number] for number in self.lines.dotted.get(self._number(role), ())]

    def depth(self, role: Role) -> int:
        """Return how many roles are above a role on its solid line."""
        return self.lines.solid.depths[self._number(role)]

    def steps(self, role: Role, above: Role) -> int | None:
        """Return how many solid lines lead from a role up to another (1: directly), None where none do."""
        return self.lines.steps(self._number(role), self._number(above))

    def relation(self, doer: Role, owner: Role) -> Relation:
        """Return how a role stands to another one; worked out once for each two."""
        pair = (doer.key, owner.key)
        known = self._relations.get(pair)
        if known is None:
            steps = self.steps(doer, owner)
            known = self._relations[pair] = Relation(
                steps is not None or self.over(owner, [doer]),
                self.reports_to(owner, doer),
                steps,
                self.is_lower(owner, doer),
            )
        return known

    @property
    def cycles(self) -> list[list[Role]]:
        """The roles that report to themselves over others."""
        return [[self.roles[number] for number in cycle] for cycle in self.lines.solid.cycles]

    @property
    def tops(self) -> list[Role]:
        """The roles that report to nobody and to which others report; not those whose superior is named and unknown."""
        solid = self.lines.solid
        cut = {number for cycle in solid.cycles for number in cycle} | self._lost
        return [self.roles[each] for each in solid.roots if solid.children(each) and each not in cut]

    @property
    def top_people(self) -> list[Person]:
        """The people who report to nobody and to whom others report."""
        people = self.organization.people
        above = {person.reports_to for person in people}
        return [each for each in people if each.key in above and each.reports_to in {None, "", each.key}]

    # levels

    def level_of(self, role: Role) -> Level | None:
        """Return the level of a role: the recorded one, else what its title says; None where there is none.

        Only positions have a level.
        """
        if role.key not in self._levels:
            self._levels[role.key] = self._level(role)
        return self._levels[role.key]

    def is_lower(self, role: Role, than: Role) -> bool:
        """Tell whether the level of a role is below that of another one, both of them known."""
        low, high = self.level_of(role), self.level_of(than)
        return low is not None and high is not None and low.rank > high.rank

    def lower_upward(self, role: Role, owner: Role) -> list[Role]:
        """Return those of a role and all above it of a lower level than another one; worked out once for a pair."""
        pair = (role.key, owner.key)
        known = self._lower.get(pair)
        if known is None:
            known = self._lower[pair] = [each for each in self.upward(role) if self.is_lower(each, owner)]
        return known

    def has_recorded_level(self, role: Role) -> bool:
        """Tell whether the level of a role was written down, and not read from its title."""
        return self.authority.level(self.known(role).level or role.level) is not None

    def _level(self, role: Role) -> Level | None:
        if role.kind != "position":
            return None
        recorded = self.known(role).level or role.level
        return self.authority.level(recorded or level_by_title(role))

    def is_too_low(self, role: Role, scope: Scope | None) -> bool:
        """Tell whether a role's level is surely too low to be accountable for a scope of this tier."""
        level = self.level_of(role)
        if level is None:
            return False
        pair = (level.rank, scope)
        known = self._too_low.get(pair)
        if known is None:
            known = self._too_low[pair] = self.authority.is_too_low(level, self.tier_in_table(scope))
        return known

    # people

    @cached_property
    def seats(self) -> Seats:
        """Who holds which role, from when to when."""
        return Seats(self.organization)

    # roles

    def known(self, role: Role) -> Role:
        """Return the role as the graph knows it; a role it has not is returned as it is."""
        number = self._numbers.get(role.key)
        return role if number is None else self.roles[number]

    def has(self, role: Role) -> bool:
        """Tell whether a role is, or was joined to, one of the organization's."""
        return self._numbers.get(role.key, len(self.roles)) < len(self.organization.roles)

    def is_placed(self, role: Role) -> bool:
        """Tell whether anything is recorded of where a role stands: by the organization, or by the role itself."""
        return self.has(role) or bool(role.level or role.scope or role.reports_to)

    @cached_property
    def places_any(self) -> bool:
        """Whether anything is recorded of where any role stands; without it nobody is known to be over anybody."""
        return any(map(self.is_placed, self.roles))

    def has_lines(self, role: Role) -> bool:
        """Tell whether a role reports to somebody, or somebody to it."""
        number = self._number(role)
        return self.lines.solid.parents[number] != ROOT or bool(
            self.lines.solid.children(number) or number in self.lines.dotted
        )

    def same(self, role: Role, other: Role) -> bool:
        """Tell whether two roles are one."""
        return self._number(role) == self._number(other)

    def key_in_organization(self, role: Role) -> str:
        """Return the key under which the organization holds a role."""
        number = self._number(role)
        return self.organization.roles[number].key if number < len(self.organization.roles) else role.key

    def _number(self, role: Role) -> int:
        return self._numbers[role.key]

    def _join(self, roles: Sequence[Role], joined: dict[str, str | None]) -> None:
        own = dict(self._numbers)
        for role in roles:
            number = own.get(joined.get(role.key) or role.key)
            if number is None:
                self._numbers[role.key] = len(self.roles)
                self.roles.append(role)
            else:
                self._numbers[role.key] = number
                self.roles[number] = role

    def _other_words(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for each in (self.roles, self.organization.roles):
            for number, role in enumerate(each):
                for word in (role.key, role.name, *role.aliases):
                    found.setdefault(fold(word), number)
        return found

    def _lines(self) -> tuple[list[int], dict[int, list[int]]]:
        held = len(self.organization.roles)
        above = []
        dotted: dict[int, list[int]] = {}
        for number, role in enumerate(self.roles):
            record = self.organization.roles[number] if number < held else role
            word = role.reports_to or record.reports_to
            above.append(self._named(word, number))
            if word and above[-1] == ROOT and word not in {role.key, record.key}:
                self._lost.add(number)
            lines = [self._named(word, number) for word in role.dotted or record.dotted]
            if lines:
                dotted[number] = [each for each in lines if each != ROOT]
        return above, dotted

    def _named(self, word: str | None, number: int) -> int:
        """Return the number of the role a word names; a role that reports to itself is at the top."""
        if not word:
            return ROOT
        found = self._numbers.get(word)
        if found is None:
            found = self._words.get(fold(word), ROOT)
        return ROOT if found == number else found
