"""Nodes of YAML and JSON that keep the text as written and know their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from raci.records import field, mutable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Place

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""What nodes say without their places."""


class Problem(NamedTuple):
    """One thing that is wrong in a file, and where."""

    place: Place
    sentence: str


@mutable
class Text:
    """A scalar exactly as written (`NO`, `12:30`, `1.10`); `null` where it is empty, `~` or `null` without quotes."""

    place: Place
    text: str
    null: bool = False
    size: int = 1

    def plain(self) -> str | None:
        """Return the text, or None."""
        return None if self.null else self.text


@mutable
class Listing:
    """A sequence. `size` counts the nodes in it, those that aliases repeat included."""

    place: Place
    items: list[Node] = field(default_factory=list)
    size: int = 1

    def plain(self) -> list[Plain]:
        """Return what the items say."""
        return [item.plain() for item in self.items]


@mutable
class Mapping:
    """A mapping: key → place of the key and what it leads to."""

    place: Place
    entries: dict[str, tuple[Place, Node]] = field(default_factory=dict)
    size: int = 1

    def plain(self) -> dict[str, Plain]:
        """Return what the entries say."""
        return {key: node.plain() for key, (_, node) in self.entries.items()}


Node: TypeAlias = Text | Listing | Mapping


def place_of(node: Node, path: Sequence[str | int], *, key: bool = False) -> Place:
    """Return where a path of keys and indices leads, or its key stands; parts that fit nothing are passed over."""
    place = node.place
    for part in path:
        if isinstance(node, Mapping) and part in node.entries:
            at, node = node.entries[str(part)]
            place = at if key else node.place
        elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            place = node.place
    return place
