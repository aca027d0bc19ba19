"""What a known finding is called now: its duties in other sections, its roles by another of their names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from raci.lint.baseline.entry import Entry, FileThen
    from raci.lint.subject import DutyWords, RoleWords

Words: TypeAlias = tuple[str, ...]
Key: TypeAlias = tuple[object, ...]
_PAIR: Final = 2
_FAMILY: Final = 3
"""How many letters of a code name the family of a rule: what DUT002 tells of one pair, DUT008 may tell of another."""


class Folder:
    """Names folded for comparison, each once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return a name folded; one of nothing but marks as it is."""
        if text not in self._known:
            self._known[text] = fold(text) or text
        return self._known[text]


class Present:
    """The duties and roles that some files have now."""

    def __init__(
        self, things: Iterable[tuple[Iterable[DutyWords], Iterable[RoleWords]]], folded: Callable[[str], str]
    ) -> None:
        self._folded = folded
        self.names: set[str] = set()
        self.roles: dict[str, set[str]] = {}
        self._duties: set[Key] = set()
        self._called: dict[RoleWords, str] = {}
        for duties, roles in things:
            for duty in duties:
                self._duties.add(identity(duty, folded))
                self.names.add(folded(duty.name))
            for role in roles:
                self.roles.setdefault(folded(role.key), set()).update(map(folded, role.others))

    def has(self, duty: DutyWords) -> bool:
        """Tell whether there is a duty in this section."""
        return identity(duty, self._folded) in self._duties

    def role(self, role: RoleWords) -> str:
        """Return what a role is called now: as before, or by the one role that has its name among its other names.

        Where no role has, the one counts whose name is among its own other names, then one that shares another name.
        """
        if role not in self._called:
            self._called[role] = self._role(role)
        return self._called[role]

    def _role(self, role: RoleWords) -> str:
        old = self._folded(role.key)
        if old in self.roles:
            return old
        others = set(map(self._folded, role.others))
        stages = (
            self._bearers.get(old, set()),
            others & self.roles.keys(),
            {bearer for name in others for bearer in self._bearers.get(name, ())},
        )
        return next((next(iter(found)) for found in stages if len(found) == 1), old)

    @cached_property
    def _bearers(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, others in self.roles.items():
            for name in others:
                found.setdefault(name, set()).add(key)
        return found


class Recognition:
    """Keys by which known findings and those of a run are matched; `present` tells what files have now."""

    def __init__(
        self, present: Callable[[Words], Present], folded: Callable[[str], str], files: Mapping[str, FileThen]
    ) -> None:
        self.present = present
        self.folded = folded
        self._files = files

    def as_named(self, entry: Entry) -> Key:
        """Return the key of a finding of the run: its files, rule, duties with sections, roles and other words."""
        roles = (self.folded(role.key) for role in entry.subject.roles)
        return entry.paths, *self._about(entry), self._duties(entry), tuple(sorted(roles))

    def as_named_now(self, entry: Entry) -> Key:
        """Return the same of a known finding, its roles as they are called now."""
        return entry.paths, *self._about(entry), self._duties(entry), self.roles_now(entry, entry.paths)

    def without_sections(self, entry: Entry) -> Key:
        """Return the key of a finding of the run without the sections of its duties."""
        roles = (self.folded(role.key) for role in entry.subject.roles)
        return entry.paths, *self._about(entry), self._names(entry), tuple(sorted(roles))

    def in_new_sections(self, entry: Entry) -> Key | None:
        """Return the same of a finding of which a duty stands in a section that was not there; None of others."""
        known = {section for path in entry.paths if path in self._files for section in self._files[path].sections}
        is_new = any(duty.section and duty.section not in known for duty in entry.subject.duties)
        return self.without_sections(entry) if is_new else None

    def without_sections_now(self, entry: Entry) -> Key:
        """Return the same of a known finding."""
        return entry.paths, *self._about(entry), self._names(entry), self.roles_now(entry, entry.paths)

    def gone_from_sections(self, entry: Entry) -> Key | None:
        """Return the same of a known finding of which a duty is gone from its section; None of others."""
        present = self.present(entry.paths)
        return None if all(map(present.has, entry.subject.duties)) else self.without_sections_now(entry)

    def elsewhere(self, entry: Entry, paths: Words) -> Key:
        """Return the key of a known finding as it is called in other files."""
        return *self._about(entry), self._names(entry), self.roles_now(entry, paths)

    def here(self, entry: Entry) -> Key:
        """Return the key of a finding of the run, whatever its file."""
        roles = (self.folded(role.key) for role in entry.subject.roles)
        return *self._about(entry), self._names(entry), tuple(sorted(roles))

    def roles_now(self, entry: Entry, paths: Words) -> Words:
        """Return the roles of a known finding as these files call them now."""
        present = self.present(paths)
        return tuple(sorted(map(present.role, entry.subject.roles)))

    def context(self, entry: Entry) -> Key:
        """Return the files, the rule and the words of a finding, and its duties."""
        return entry.paths, *self._about(entry), self._duties(entry)

    def pair(self, entry: Entry) -> list[Key]:
        """Return the two duties, or the two roles, of a finding of the run that is about nothing else; else nothing."""
        return self._pair(entry, [self.folded(role.key) for role in entry.subject.roles])

    def pair_now(self, entry: Entry) -> list[Key]:
        """Return the same of a known finding."""
        return self._pair(entry, self.roles_now(entry, entry.paths))

    def is_there(self, entry: Entry) -> bool:
        """Tell whether all duties and roles of a known finding are still there, in whatever section."""
        present = self.present(entry.paths)
        duties = all(self.folded(duty.name) in present.names for duty in entry.subject.duties)
        return duties and all(role in present.roles for role in self.roles_now(entry, entry.paths))

    def _pair(self, entry: Entry, roles: Sequence[str]) -> list[Key]:
        subject = entry.subject
        if subject.words or bool(subject.duties) == bool(roles) or len(subject.duties) + len(roles) != _PAIR:
            return []
        names = [(self.folded(duty.name), self.folded(duty.scope)) for duty in subject.duties]
        family = entry.paths, subject.rule[:_FAMILY]
        return [(*family, *each) for each in names] or [(*family, each) for each in roles]

    def _about(self, entry: Entry) -> Key:
        return entry.subject.rule, tuple(sorted(map(self.folded, entry.subject.words)))

    def _duties(self, entry: Entry) -> Key:
        return tuple(sorted(identity(duty, self.folded) for duty in entry.subject.duties))

    def _names(self, entry: Entry) -> Key:
        return tuple(sorted((self.folded(duty.name), self.folded(duty.scope)) for duty in entry.subject.duties))


def identity(duty: DutyWords, folded: Callable[[str], str]) -> tuple[Words, str]:
    """Return what tells a duty from others, folded."""
    words, scope = duty.identity()
    return tuple(map(folded, words)), folded(scope)
