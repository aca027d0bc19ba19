"""Which role of an organization a starter means: found by name, or else by level and by what the title is about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.joining.search import Search
from raci.levels import level_word, tier_rank
from raci.names import words
from raci.records import record
from raci.titles import LADDER, place_title
from raci.titles.heads import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Join, Organization, Role

_LITTLE: Final = ("article", "and", "joint", "scope", "modifier", "top", "chief", "officer", "inside", "outside")
_RANKS: Final = frozenset({
    "head", "lead", "leader", "manager", "director", "president", "vp", "svp", "evp", "leiter", "leiterin", "leitung",
    "directeur", "directrice", "responsable", "chef", "cheffe",
})  # fmt: skip
"""What only says how high a role stands; an owner, a controller or a foreman is more than that."""
_MOST_STEPS: Final = 2
"""How far the levels of two who lead may be apart, on a ladder of six: where one does what elsewhere two do."""
_LISTED: Final = 3
"""How a head of a title is found that the vocabulary has; departments are found by the function they name."""
_NOT_ASKED: Final = frozenset({"holder", "none", "several"})
"""Ways of a join that name nobody: a person is not what a starter calls a role."""


@record
class Binding:
    """What a role of a starter became: the key and name of the role it is bound to, or None and "".

    `way` is that of a `Join`, or `function` where title and level were compared. Where several roles may be meant, or
    are most like it, their keys are `candidates`.
    """

    role: str
    to: str | None
    name: str
    way: str
    candidates: tuple[str, ...] = ()


def bindings(roles: Sequence[Role], organization: Organization) -> tuple[Binding, ...]:
    """Return what each of some roles is bound to in an organization.

    By key, name, other name, short form or spelling; else by function and level, to a role that none was bound to by
    name: two may then be bound to the same one.
    """
    search = Search(organization)
    found = [search.found(role) for role in roles]
    by_name = {each.to for each in found if each.way in {"exact", "alias", "spelling"}}
    short = Counter(each.to for each in found if each.way == "abbreviation")
    sure = [_sure(role, each, search, by_name, short) for role, each in zip(roles, found, strict=True)]
    crafts = _Crafts([role for role in organization.roles if role.key not in sure])
    made = []
    for role, join, to in zip(roles, found, sure, strict=True):
        if to:
            made.append(Binding(role.key, to, search.roles[to].name, join.way))
            continue
        near = crafts.like(role) if join.way != "several" else []
        if len(near) == 1:
            made.append(Binding(role.key, near[0].key, near[0].name, "function"))
        elif near:
            made.append(Binding(role.key, None, "", "several", tuple(each.key for each in near[:3])))
        else:
            way = "several" if join.way == "several" else "none"
            made.append(Binding(role.key, None, "", way, join.candidates))
    return tuple(made)


def _sure(role: Role, join: Join, search: Search, by_name: set[str | None], short: Counter[str | None]) -> str | None:
    """Return whom a role is surely taken for by name: a short form counts where it can be of no other role.

    The short form must be theirs, since a starter has none: `PM` is Project Manager, but Engineer no ML Engineer.
    """
    if join.to is None or join.way in _NOT_ASKED:
        return None
    if join.way != "abbreviation":
        return join.to
    shorter = len(search.roles[join.to].name) < len(role.name)
    return join.to if shorter and join.to not in by_name and short[join.to] == 1 else None


class _Crafts:
    """Roles by what their titles are about."""

    def __init__(self, roles: Sequence[Role]) -> None:
        self._by_craft: dict[frozenset[str], list[Role]] = {}
        for role in roles:
            for craft in _crafts(role):
                self._by_craft.setdefault(craft, []).append(role)

    def like(self, role: Role) -> list[Role]:
        """Return the roles that are about the same and of the nearest level and width; several where they are even."""
        near: dict[str, tuple[tuple[int, int], Role]] = {}
        for craft in _crafts(role):
            for each in self._by_craft.get(craft, ()):
                distance = _distance(role, each)
                if distance is not None:
                    near[each.key] = distance, each
        least = min((distance for distance, _ in near.values()), default=None)
        return [each for distance, each in near.values() if distance == least]


def _crafts(role: Role) -> list[frozenset[str]]:
    return list(dict.fromkeys(craft for name in (role.name, *role.aliases) if (craft := _craft(name))))


def _craft(title: str) -> frozenset[str]:
    """Return the words of a title without those that only say how high and how wide: `VP Sales EMEA` is about sales."""
    head, parts = head_of(title)
    if head is None:
        return frozenset()
    kept = {token.text for part in parts for token in part if token.text not in _RANKS and not token.has(*_LITTLE)}
    return frozenset(kept or words(title))


def _distance(role: Role, other: Role) -> tuple[int, int] | None:
    """Return how far apart two roles are in level and width; None where one cannot stand for the other."""
    placed = place_title(other.name)
    kind = other.kind if other.kind != "position" else placed.kind
    if kind != role.kind and not (role.kind == "position" and other.kind == "position" and _is_department(other.name)):
        return None
    one, two = rank_of(role.level), rank_of(other.level) or rank_of(placed.level)
    steps = abs(one - two) if one and two else 0
    wide = width_of(role)
    width = (tier_rank(placed.tier) if placed.scope and placed.tier else None) or 1
    leads = (one < len(LADDER)) == (two < len(LADDER))
    return (steps, abs(width - wide)) if leads and steps <= _MOST_STEPS and width <= wide else None


def _is_department(title: str) -> bool:
    """Tell whether a title is only what some department does, such as Sales: whoever heads it may be meant."""
    head, _ = head_of(title)
    return head is not None and head.meaning.sort == "group" and head.found < _LISTED


def rank_of(level: str | None) -> int:
    """Return the rung of a level on the ladder of titles, 1 for the highest; 0 where it is not known."""
    word = level_word(level or "")
    return [*LADDER].index(word) + 1 if word in LADDER else 0


def width_of(role: Role) -> int:
    """Return how narrow the scope of a role is, 1 for the whole organization."""
    named = role.scope.units[0][1] if role.scope and role.scope.units else ""
    return tier_rank(named.removeprefix("each ")) or 1
