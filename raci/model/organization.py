"""The organization a matrix belongs to: units in trees, levels on a ladder, roles, and the people who hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from raci.records import field, record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from raci.model.allowance import Allowance
    from raci.model.location import Location, Place
    from raci.model.matrix import Oddity
    from raci.model.role import Role
    from raci.model.scope import Scope

JoinWay: TypeAlias = Literal["exact", "alias", "abbreviation", "spelling", "holder", "several", "none"]


@record
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


@record
class Level:
    """A rung of the ladder of levels; rank 1 is the highest (executive), larger ranks lie below."""

    key: str
    name: str
    rank: int
    source: Place | None = field(default=None, compare=False)


@record
class Limit:
    """What a role may decide alone: up to an amount, of a kind of value (`spend`), in a `measure` (EUR, people)."""

    amount: float
    kind: str = ""
    measure: str = ""


@record
class Holding:
    """That a person holds a role, from a day to a day (both belong to it; None: open), or deputizes for its holder.

    `scope` is the part of the role's scope that this person has, where several share it: one region of each.
    """

    person: str
    role: str
    start: date | None = None
    end: date | None = None
    deputy: bool = False
    source: Place | None = field(default=None, compare=False)
    scope: Scope | None = None


@record
class Person:
    """Somebody who may hold roles; `reports_to` is the key of the person above, `dotted` of those on a dotted line."""

    key: str
    name: str
    email: str = ""
    source: Place | None = field(default=None, compare=False)
    reports_to: str | None = None
    dotted: tuple[str, ...] = ()


@record
class Join:
    """How a role of a matrix was found in the organization.

    `to` is the key of the organization's role, None where there is none (`none`) or may be several (`several`); those
    it may be, or is most like, are `candidates`. `likeness` is in percent; all but `exact` is to be told.
    """

    role: str
    to: str | None
    way: JoinWay
    likeness: float = 100.0
    candidates: tuple[str, ...] = ()


@record
class Organization:
    """Units, levels, roles and people, by their keys.

    `table` says which levels may be accountable for which tier: tier → keys of levels. `tiers` names the depths of the
    tree of a dimension, the widest first. `path` is the file it was read from, `sheet` its sheet in a workbook, and
    `oddities` what is wrong in it though it could be read: a reporting cycle, a manager who is not there. `inferred`
    are the keys of roles whose scope nobody wrote: it follows from the units of the people below them. `allowances` say
    which findings in it may stay. None of these takes part in equality.
    """

    units: tuple[Unit, ...] = ()
    levels: tuple[Level, ...] = ()
    roles: tuple[Role, ...] = ()
    people: tuple[Person, ...] = ()
    holdings: tuple[Holding, ...] = ()
    table: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    title: str = ""
    path: str = field(default="", compare=False)
    tiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    oddities: tuple[Oddity, ...] = field(default=(), compare=False)
    inferred: frozenset[str] = field(default=frozenset(), compare=False)
    sheet: str | None = field(default=None, compare=False)
    allowances: tuple[Allowance, ...] = field(default=(), compare=False)

    def locate(self, place: Place | None = None) -> Location:
        """Return where something of the organization stands; without a place, its file."""
        from raci.model.location import Location  # noqa: PLC0415 - the model's parts name each other

        row, column = place or (0, 0)
        return Location(self.path, self.sheet, row, column)
