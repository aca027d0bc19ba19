"""The organizations of three sides, thing by thing and part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.compare.merging.conflict import Conflict
from raci.compare.merging.order import merged_order, present
from raci.compare.merging.values import Both, either
from raci.records import replace, values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.model import Organization

_THINGS: Final = {"units": "unit", "levels": "level", "roles": "role", "people": "person"}
_LISTS: Final = frozenset({"aliases", "holders", "dotted", "limits"})


def merged_organization(
    base: Organization | None, ours: Organization | None, theirs: Organization | None, own: set[str]
) -> tuple[Organization | None, tuple[Conflict, ...]]:
    """Return the organization as both sides changed it; roles of the matrix's `own` conflict there, not here."""
    found = either(base, ours, theirs)
    if not isinstance(found, Both):
        return (ours if found == ours else found), ()
    if base is None or ours is None or theirs is None:
        said = ["–" if each is None else each.title or "one" for each in (ours, theirs, base)]
        return ours, (Conflict("organization", said[0], said[1], said[2]),)
    merging = _Merging()
    parts: dict[str, Any] = {part: merging.things(part, base, ours, theirs, own) for part in _THINGS}
    parts["holdings"] = tuple(present(base.holdings, ours.holdings, theirs.holdings))
    parts["table"] = merging.mapping("level table", base.table, ours.table, theirs.table)
    parts["tiers"] = merging.mapping("tiers", base.tiers, ours.tiers, theirs.tiers)
    title = either(base.title, ours.title, theirs.title)
    if isinstance(title, Both):
        merging.conflicts.append(Conflict("organization, title", ours.title, theirs.title, base.title))
    parts["title"] = ours.title if isinstance(title, Both) else title
    return replace(ours, **parts), tuple(merging.conflicts)


class _Merging:
    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def things(
        self, part: str, base: Organization, ours: Organization, theirs: Organization, own: set[str]
    ) -> tuple[Any, ...]:
        """Return the units, levels, roles or people."""
        sides = [{each.key: each for each in getattr(side, part)} for side in (base, ours, theirs)]
        kept: dict[str, Any] = {}
        for key in dict.fromkeys(key for side in sides for key in side):
            silent = part == "roles" and key in own
            found = self._thing(_THINGS[part], [side.get(key) for side in sides], silent=silent)
            if found is not None:
                kept[key] = found
        return tuple(kept[key] for key in merged_order(list(sides[0]), list(sides[1]), list(sides[2]), set(kept)))

    def _thing(self, word: str, three: Sequence[Any], *, silent: bool) -> Any:  # noqa: ANN401 - a unit, level, role or person
        base, ours, theirs = three
        found = either(base, ours, theirs)
        if not isinstance(found, Both):
            return ours if found == ours else found
        if base is None or ours is None or theirs is None:
            named = base or ours or theirs
            self._tell(f"{word} {named.name}", ["–" if each is None else "changed" for each in three], silent=silent)
            return ours
        parts = {}
        for part, value in values(ours).items():
            sides = [getattr(each, part) for each in three]
            said = either(*sides)
            if isinstance(said, Both) and part in _LISTS:
                said = tuple(present(*sides))
            if isinstance(said, Both) and part != "source":
                self._tell(f"{word} {ours.name}, {part.replace('_', ' ')}", list(map(_shown, sides)), silent=silent)
            parts[part] = value if isinstance(said, Both) else said
        return replace(ours, **parts)

    def mapping(
        self, word: str, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return a table, each line of which is merged by itself."""
        merged = {}
        for key in dict.fromkeys((*ours, *theirs, *base)):
            sides = [side.get(key) for side in (base, ours, theirs)]
            found = either(*sides)
            if isinstance(found, Both):
                self._tell(f"{word}, {key}", list(map(_shown, sides)), silent=False)
                found = sides[1]
            if found is not None:
                merged[key] = found
        return merged

    def _tell(self, where: str, said: Sequence[str], *, silent: bool) -> None:
        if not silent:
            self.conflicts.append(Conflict(where, said[1], said[2], said[0]))


def _shown(value: object) -> str:
    if value is None or value in ("", ()):
        return "–"
    return ", ".join(map(str, value)) if type(value) is tuple else str(value)
