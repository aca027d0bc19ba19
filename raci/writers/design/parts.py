"""What an org-design file is made of before it is spelled as YAML or JSON: parts in order, the large ones streamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Plain: TypeAlias = "str | bool | int | float | Sequence[Plain] | Mapping[str, Plain] | None"
"""What stands under a key."""


class Part(NamedTuple):
    """A key of the file and what stands under it: a value, things by their keys, or parts of its own.

    Things that are `spread` have a line for each of their fields, others one line for all, where it is short.
    """

    key: str
    value: Plain = None
    things: Iterable[tuple[str, Plain]] | None = None
    parts: Sequence[Part] | None = None
    spread: bool = False


def listed(names: Sequence[Plain]) -> Plain:
    """Return a single name as it is, several as a list."""
    return names[0] if len(names) == 1 else list(names)


def filled(fields: Mapping[str, Plain]) -> dict[str, Plain]:
    """Return the fields that say something."""
    return {key: value for key, value in fields.items() if value is not None and value != "" and value not in ([], {})}


def shortest(name: str, key: str, fields: Mapping[str, Plain]) -> Plain:
    """Return what is said of a thing: nothing where its key says all, its name where that does, else its fields."""
    said = filled(fields)
    if not said:
        return None if name == key else name
    return said if name == key else {"name": name, **said}
