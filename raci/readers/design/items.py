"""The things a file lists under `roles`, `duties`, `units` or `levels`, whether by key or in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from raci.readers.design.nodes import Problem, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Place
    from raci.readers.design.forms import NamedShape
    from raci.readers.design.nodes import Mapping

_Part = TypeVar("_Part", bound="NamedShape")


class Item(NamedTuple, Generic[_Part]):
    """One thing: its key, its name (the key where none is given), what else is said of it, and where."""

    key: str
    name: str
    part: _Part
    path: tuple[str | int, ...]
    place: Place

    @property
    def identity(self) -> str:
        """The key a role has in the matrix: its name, where no other is said."""
        return getattr(self.part, "key", None) or self.name


def items_of(
    root: Mapping,
    entries: dict[str, str | _Part | None] | list[str | _Part | None] | None,
    path: tuple[str, ...],
    blank: _Part,
    problems: list[Problem],
) -> Iterator[Item[_Part]]:
    """Yield what stands under a path; a thing in a list without a name is added to `problems`."""
    pairs = entries.items() if isinstance(entries, dict) else enumerate(entries or ())
    for key, entry in pairs:
        part = blank if entry is None or isinstance(entry, str) else entry
        name = ((entry if isinstance(entry, str) else part.name) or "").strip()
        at = (*path, key)
        if isinstance(key, str):
            yield Item(key, name or key, part, at, place_of(root, at, key=True))
        elif name:
            yield Item(name, name, part, at, place_of(root, (*at, "name")))
        else:
            problems.append(Problem(place_of(root, at), f"item {key + 1} under {path[-1]!r} needs a name"))
