"""Everything found about one matrix before it is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.legend import Legend
from raci.records import field, mutable

if TYPE_CHECKING:
    from raci.layout.body import RawDuty
    from raci.layout.cells import LetterCells
    from raci.layout.columns import Columns
    from raci.layout.roles import RoleColumn
    from raci.layout.survey import Survey
    from raci.model import Location, Notation


@mutable
class Draft:
    """What was found, and how; `doubts` and `rows_left_out` are pairs of row and text.

    `places` has, by the row of the duty and the role, the cells that follow from neither.
    """

    survey: Survey
    roles: list[RoleColumn]
    notation: Notation
    recognized: str
    location: Location
    cells: LetterCells | None = None
    duties: list[RawDuty] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    section_rows: list[int] = field(default_factory=list)
    rows_left_out: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    columns: Columns | None = None
    headings: list[int] = field(default_factory=list)
    legend: Legend = field(default_factory=Legend)
    letter_columns: dict[str, int] = field(default_factory=dict)
    places: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    sure_heading: bool = True
    title: str = ""
