"""Roles and duties of three sides: which are kept, what each is called, and what it says of itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from raci.compare.merging.conflict import Conflict
from raci.compare.merging.order import merged_order, present
from raci.compare.merging.sides import Identity
from raci.compare.merging.values import Both, either
from raci.model import Duty, Role, duty_key
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.compare.merging.sides import Side

_Thing = TypeVar("_Thing", Role, Duty)
_LISTS: Final = frozenset({"aliases", "holders", "dotted", "limits"})
_REFERENCES: Final = frozenset({"reports_to", "dotted", "parent"})
_GONE: Final = "removed"


class _Things(Generic[_Thing]):
    """What roles and duties share."""

    kind = ""
    parts: tuple[str, ...] = ()

    def __init__(self, base: Side, ours: Side, theirs: Side, changed: tuple[set[Identity], set[Identity]]) -> None:
        self._sides = base, ours, theirs
        self._changed = changed
        self.conflicts: list[Conflict] = []
        self.kept = self._kept()

    def _of(self, side: Side) -> Mapping[Identity, _Thing]:
        raise NotImplementedError

    def _known(self, side: Side) -> Mapping[str, Identity]:
        raise NotImplementedError

    def _named(self, each: _Thing) -> tuple[object, ...]:
        raise NotImplementedError

    def _name(self, identity: Identity) -> str:
        return self._first(identity).name

    def _first(self, identity: Identity) -> _Thing:
        """Return the thing as ours has it, or theirs, or the base."""
        return next(each for each in self._three(identity)[1:] + self._three(identity)[:1] if each is not None)

    def _three(self, identity: Identity) -> tuple[_Thing | None, _Thing | None, _Thing | None]:
        one, two, three = (self._of(side).get(identity) for side in self._sides)
        return one, two, three

    def _kept(self) -> list[Identity]:
        """Return what is kept, in its order: all that neither side took out, and of conflicts what ours has."""
        base_order, *others = (list(self._of(side)) for side in self._sides)
        kept: set[Identity] = set()
        for identity in dict.fromkeys(identity for side in (base_order, *others) for identity in side):
            base, ours, theirs = self._three(identity)
            if ours is not None and (theirs is not None or base is None):
                kept.add(identity)
            elif ours is not None and self._touched(identity, 0):
                kept.add(identity)
                self._tell(identity, "", "changed", _GONE, self._name(identity))
            elif ours is None and theirs is not None and base is None:
                kept.add(identity)
            elif ours is None and theirs is not None and self._touched(identity, 1):
                self._tell(identity, "", _GONE, "changed", self._name(identity))
        return merged_order(base_order, others[0], others[1], kept)

    def _touched(self, identity: Identity, number: int) -> bool:
        """Tell whether a side changed a thing of the base, or its cells."""
        base, side = self._of(self._sides[0])[identity], self._of(self._sides[number + 1])[identity]
        if identity in self._changed[number] or self._named(base) != self._named(side):
            return True
        return any(self._part(base, 0, part) != self._part(side, number + 1, part) for part in self.parts)

    def _part(self, thing: _Thing | None, number: int, part: str) -> Any:  # noqa: ANN401 - a part of a duty or a role
        """Return a part of a thing, in which keys are identities."""
        if thing is None:
            return () if part in _LISTS else None
        value = getattr(thing, part)
        known = self._known(self._sides[number])
        if part == "dotted":
            return tuple(known.get(key, key) for key in value)
        return known.get(value, value) if part in _REFERENCES and value is not None else value

    def keys(self) -> dict[Identity, str]:
        """Return the key that each kept thing has from now on; no two are equal."""
        taken: dict[str, Identity] = {}
        for identity in sorted(self.kept, key=lambda each: (each.origin, each.key)):
            key, number = self._identified[identity].key, 1
            while (found := key if number == 1 else f"{key} #{number}") in taken:
                number += 1
            taken[found] = identity
        return {identity: key for key, identity in taken.items()}

    def names(self) -> dict[Identity, str]:
        """Return what kept things are called."""
        return {identity: each.name for identity, each in self._identified.items()}

    @cached_property
    def _identified(self) -> dict[Identity, _Thing]:
        """What each kept thing is called: key and name as either side changed them."""
        return {identity: self._identify(identity) for identity in self.kept}

    def _identify(self, identity: Identity) -> _Thing:
        base, ours, theirs = self._three(identity)
        if ours is None or theirs is None:
            return self._first(identity)
        found = either(base and self._named(base), self._named(ours), self._named(theirs))
        if not isinstance(found, Both):
            return ours if found == self._named(ours) else theirs
        return self._identify_both(identity, base, ours, theirs)

    def _identify_both(self, identity: Identity, base: _Thing | None, ours: _Thing, theirs: _Thing) -> _Thing:
        raise NotImplementedError

    def merged(self, keys: Mapping[Identity, str]) -> tuple[_Thing, ...]:
        """Return the things that are kept, with what they say of themselves."""
        return tuple(
            replace(self._identified[identity], key=keys[identity], **dict(self._parts(identity, keys)))
            for identity in self.kept
        )

    def _parts(self, identity: Identity, keys: Mapping[Identity, str]) -> Iterator[tuple[str, object]]:
        base, ours, theirs = three = self._three(identity)
        yield "source", ours.source if ours is not None else None
        for part in self.parts:
            if ours is None or theirs is None:
                number = 1 if ours is not None else 2
                value = self._part(three[number], number, part)
            else:
                sides = [self._part(each, number, part) for number, each in enumerate((base, ours, theirs))]
                value = self._settled(identity, part, sides)
            yield part, _with_keys(value, keys) if part in _REFERENCES else value

    def _settled(self, identity: Identity, part: str, sides: Sequence[Any]) -> object:
        found = either(*sides)
        if not isinstance(found, Both):
            return found
        if part in _LISTS:
            return tuple(present(*sides))
        self._tell(identity, part.replace("_", " "), *(_shown(sides[number]) for number in (1, 2, 0)))
        return sides[1]

    def _tell(self, identity: Identity, part: str, ours: str, theirs: str, base: str) -> None:
        name = self._name(identity)
        where = f"{self.kind} {name}".strip() + (f", {part}" if part else "")
        about = {"role": identity.key} if self.kind else {"duty": identity.key}
        self.conflicts.append(Conflict(where, ours or "–", theirs or "–", base or "–", **about))


class Roles(_Things[Role]):
    """The roles."""

    kind = "role"
    parts = ("aliases", "group", "level", "scope", "reports_to", "holders", "kind", "dotted", "limits", "vacant")

    def _of(self, side: Side) -> Mapping[Identity, Role]:
        return side.roles

    def _known(self, side: Side) -> Mapping[str, Identity]:
        return side.role_of

    def _named(self, each: Role) -> tuple[object, ...]:
        return each.key, each.name

    def _identify_both(self, identity: Identity, base: Role | None, ours: Role, theirs: Role) -> Role:
        key = either(base and base.key, ours.key, theirs.key)
        name = either(base and base.name, ours.name, theirs.name)
        if not isinstance(name, Both) and not isinstance(key, Both):
            return replace(ours, key=key, name=name)
        if isinstance(name, Both):
            self._tell(identity, "name", ours.name, theirs.name, base.name if base else "")
            return ours
        return replace(ours, key=min(ours.key, theirs.key), name=name)


class Duties(_Things[Duty]):
    """The duties."""

    parts = ("number", "parent", "scope", "limits")

    def _of(self, side: Side) -> Mapping[Identity, Duty]:
        return side.duties

    def _known(self, side: Side) -> Mapping[str, Identity]:
        return side.duty_of

    def _named(self, each: Duty) -> tuple[object, ...]:
        return each.key, each.section, each.name

    def _identify_both(self, identity: Identity, base: Duty | None, ours: Duty, theirs: Duty) -> Duty:
        """Return the duty as one side named and the other moved it; its key follows where it was made of both."""
        name = either(base and base.name, ours.name, theirs.name)
        section = either(base and base.section, ours.section, theirs.section)
        for found, part in ((name, "name"), (section, "section")):
            if isinstance(found, Both):
                sides = (getattr(each, part) if each else "" for each in (ours, theirs, base))
                self._tell(identity, part, *(_shown(each) for each in sides))
        if isinstance(name, Both) or isinstance(section, Both) or name is None or section is None:
            return ours
        key = either(base and base.key, ours.key, theirs.key)
        if isinstance(key, Both):
            plain = all(each.key == duty_key(each.section, each.name) for each in (ours, theirs))
            key = duty_key(section or (), str(name)) if plain else min(ours.key, theirs.key)
        return replace(ours, key=key, name=name, section=section)

    def _settled(self, identity: Identity, part: str, sides: Sequence[Any]) -> object:
        if part == "number" and isinstance(either(*sides), Both):
            return sides[1]  # rows that come renumber all below; who takes part in what is not changed by it
        return super()._settled(identity, part, sides)


def _with_keys(value: object, keys: Mapping[Identity, str]) -> object:
    if isinstance(value, Identity):
        return keys.get(value, value.key)
    return tuple(_with_keys(each, keys) for each in value) if isinstance(value, tuple) else value


def _shown(value: object) -> str:
    if isinstance(value, Identity):
        return value.key
    if value is None or value == ():
        return "–"
    if type(value) is tuple:
        return ", ".join(map(str, value))
    return str(value)
