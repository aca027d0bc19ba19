"""What a pass over the XML of a sheet finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.menders.workbook_parts.xml_text import tag_end
from raci.records import field, mutable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.menders.workbook_parts.ranges import Range

TRUE: Final = frozenset({"1", "true", "on"})


class Formula(NamedTuple):
    """A cell with a formula: where its `<f>` begins, and what is said of it there."""

    row: int
    column: int
    start: int
    attributes: Mapping[str, str]


class FoundCell(NamedTuple):
    """A cell that is in the file: from where to where it reaches, and its attributes."""

    start: int
    end: int
    attributes: Mapping[str, str]


@mutable
class FoundRow:
    """A row that is in the file: `inside` is where its start tag ends, `last` where its end tag begins.

    Both are the same where it has no end tag.
    """

    start: int
    inside: int
    attributes: Mapping[str, str]
    last: int = 0


@mutable
class Scan:
    """What a pass over a sheet found: of the rows asked for everything, of the others only what holds for the sheet.

    `before` gives, for each row that is missing, where it would have to stand; `doubled` are rows that are there twice,
    or have a cell twice. `columns` are runs of columns, and the style each has.
    """

    data: bytes
    prefix: str = ""
    rows: dict[int, FoundRow] = field(default_factory=dict)
    cells: dict[tuple[int, int], FoundCell] = field(default_factory=dict)
    doubled: set[int] = field(default_factory=set)
    before: dict[int, int] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    arrays: list[Range] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    protected: bool = False

    def inside(self, cell: FoundCell) -> int:
        """Return where the start tag of a cell ends."""
        return tag_end(self.data, cell.start)

    def ends_itself(self, inside: int) -> bool:
        """Tell whether the start tag that ends here is all of its element."""
        return self.data[inside - 2 : inside - 1] == b"/"
