"""Which role and which duty of one matrix is which of another: by key, by name, by alias, by likeness."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from raci.names import fold, latin
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from raci.model import Duty, Matrix, Role


@record
class Alignment:
    """The keys of one matrix → the keys of another, for the roles and the duties that are in both."""

    roles: Mapping[str, str]
    duties: Mapping[str, str]


def aligned(old: Matrix, new: Matrix) -> Alignment:
    """Return which roles and duties of two matrices are the same.

    Those of one key are; then those of one name, spelled alike, where there is one of it on each side; then those of
    which one has the other's name among its aliases.
    """
    roles = _Pairing(old.roles, new.roles)
    roles.by(_name)
    roles.by_aliases()
    duties = _Pairing(old.duties, new.duties)
    duties.by(_identity)
    duties.by(_name)
    return Alignment(roles.found, duties.found)


class _Pairing:
    """Roles, or duties, of two matrices that are being paired; each is paired once."""

    def __init__(self, old: Sequence[Role] | Sequence[Duty], new: Sequence[Role] | Sequence[Duty]) -> None:
        keys = {each.key for each in new}
        self.found = {each.key: each.key for each in old if each.key in keys}
        self.gone: dict[str, Role | Duty] = {each.key: each for each in old if each.key not in keys}
        self.come: dict[str, Role | Duty] = {each.key: each for each in new if each.key not in self.found}

    def by(self, feature: Callable[[Role | Duty], Hashable]) -> None:
        """Pair those that alone have a feature, on both sides."""
        if not (self.gone and self.come):
            return
        known = _single((feature(each), each.key) for each in self.come.values())
        for what, key in _single((feature(each), each.key) for each in self.gone.values()).items():
            if what in known:
                self.pair(key, known[what])

    def by_aliases(self) -> None:
        """Pair roles of which one is called as the other is also called."""
        if not (self.gone and self.come):
            return
        for one, other in ((self.gone, self.come), (self.come, self.gone)):
            known = _single(
                (_spelled(alias), role.key) for role in one.values() for alias in getattr(role, "aliases", ())
            )
            for key, each in list(other.items()):
                found = known.get(_spelled(each.name))
                if found in one:
                    self.pair(*((found, key) if one is self.gone else (key, found)))

    def pair(self, old: str, new: str) -> None:
        """Note that these two are the same."""
        self.found[old] = new
        del self.gone[old], self.come[new]


def _single(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, str]:
    """Return the key of each feature that only one key has."""
    held = set(pairs)
    counts = Counter(what for what, _ in held)
    return {what: key for what, key in held if counts[what] == 1}


def _spelled(name: str) -> str:
    return fold(latin(name))


def _name(each: Role | Duty) -> Hashable:
    return _spelled(each.name)


def _identity(each: Role | Duty) -> Hashable:
    return (tuple(_spelled(part) for part in getattr(each, "section", ())), _spelled(each.name))
