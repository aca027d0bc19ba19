"""What came of reading a grid: matrices, and notes about what was doubtful or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from raci.model import Location
from raci.records import field, record

if TYPE_CHECKING:
    from raci.model import Matrix, Organization, Place


@record
class Note:
    """Something the reader of a file should know: a `doubt` (could be read otherwise) or an `info`.

    An `error` is what kept a part from being read that belongs to the file, such as the organization it names.
    """

    kind: Literal["doubt", "info", "error"]
    message: str
    location: Location = field(default_factory=Location)


@record
class Remark:
    """What a note at a cell, or a comment in a text, says; only those that may allow something are kept."""

    text: str
    location: Location


@record
class Reading:
    """One matrix as it was understood; `decisions` tell in sentences how the layout was read.

    `headings` are those of a document the table stands under, outermost first. `legend` holds the places of the cells
    that explain letters, `sections` those of the rows that name sections.
    """

    matrix: Matrix
    notes: tuple[Note, ...] = ()
    decisions: tuple[str, ...] = ()
    corner: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    legend: tuple[Place, ...] = ()
    sections: tuple[Place, ...] = ()


@record
class Understanding:
    """All matrices of a file; where there is none, `reason` says why.

    `organization` is what the file says of one beside its matrices, or without any.
    """

    readings: tuple[Reading, ...] = ()
    notes: tuple[Note, ...] = ()
    reason: str = ""
    organization: Organization | None = None
