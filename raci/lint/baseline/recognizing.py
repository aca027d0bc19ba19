"""What a known finding is called now: its duties in other sections, its roles by another of their names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from raci.lint.baseline.entry import Entry
    from raci.lint.subject import DutyWords, RoleWords

Words: TypeAlias = tuple[str, ...]
Key: TypeAlias = tuple[object, ...]


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
        self._duties: set[Key] = set()
        self._roles: dict[str, set[str]] = {}
        for duties, roles in things:
            self._duties.update(identity(duty, folded) for duty in duties)
            for role in roles:
                self._roles.setdefault(folded(role.key), set()).update(map(folded, role.others))

    def has(self, duty: DutyWords) -> bool:
        """Tell whether there is a duty in this section."""
        return identity(duty, self._folded) in self._duties

    def role(self, role: RoleWords) -> str:
        """Return what a role is called now: as before, or by the one role that has its name among its other names.

        Where no role has, the one counts whose name is among its own other names, then one that shares another name.
        """
        old = self._folded(role.key)
        if old in self._roles:
            return old
        others = set(map(self._folded, role.others))
        stages = (
            self._bearers.get(old, set()),
            others & self._roles.keys(),
            {bearer for name in others for bearer in self._bearers.get(name, ())},
        )
        return next((next(iter(found)) for found in stages if len(found) == 1), old)

    @cached_property
    def _bearers(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, others in self._roles.items():
            for name in others:
                found.setdefault(name, set()).add(key)
        return found


class Recognition:
    """Keys by which known findings and those of a run are matched; `present` tells what files have now."""

    def __init__(self, present: Callable[[Words], Present], folded: Callable[[str], str]) -> None:
        self.present = present
        self.folded = folded

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

    def without_sections_now(self, entry: Entry) -> Key | None:
        """Return the same of a known finding of which a duty is gone from its section; None of others."""
        present = self.present(entry.paths)
        if all(map(present.has, entry.subject.duties)):
            return None
        return entry.paths, *self._about(entry), self._names(entry), self.roles_now(entry, entry.paths)

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
