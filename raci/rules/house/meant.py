"""Which duties and roles of a matrix a house rule means, and how sure that is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from raci.levels import tier_word
from raci.names import fold
from raci.plugin import Confidence
from raci.rules.accountability.agents import agent_confidence
from raci.rules.accountability.groups import group_confidence
from raci.rules.accountability.outsiders import outsider_confidence
from raci.rules.house.patterns import fits_any
from raci.rules.separation.phrases import phrase, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from raci.plugin import Duty, ResponsibilityGraph, Role
    from raci.settings.house import Which

_Thing = TypeVar("_Thing", "Duty", "Role")
_BY_NAME: Final[Mapping[str, Callable[[Role], Confidence | None]]] = {
    "group": group_confidence,
    "external": outsider_confidence,
    "agent": agent_confidence,
}


class Meant:
    """The duties and roles of one matrix, asked whether they are meant; what was inferred is never certain."""

    def __init__(self, graph: ResponsibilityGraph) -> None:
        self._graph = graph
        self._records = _records(graph)

    def duties(self, which: Which) -> dict[str, Confidence]:
        """Return the keys of the duties that are meant, each with how sure that is."""
        return _meant(self._graph.matrix.duties, which, self._of_duty)

    def roles(self, which: Which) -> dict[str, Confidence]:
        """Return the keys of the roles that are meant, each with how sure that is."""
        return _meant(self._graph.matrix.roles, which, self._of_role)

    def _of_duty(self, duty: Duty, which: Which) -> Confidence | None:
        if which.name and not fits_any(which.name, duty.name, duty.key):
            return None
        if which.section and not fits_any(which.section, *duty.section, " › ".join(duty.section)):
            return None
        if which.words and not _says(duty.name, which.words):
            return None
        return self._in_tier(duty, which)

    def _of_role(self, role: Role, which: Which) -> Confidence | None:
        if which.name and not fits_any(which.name, *self._names(role)):
            return None
        if which.group and not fits_any(which.group, *role.group):
            return None
        sure = [self._in_tier(role, which), self._at_level(role, which), self._of_kind(role, which)]
        return None if None in sure else weakest(*sure)

    def _names(self, role: Role) -> tuple[str, ...]:
        """Return what a role is called, in the matrix and in its organization."""
        record = self._records.get(role.key)
        return (role.name, *role.aliases, *((record.name, *record.aliases) if record else ()))

    def _in_tier(self, thing: Duty | Role, which: Which) -> Confidence | None:
        if not which.tier:
            return Confidence.CERTAIN
        if self._graph.scope_of(thing) is None:
            return None
        tier = self._graph.tier_of(thing)
        if not any(_same_tier(tier, wanted) for wanted in which.tier):
            return None
        return Confidence.CERTAIN if self._graph.is_recorded(thing) else Confidence.LIKELY

    def _at_level(self, role: Role, which: Which) -> Confidence | None:
        if not which.level:
            return Confidence.CERTAIN
        organization = self._graph.organization
        level = self._graph.level_of(role)
        wanted = [organization.authority.level(word) for word in which.level]
        if level is None or not any(each and each.key == level.key for each in wanted):
            return None
        return Confidence.CERTAIN if organization.has_recorded_level(role) else Confidence.LIKELY

    def _of_kind(self, role: Role, which: Which) -> Confidence | None:
        if not which.kind:
            return Confidence.CERTAIN
        record = self._records.get(role.key, role)
        kind = role.kind if role.kind != "position" else record.kind
        if kind != "position":
            return Confidence.CERTAIN if kind in which.kind else None
        found = {word: sure for word, told in _BY_NAME.items() if (sure := told(role))} or {
            "position": Confidence.CERTAIN
        }
        return next((sure for word, sure in found.items() if word in which.kind), None)


def weakest(*sure: Confidence | None) -> Confidence:
    """Return the least sure of these."""
    order = (Confidence.GUESS, Confidence.LIKELY)
    return next((each for each in order if each in sure), Confidence.CERTAIN)


def _says(name: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether a name has all words of a phrase; most names lack letters that stand in every one that has."""
    text = name.lower()
    if text.isascii() and not any(hint in text for hint, _ in map(_made_out, phrases)):
        return False
    said = phrase(name)
    return any(words and words <= said for _, words in map(_made_out, phrases))


@lru_cache(maxsize=256)
def _made_out(text: str) -> tuple[str, frozenset[str]]:
    return telling(text), phrase(text)


def _same_tier(tier: str, wanted: str) -> bool:
    known = tier_word(tier)
    return fold(tier) == fold(wanted) or (known is not None and known == tier_word(wanted))


def _records(graph: ResponsibilityGraph) -> dict[str, Role]:
    """Return what the organization has of the roles of the matrix that were found there."""
    matrix = graph.matrix
    known = {role.key: role for role in matrix.organization.roles} if matrix.organization else {}
    return {join.role: known[join.to] for join in matrix.joins if join.to in known}


def _meant(
    things: tuple[_Thing, ...], which: Which, told: Callable[[_Thing, Which], Confidence | None]
) -> dict[str, Confidence]:
    if which.is_any:
        return {thing.key: Confidence.CERTAIN for thing in things}
    found = {thing.key: sure for thing in things if (sure := told(thing, which)) is not None}
    if which.excepted is None:
        return found
    excepted = which.excepted
    return {thing.key: found[thing.key] for thing in things if thing.key in found and told(thing, excepted) is None}
