"""What a mapping says of one duty: cells, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from raci.model import Place
    from raci.readers.structured.keys import Code


class Cell(NamedTuple):
    """One role's part in a duty; no letters where the role is named and takes no part."""

    who: str
    place: Place
    code: Code
    text: str = ""
    remark: str = ""
    listed: bool = True
    """Whether the name stands alone; else it may be several names in one text."""


class Other(NamedTuple):
    """A text beside the assignments of a duty: a remark, or the cell of a role that cannot be read."""

    key: str
    text: str
    place: Place
    sure: bool = False
    """Whether the key surely is a role."""
    extra: bool = False
    """Whether the key is one of those that usually stand beside a duty, such as `status`."""


@dataclass(slots=True)
class Cells:
    """What a mapping says of one duty: its cells, whether it has letters as keys, other texts, nodes that are read."""

    found: list[Cell] = field(default_factory=list)
    keyed: set[str] = field(default_factory=set)
    others: list[Other] = field(default_factory=list)
    read: set[int] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)
    dropped: list[tuple[str, Place]] = field(default_factory=list)
    """Keys over letters that were taken for something other than a part in the duty, such as a priority."""
    unread: list[tuple[str, Place, frozenset[str]]] = field(default_factory=list)
    """Keys over names that are no known word for a letter."""
    flat: set[str] = field(default_factory=set)
    """The keys of one assignment that is a record: its role and its letters."""
    bare: bool = False
    """Whether there is nothing but letters, so that each key is a role, whatever it is called."""
    in_order: list[tuple[Code | None, Place]] = field(default_factory=list)
    """Letters without names, in the order of roles that are listed elsewhere."""
    hint: str = ""
    """A key in it that names a notation."""
    own: frozenset[str] = frozenset()
    """The letters the file explains."""

    def __bool__(self) -> bool:
        return bool(self.found or self.keyed or self.in_order)
