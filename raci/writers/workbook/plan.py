"""Where everything of a matrix goes on its sheet: worked out once, used by every sheet that speaks of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import duty_key
from raci.records import field, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.model import Duty, Matrix

TITLE_ROW: Final = 0
FACTS_ROW: Final = 1
KEYS_ROW: Final = 2
FIRST_GROUP_ROW: Final = 3


@record
class Line:
    """A row of the body: a duty (its place in the matrix), or the heading of a section at a depth from 1.

    The line of depth 0 ends all sections: the duties after it stand in none.
    """

    duty: int = -1
    depth: int = 0
    heading: str = ""

    @property
    def is_duty(self) -> bool:
        """Tell whether this is the row of a duty."""
        return self.duty >= 0


@record
class Plan:
    """The rows and columns of one matrix on its sheet, all counted from 0; -1 is a column there is none of.

    From the left: `number`, `duty`, `scope`, the roles from `first_role` to `last_role`, the live counts and their
    verdict (`accountable`, `responsible`, `check`), and the hidden columns that only a reader needs: `depth` of a
    section's heading, `key`, `parent` and `limits` of a duty. Row 2 holds the roles' keys and is hidden; the headings
    of groups come below it, and the roles' names in the row `head`.
    """

    matrix: Matrix
    sheet: str
    head: int
    number: int
    duty: int
    scope: int
    first_role: int
    last_role: int
    accountable: int
    responsible: int
    check: int
    depth: int
    key: int
    parent: int
    limits: int
    last_column: int
    lines: tuple[Line, ...] = field(default=(), compare=False)

    @property
    def first_row(self) -> int:
        """The first row of the body."""
        return self.head + 1

    @property
    def last_row(self) -> int:
        """The last row of the body; the row below the head where there are no duties."""
        return self.head + max(1, len(self.lines))


def plan(matrix: Matrix, sheet: str) -> Plan:
    """Return where everything of a matrix goes on the sheet of this name."""
    duties = matrix.duties
    lines = tuple(_lines(duties))
    columns = _Columns()
    number = columns.next(any(duty.number for duty in duties))
    duty, scope = columns.next(), columns.next()
    first, last = columns.width, columns.width + max(1, len(matrix.roles)) - 1
    columns.width = last + 1
    accountable, responsible, check = columns.next(), columns.next(), columns.next()
    return Plan(
        matrix, sheet, FIRST_GROUP_ROW + max((len(role.group) for role in matrix.roles), default=0),
        number, duty, scope, first, last, accountable, responsible, check,
        columns.next(any(not line.is_duty for line in lines)),
        columns.next(any(each.key != duty_key(each.section, each.name) for each in duties)),
        columns.next(any(each.parent for each in duties)),
        columns.next(any(each.limits for each in duties)),
        columns.width - 1,
        lines,
    )  # fmt: skip


class _Columns:
    """Columns given out from the left."""

    def __init__(self) -> None:
        self.width = 0

    def next(self, wanted: bool = True) -> int:  # noqa: FBT001, FBT002 - whether there is anything to show
        """Return the next column; -1 where it is not wanted."""
        if not wanted:
            return -1
        self.width += 1
        return self.width - 1


def _lines(duties: Sequence[Duty]) -> Iterator[Line]:
    path: tuple[str, ...] = ()
    for place, duty in enumerate(duties):
        if duty.section != path:
            yield from _headings(path, duty.section)
            path = duty.section
        yield Line(place)


def _headings(before: tuple[str, ...], now: tuple[str, ...]) -> Iterator[Line]:
    """Yield the headings that lead from one section to another: only those that change, and all below them."""
    shared = 0
    while shared < min(len(before), len(now)) and before[shared] == now[shared]:
        shared += 1
    if shared == len(now):  # back to a section that stands above: its heading is said again
        shared = max(0, len(now) - 1)
    if not now:
        yield Line()
    for depth in range(shared, len(now)):
        yield Line(depth=depth + 1, heading=now[depth])
