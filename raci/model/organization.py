"""The organization a matrix belongs to: units in trees, levels on a ladder, roles, and the people who hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from raci.model.location import Place
    from raci.model.role import Role


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the organization, in a tree per `dimension` (geography, function, product, legal entity).

    `tier` is the name of its depth in that tree (organization > region > territory); `parent` is the key of the unit
    it is within, None at the top.
    """

    key: str
    name: str
    dimension: str = ""
    tier: str = ""
    parent: str | None = None
    source: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of the ladder of levels; rank 1 is the highest (executive), larger ranks lie below."""

    key: str
    name: str
    rank: int
    source: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Limit:
    """What a role may decide alone: up to an amount, of a kind of value (`spend`), in a `measure` (EUR, people)."""

    amount: float
    kind: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """That a person holds a role, from a day to a day (both belong to it; None: open), or deputizes for its holder."""

    person: str
    role: str
    start: date | None = None
    end: date | None = None
    deputy: bool = False
    source: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may hold roles."""

    key: str
    name: str
    email: str = ""
    source: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Organization:
    """Units, levels, roles and people, by their keys.

    `table` says which levels may be accountable for which tier: tier → keys of levels. `path` is the file it was
    read from; it takes no part in equality.
    """

    units: tuple[Unit, ...] = ()
    levels: tuple[Level, ...] = ()
    roles: tuple[Role, ...] = ()
    people: tuple[Person, ...] = ()
    holdings: tuple[Holding, ...] = ()
    table: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    title: str = ""
    path: str = field(default="", compare=False)
