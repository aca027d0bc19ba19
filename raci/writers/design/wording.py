"""By which words the parts of an org-design file name one another, and whether these must be taken exactly."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from raci.levels import is_whole
from raci.model import Organization, duty_key
from raci.writers.design.holders import Holders
from raci.writers.design.slugs import Slugs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Duty, Matrix, Role, Scope


class Wording:
    """The words by which the file of a matrix keys its roles and duties.

    `lent` are the roles that only the organization has.
    """

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self.organization = matrix.organization or Organization()
        own = {role.key for role in matrix.roles}
        self._declared = {role.key for role in self.organization.roles}
        self.lent = tuple(role for role in self.organization.roles if role.key not in own)
        self.everyone = (*matrix.roles, *self.lent)
        self._duties = {duty.key for duty in matrix.duties}
        known = {role.key for role in self.everyone}
        self._strangers = {word for role in self.everyone for word in _above(role) if word not in known}
        self._strangers |= {each.role for each in matrix.allowances if each.role and each.role not in known}
        self._strangers |= {held.role for held in self.organization.holdings if held.role not in known}
        slugs = Slugs(known | self._strangers)
        self.roles = {role.key: slugs.of(_short(role), "role", role.key) for role in self.everyone}
        self.holders = Holders(self.organization, self.everyone)
        self._orphans = {duty.parent for duty in matrix.duties if duty.parent and duty.parent not in self._duties}
        self._orphans |= {each.duty for each in matrix.allowances if each.duty and each.duty not in self._duties}
        slugs = Slugs(self._orphans)
        self.duties = {duty.key: slugs.of(duty.name, "duty") for duty in matrix.duties}

    def role(self, key: str) -> str:
        """Return the word for a role; one that is not there keeps its name."""
        return self.roles.get(key, key)

    def duty(self, key: str) -> str:
        """Return the word for a duty; one that is not there keeps its name."""
        return self.duties.get(key, key)

    def is_stranger(self, role: Role) -> bool:
        """Tell whether there is an organization, and it does not know a role by its key."""
        return self._matrix.organization is not None and role.key not in self._declared

    def keys(self) -> Iterator[str]:
        """Yield for each duty its key where it does not follow from its sections and name, else nothing."""
        seen: Counter[str] = Counter()
        for duty in self._matrix.duties:
            plain = duty_key(duty.section, duty.name)
            times = seen[plain] + 1
            follows = duty.key == (f"{plain} #{times}" if times > 1 else plain)
            seen[plain if follows else duty.key] += 1
            yield "" if follows else duty.key

    @cached_property
    def exact(self) -> bool:
        """Whether something is named that the file does not declare, so that words must not be looked into."""
        return bool(
            self._strangers
            or self._orphans
            or self.holders.exact
            or any(not self._knows(scope) for scope in self._scopes())
            or any(unit.parent and unit.parent not in self._units for unit in self.organization.units)
            or self._strange_levels()
            or self._strange_letters()
        )

    @cached_property
    def _units(self) -> set[str]:
        return {unit.key for unit in self.organization.units}

    @cached_property
    def _places(self) -> set[str]:
        units = self.organization.units
        return {word for unit in units for word in (unit.key, unit.name, f"each {unit.tier}", unit.tier)}

    def _scopes(self) -> Iterator[Scope]:
        if self.organization.units:
            things: chain[Role | Duty] = chain(self.everyone, self._matrix.duties)
            yield from {thing.scope for thing in things if thing.scope}
            yield from {held.scope for held in self.organization.holdings if held.scope}

    def _knows(self, scope: Scope) -> bool:
        return all(unit in self._places or is_whole(unit) for _, unit in scope.units)

    def _strange_levels(self) -> bool:
        known = {word for level in self.organization.levels for word in (level.key, level.name)}
        said = {role.level for role in self.everyone if role.level}
        said |= {level for levels in self.organization.table.values() for level in levels}
        return bool(known) and not said <= known

    def _strange_letters(self) -> bool:
        known = {letter.letter for letter in self._matrix.notation.letters}
        held = {entry.letters for row in self._matrix.rows for entry in row.values()}
        return any(not known.issuperset(letters) for letters in held)


def _above(role: Role) -> tuple[str, ...]:
    return (role.reports_to, *role.dotted) if role.reports_to else role.dotted


def _short(role: Role) -> str:
    return role.name if role.key.startswith(role.name) else role.key
