"""The shape of an org-design file, as pydantic models: what the reader holds a file against, and its JSON Schema.

Every scalar is a text as written; a mapping's key stands for its name. Imported only to read such a file.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, Discriminator, Field, Tag

from raci.readers.design.forms import (
    Amounts,
    Entries,
    Entry,
    NamedShape,
    Names,
    NamesByKey,
    Nothing,
    ScopeWords,
    Shape,
    Text,
    Whole,
    Written,
    YesNo,
    form,
)


class LevelShape(NamedShape):
    """A rung of the ladder of levels."""

    called = "a level"
    rank: Whole | None = None


class UnitShape(NamedShape):
    """A part of the organization, such as a region."""

    called = "a unit"
    tier: Written | None = None
    within: Written | None = None
    dimension: Written | None = None


class PersonShape(NamedShape):
    """Somebody who may hold roles; `reports to` and `dotted` name other people."""

    called = "a person"
    email: Written | None = None
    reports_to: Written | None = Field(default=None, alias="reports to")
    dotted: Names = None


class HolderShape(Shape):
    """That a person holds a role, or deputizes: from a day to a day, perhaps for a part of its scope."""

    called = "a holder"
    person: Written
    start: Written | None = Field(default=None, alias="from")
    end: Written | None = Field(default=None, alias="until")
    scope: ScopeWords = None


Holders: TypeAlias = Annotated[
    Text | Annotated[list[Entry[HolderShape]], Tag("list")] | Annotated[HolderShape, Tag("mapping")] | Nothing,
    Discriminator(form),
]
"""Who holds a role, or deputizes: one or several, each a name or a mapping."""


class RoleShape(NamedShape):
    """A role: a position, a group, somebody outside, or software. `key` is what it is known by, if not its name.

    One that is not `declared` is the matrix's alone: the organization may know it by another name, or not at all.
    """

    called = "a role"
    key: Written | None = None
    level: Written | None = None
    scope: ScopeWords = None
    reports_to: Written | None = Field(default=None, alias="reports to")
    dotted: Names = None
    holder: Holders = None
    holders: Holders = None
    deputy: Holders = None
    deputies: Holders = None
    vacant: YesNo | None = None
    declared: YesNo = True
    limits: Amounts = None
    aliases: Names = None
    group: Names = None
    kind: Literal["position", "group", "external", "agent"] | None = None


class HoldingShape(HolderShape):
    """That a person holds a role, or deputizes, though the role itself does not say so."""

    called = "a holding"
    role: Written
    deputy: YesNo = False


class MarkShape(Shape):
    """What a cell says that is no letter."""

    called = "a mark"
    text: Written
    duty: Written | None = None
    role: Written | None = None


class DutyShape(NamedShape):
    """A duty. Every further key is a letter of the notation, or its word, and names the roles that have it.

    `key` is what it is known by, if not its sections and its name.
    """

    model_config = ConfigDict(extra="allow", frozen=True)
    called = "a duty"
    __pydantic_extra__: dict[str, Names] = Field(init=False)
    key: Written | None = None
    section: Names = None
    parent: Written | None = None
    scope: ScopeWords = None
    limits: Amounts = None
    kind: Literal["task", "activity", "deliverable", "decision"] | None = None
    number: Written | None = None
    remarks: dict[str, Written | None] | None = None
    marks: dict[str, Written | None] | None = None


class AllowShape(Shape):
    """What may stay as it is: findings of a rule, or several, about a duty, a role, both or all, for a reason."""

    called = "an allowance"
    rule: Names
    reason: Written
    duty: Written | None = None
    role: Written | None = None
    owner: Written | None = None
    until: Written | None = None


Allowed: TypeAlias = Annotated[
    Annotated[AllowShape, Tag("mapping")] | Nothing,
    Discriminator(lambda said: "nothing" if said is None else "mapping"),
]
"""An allowance, or nothing behind its dash."""


class LetterShape(Shape):
    """What a letter of the file's own notation means."""

    called = "a letter"
    meaning: Written | None = None
    participation: Written | None = None
    at_least: Whole = Field(default=0, alias="at least")
    at_most: Whole | None = Field(default=None, alias="at most")


class NotationShape(Shape):
    """A notation of the file's own."""

    called = "a notation"
    name: Written | None = None
    letters: dict[str, Entry[LetterShape]]
    combine: Names = None


class OrganizationShape(NamedShape):
    """An organization: its units in tiers, its levels and what each may be accountable for, its roles and people."""

    called = "an organization"
    levels: Entries[LevelShape] = None
    tiers: NamesByKey = None
    units: Entries[UnitShape] = None
    table: dict[str, Names] | None = Field(default=None, alias="level table")
    people: Entries[PersonShape] = None
    holdings: list[HoldingShape] | None = None
    roles: Entries[RoleShape] = None


class OrgDesign(OrganizationShape):
    """A matrix: its roles, its duties, and the organization around them; or an organization alone.

    Where it is `exact`, a word means what has just that key, and any other word is kept as it is written.
    """

    called = "an org-design file"
    schema_named: Written | None = Field(default=None, alias="$schema")
    exact: YesNo = False
    title: Written | None = None
    notation: Entry[NotationShape] = None
    organization: Entry[OrganizationShape] = None
    duties: Entries[DutyShape] = None
    marks: list[MarkShape] | None = None
    allow: list[Allowed] | None = None


PARTS: dict[str, type[Shape]] = {
    "organization": OrganizationShape,
    "notation": NotationShape,
    "letters": LetterShape,
    "levels": LevelShape,
    "units": UnitShape,
    "people": PersonShape,
    "holdings": HoldingShape,
    "marks": MarkShape,
    "allow": AllowShape,
    "roles": RoleShape,
    "duties": DutyShape,
}
"""The shape of what stands under a key."""

HELD: frozenset[str] = frozenset({"holder", "holders", "deputy", "deputies"})
"""The keys of a role under which holders stand."""
