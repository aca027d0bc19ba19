"""What parts of an org-design file are made of: texts as written, names, and things by key or in a list."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Tag, WithJsonSchema

_Part = TypeVar("_Part")
_YES_NO: Final = "^([Tt]([Rr][Uu][Ee])?|[Ff]([Aa][Ll][Ss][Ee])?|[Yy]([Ee][Ss])?|[Nn][Oo]?|[Oo]([Nn]|[Ff][Ff])|[01])$"


def form(value: object) -> str:
    """Return which form a value has: `nothing`, `text`, `list` or `mapping`; the tags of unions."""
    if value is None:
        return "nothing"
    return "text" if isinstance(value, str) else "list" if isinstance(value, list) else "mapping"


def _entry_form(value: object) -> str:
    return "mapping" if form(value) == "list" else form(value)


def _names_form(value: object) -> str:
    return "list" if form(value) == "mapping" else form(value)


def _entries_form(value: object) -> str:
    return "mapping" if form(value) == "text" else form(value)


Written: TypeAlias = Annotated[str, WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""A text as written, however YAML 1.1 would read it: `1.10` and `NO` stay as they are."""

Whole: TypeAlias = Annotated[
    int, WithJsonSchema({"type": ["integer", "string"], "pattern": r"^\s*[+-]?[0-9]+(_[0-9]+)*(\.0*)?\s*$"})
]
"""A whole number, in quotes or without."""

YesNo: TypeAlias = Annotated[
    bool,
    WithJsonSchema({"type": ["boolean", "string", "integer"], "pattern": _YES_NO, "minimum": 0, "maximum": 1}),
]
"""Whether something is so, in whichever word YAML has for it."""

Text: TypeAlias = Annotated[Written, Tag("text")]
Nothing: TypeAlias = Annotated[None, Tag("nothing")]
_List: TypeAlias = Annotated[list[Written | None], Tag("list")]

Names: TypeAlias = Annotated[Text | _List | Nothing, Discriminator(_names_form)]
"""One name, or a list of names."""

Entry: TypeAlias = Annotated[Text | Annotated[_Part, Tag("mapping")] | Nothing, Discriminator(_entry_form)]
"""A mapping that describes something, or only its name."""

Entries: TypeAlias = Annotated[
    Annotated[dict[str, Entry[_Part]], Tag("mapping")] | Annotated[list[Entry[_Part]], Tag("list")] | Nothing,
    Discriminator(_entries_form),
]
"""Things by their keys, or a list of them."""

Placed: TypeAlias = Annotated[dict[str, Written], Tag("mapping")]
"""A unit or a tier per dimension."""

ScopeWords: TypeAlias = Annotated[
    Text | Annotated[list[Entry[dict[str, Written]]], Tag("list")] | Placed | Nothing, Discriminator(form)
]
"""A unit or a tier, one per dimension, or a list of either."""

NamesByKey: TypeAlias = Annotated[
    Text | _List | Annotated[dict[str, Names], Tag("mapping")] | Nothing, Discriminator(form)
]
"""Names, or names by key."""


class Shape(BaseModel):
    """What all parts share: no keys but those named. `called` is what messages call the part."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    called: ClassVar[str] = "this"

    @classmethod
    def keys(cls) -> list[str]:
        """Return the keys this part may have."""
        return [each.alias or name for name, each in cls.model_fields.items()]


def _amounts_form(value: object) -> str:
    listed = isinstance(value, list) and all(isinstance(each, dict) for each in value)
    return "list" if listed else _entry_form(value)


class LimitShape(Shape):
    """An amount, the kind of value it is of, and what it is measured in."""

    called = "a limit"
    amount: Written
    kind: Written | None = None
    measure: Written | None = None


Amounts: TypeAlias = Annotated[
    Text | Annotated[list[LimitShape], Tag("list")] | Annotated[dict[str, Written | None], Tag("mapping")] | Nothing,
    Discriminator(_amounts_form),
]
"""An amount, amounts by the kind of value, or a list of amounts."""


class NamedShape(Shape):
    """A part whose key, or place in a list, may be given a name."""

    name: Written | None = None


def names_of(names: str | list[str | None] | None) -> list[tuple[int, str]]:
    """Return the names that are given, each with its index."""
    listed = names if isinstance(names, list) else [names]
    return [(index, name) for index, name in enumerate(listed) if name]
