"""What a finding is about, in words that outlive where it stands: the names of duties, roles and other things."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from raci.model import Duty, Role, duty_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from raci.lint.finding import Finding
    from raci.model import Matrix, Organization

_LONGEST: Final = 200
_COUNTED: Final = re.compile(r" (?:#\d+|\(\d+\))")
_UNNAMED: Final = re.compile(r"Column [A-Z]{1,3}")


Identity: TypeAlias = tuple[str, tuple[tuple[tuple[str, ...], str], ...], tuple[str, ...], tuple[str, ...]]
"""A rule, its duties (by their keys, or their sections and names, and their scopes), the keys of its roles, words."""


class DutyWords(NamedTuple):
    """A duty as it is recognized again: its key (empty where section and name say it), name, section and scope."""

    name: str
    section: tuple[str, ...] = ()
    scope: str = ""
    key: str = ""

    def identity(self) -> tuple[tuple[str, ...], str]:
        """Return what tells it from other duties: its own key, or its section and name, and its scope."""
        return (self.key,) if self.key else (*self.section, self.name, ""), self.scope


class RoleWords(NamedTuple):
    """A role as it is recognized again: its key, and all other names it is known by, also in its organization."""

    key: str
    others: tuple[str, ...] = ()


class Subject(NamedTuple):
    """What a finding is about: its rule, and duties, roles and other words, each once and in the alphabet's order."""

    rule: str
    duties: tuple[DutyWords, ...] = ()
    roles: tuple[RoleWords, ...] = ()
    words: tuple[str, ...] = ()

    def identity(self) -> Identity:
        """Return what tells the finding from others; the other names of a role are no part of it."""
        duties = tuple(sorted([duty.identity() for duty in self.duties]))
        return self.rule, duties, tuple([role.key for role in self.roles]), self.words


class Subjects:
    """Tells what findings about matrices are about, by the duties and roles of the matrices they stand in."""

    def __init__(self, matrices: Iterable[Matrix]) -> None:
        records: dict[int, Mapping[str, Role]] = {}
        self._known = [_Known(matrix, records) for matrix in matrices]
        self._by_sheet: dict[tuple[str, str | None], list[_Known]] = {}
        for known in sorted(self._known, key=lambda each: each.top):
            self._by_sheet.setdefault(known.sheet, []).append(known)

    @cached_property
    def _by_path(self) -> dict[str, list[_Known]]:
        found: dict[str, list[_Known]] = {}
        for known in self._known:
            found.setdefault(known.matrix.source.path, []).append(known)
        return found

    @cached_property
    def _organizations(self) -> dict[str, list[Organization]]:
        told = (known.matrix.organization for known in self._known)
        found: dict[str, list[Organization]] = {}
        for organization in {id(each): each for each in told if each}.values():
            found.setdefault(organization.path, []).append(organization)
        return found

    def of(self, finding: Finding) -> Subject:
        """Return what a finding is about."""
        home = self._home(finding)
        duties = {(home and home.duty(finding.duty)) or self._duty(finding.duty)} if finding.duty else set()
        roles = [(home and home.role(key)) or self._role(key) for key in finding.roles]
        words: set[str] = set()
        for other in finding.others:
            if isinstance(other, Duty):
                duties.add(duty_words(other))
            elif isinstance(other, Role):
                roles.append(role_words(other))
            else:
                words.add(_short(other))
        return Subject(finding.rule, tuple(sorted(duties)), _each_once(roles), tuple(sorted(words)))

    @property
    def paths(self) -> Iterable[str]:
        """The files that duties and roles stand in."""
        return (*self._by_path, *self._organizations)

    def named_in(self, path: str) -> Iterator[tuple[Iterable[DutyWords], Iterable[RoleWords]]]:
        """Yield the duties and roles of each matrix of a file, and the roles of each organization of it."""
        for known in self._by_path.get(path, ()):
            yield (
                map(duty_words, known.matrix.duties),
                filter(None, (known.role(role.key) for role in known.matrix.roles)),
            )
        for organization in self._organizations.get(path, ()):
            yield (), map(role_words, organization.roles)

    def _home(self, finding: Finding) -> _Known | None:
        """Return the matrix that a finding stands in."""
        beside = self._by_sheet.get((finding.location.path, finding.location.sheet), [])
        if len(beside) == 1:
            return beside[0]
        place = bisect_right(beside, finding.location.row, key=lambda each: each.top) - 1
        return beside[max(place, 0)] if beside else None

    def _duty(self, key: str) -> DutyWords:
        found = (known.duty(key) for known in self._known)
        return next(filter(None, found), DutyWords(_short(key)))

    def _role(self, key: str) -> RoleWords:
        found = (known.role(key) for known in self._known)
        return next(filter(None, found), RoleWords(_short(key)))


class _Known:
    """What a matrix and its organization know by keys."""

    def __init__(self, matrix: Matrix, records: dict[int, Mapping[str, Role]]) -> None:
        self.matrix = matrix
        self._records = records
        self._words_of_duties: dict[str, DutyWords | None] = {}
        self._words_of_roles: dict[str, RoleWords | None] = {}
        self.sheet = matrix.source.path, matrix.source.sheet
        self.top = matrix.source.area[0]

    def duty(self, key: str) -> DutyWords | None:
        """Return the duty of a key."""
        if key not in self._words_of_duties:
            found = self._duties.get(key)
            self._words_of_duties[key] = duty_words(found) if found else None
        return self._words_of_duties[key]

    def role(self, key: str) -> RoleWords | None:
        """Return the role of a key, with what its organization calls it."""
        if key not in self._words_of_roles:
            self._words_of_roles[key] = self._role(key)
        return self._words_of_roles[key]

    def _role(self, key: str) -> RoleWords | None:
        found = self._roles.get(key)
        if found:
            return role_words(found, self._organization.get(self._joins.get(key, "")))
        known = self._organization.get(key)
        return role_words(known) if known else None

    @cached_property
    def _duties(self) -> dict[str, Duty]:
        return {duty.key: duty for duty in self.matrix.duties}

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {role.key: role for role in self.matrix.roles}

    @cached_property
    def _organization(self) -> Mapping[str, Role]:
        """The roles of the organization by their keys, which matrices of one organization share."""
        organization = self.matrix.organization
        if organization is None:
            return {}
        if id(organization) not in self._records:
            self._records[id(organization)] = {role.key: role for role in organization.roles}
        return self._records[id(organization)]

    @cached_property
    def _joins(self) -> dict[str, str]:
        return {join.role: join.to for join in self.matrix.joins if join.to}


def duty_words(duty: Duty) -> DutyWords:
    """Return a duty as it is recognized again; the number that tells it from others of its name is left out."""
    plain = duty_key(duty.section, duty.name)
    is_counted = duty.key.startswith(plain) and (duty.key == plain or _COUNTED.fullmatch(duty.key, len(plain)))
    key = "" if is_counted else _short(duty.key)
    return DutyWords(_short(duty.name), tuple(map(_short, duty.section)), _short(str(duty.scope or "")), key)


def role_words(role: Role, record: Role | None = None) -> RoleWords:
    """Return a role as it is recognized again; the number or letter of its column is left out."""
    key = role.key
    if role.key == role.name:
        if _UNNAMED.fullmatch(key):
            return RoleWords("")
        key = next((alias for alias in role.aliases if key.removeprefix(f"{alias} ").isdecimal()), key)
    told = (role.name, *role.aliases, *((record.key, record.name, *record.aliases) if record else ()))
    return RoleWords(_short(key), tuple(sorted({_short(name) for name in told if name} - {_short(key)})))


def _each_once(roles: list[RoleWords]) -> tuple[RoleWords, ...]:
    """Return roles by their keys; where two have one key, with the names of both."""
    if len({role.key for role in roles}) == len(roles):
        return tuple(sorted(roles))
    found: dict[str, set[str]] = {}
    for key, others in roles:
        found.setdefault(key, set()).update(others)
    return tuple(RoleWords(key, tuple(sorted(others))) for key, others in sorted(found.items()))


def _short(text: str) -> str:
    """Return a text that can be written as UTF-8, its end replaced by a hash where it is very long."""
    if text.isascii() and len(text) <= _LONGEST:
        return text
    plain = text.encode("utf-8", "replace").decode()
    if len(plain) <= _LONGEST:
        return plain
    return f"{plain[:_LONGEST]} {hashlib.sha256(plain.encode()).hexdigest()[:16]}"
