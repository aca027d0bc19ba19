"""The shape of an org-design file, as pydantic models: what the reader holds a file against, and its JSON Schema.

Every scalar is a text as written; a mapping's key stands for its name. Imported only to read such a file.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

_Part = TypeVar("_Part")


def _form(value: object) -> str:
    if value is None:
        return "nothing"
    return "text" if isinstance(value, str) else "list" if isinstance(value, list) else "mapping"


def _entry_form(value: object) -> str:
    return "mapping" if _form(value) == "list" else _form(value)


def _names_form(value: object) -> str:
    return "list" if _form(value) == "mapping" else _form(value)


def _entries_form(value: object) -> str:
    return "mapping" if _form(value) == "text" else _form(value)


Written: TypeAlias = Annotated[str, WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""A text as written, however YAML 1.1 would read it: `1.10` and `NO` stay as they are."""

_Text: TypeAlias = Annotated[Written, Tag("text")]
_Nothing: TypeAlias = Annotated[None, Tag("nothing")]
_List: TypeAlias = Annotated[list[Written | None], Tag("list")]

Names: TypeAlias = Annotated[_Text | _List | _Nothing, Discriminator(_names_form)]
"""One name, or a list of names."""

Entry: TypeAlias = Annotated[_Text | Annotated[_Part, Tag("mapping")] | _Nothing, Discriminator(_entry_form)]
"""A mapping that describes something, or only its name."""

Entries: TypeAlias = Annotated[
    Annotated[dict[str, Entry[_Part]], Tag("mapping")] | Annotated[list[Entry[_Part]], Tag("list")] | _Nothing,
    Discriminator(_entries_form),
]
"""Things by their keys, or a list of them."""

ScopeWords: TypeAlias = Annotated[
    _Text | _List | Annotated[dict[str, Written], Tag("mapping")] | _Nothing, Discriminator(_form)
]
"""A unit or a tier, a list of them, or one per dimension."""


class Shape(BaseModel):
    """What all parts share: no keys but those named. `called` is what messages call the part."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    called: ClassVar[str] = "this"

    @classmethod
    def keys(cls) -> list[str]:
        """Return the keys this part may have."""
        return [each.alias or name for name, each in cls.model_fields.items()]


class NamedShape(Shape):
    """A part whose key, or place in a list, may be given a name."""

    name: Written | None = None


class LevelShape(NamedShape):
    """A rung of the ladder of levels."""

    called = "a level"
    rank: int | None = None


class UnitShape(NamedShape):
    """A part of the organization, such as a region."""

    called = "a unit"
    tier: Written | None = None
    within: Written | None = None
    dimension: Written | None = None


class RoleShape(NamedShape):
    """A role: a position, a group, somebody outside, or software."""

    called = "a role"
    level: Written | None = None
    scope: ScopeWords = None
    reports_to: Written | None = Field(default=None, alias="reports to")
    holder: Names = None
    holders: Names = None
    aliases: Names = None
    group: Names = None
    kind: Literal["position", "group", "external", "agent"] | None = None


class DutyShape(NamedShape):
    """A duty. Every further key is a letter of the notation, or its word, and names the roles that have it."""

    model_config = ConfigDict(extra="allow", frozen=True)
    called = "a duty"
    __pydantic_extra__: dict[str, Names] = Field(init=False)
    section: Names = None
    parent: Written | None = None
    scope: ScopeWords = None
    kind: Literal["task", "activity", "deliverable", "decision"] | None = None
    number: Written | None = None
    remarks: dict[str, Written | None] | None = None
    marks: dict[str, Written | None] | None = None


class LetterShape(Shape):
    """What a letter of the file's own notation means."""

    called = "a letter"
    meaning: Written | None = None
    participation: Written | None = None
    at_least: int = Field(default=0, alias="at least")
    at_most: int | None = Field(default=None, alias="at most")


class NotationShape(Shape):
    """A notation of the file's own."""

    called = "a notation"
    name: Written | None = None
    letters: dict[str, Entry[LetterShape]]
    combine: Names = None


class OrganizationShape(NamedShape):
    """The organization a matrix belongs to."""

    called = "an organization"
    levels: Entries[LevelShape] = None
    units: Entries[UnitShape] = None
    roles: Entries[RoleShape] = None


class OrgDesign(Shape):
    """A matrix: its roles, its duties, and the organization around them."""

    called = "an org-design file"
    title: Written | None = None
    notation: Entry[NotationShape] = None
    organization: Entry[OrganizationShape] = None
    levels: Entries[LevelShape] = None
    units: Entries[UnitShape] = None
    roles: Entries[RoleShape] = None
    duties: Entries[DutyShape] = None
    allow: list[dict[str, Written | None] | None] | None = None


PARTS: dict[str, type[Shape]] = {
    "organization": OrganizationShape,
    "notation": NotationShape,
    "letters": LetterShape,
    "levels": LevelShape,
    "units": UnitShape,
    "roles": RoleShape,
    "duties": DutyShape,
}
"""The shape of what stands under a key."""


def names_of(names: str | list[str | None] | None) -> list[tuple[int, str]]:
    """Return the names that are given, each with its index."""
    listed = names if isinstance(names, list) else [names]
    return [(index, name) for index, name in enumerate(listed) if name]
