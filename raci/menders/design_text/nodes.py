"""Values of YAML and JSON with the spans of text they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from raci.records import field, mutable

if TYPE_CHECKING:
    from raci.model import Place


@mutable
class Scalar:
    """A text as it is meant; `style` is its quote, `|` or `>`, or nothing. An empty one takes no span."""

    start: int
    end: int
    place: Place
    text: str
    style: str = ""
    repeated: bool = False

    @property
    def null(self) -> bool:
        """Tell whether it says nothing."""
        return not self.style and self.text in {"", "~", "null", "Null", "NULL"}


@mutable
class Alias:
    """A value that repeats another one."""

    start: int
    end: int
    place: Place
    target: Scalar | Sequence | Mapping


@mutable
class Sequence:
    """A list; `end` is the end of its last item, or of its closing bracket."""

    start: int
    end: int
    place: Place
    flow: bool
    items: list[Node] = field(default_factory=list)
    repeated: bool = False


@mutable
class Mapping:
    """A mapping, as its keys and values in the order of the text."""

    start: int
    end: int
    place: Place
    flow: bool
    pairs: list[tuple[Node, Node]] = field(default_factory=list)
    repeated: bool = False

    def get(self, key: str) -> Node | None:
        """Return what stands under a key in this mapping itself."""
        return next((value for name, value in self.pairs if isinstance(name, Scalar) and name.text == key), None)


Node: TypeAlias = Scalar | Alias | Sequence | Mapping


def meant(node: Node) -> Scalar | Sequence | Mapping:
    """Return a value, or that which an alias repeats."""
    return node.target if isinstance(node, Alias) else node
