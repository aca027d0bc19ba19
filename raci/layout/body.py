"""The rows of a block: duties with their letters, the sections they stand in, and rows that are neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from raci.layout.kinds import LEGEND, NUMBER
from raci.layout.lexicon import is_heading
from raci.layout.outline import depth_of_number
from raci.layout.sections import SectionPath
from raci.layout.witness import Witness
from raci.patterns import pattern
from raci.records import field, mutable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.layout.columns import Columns
    from raci.layout.survey import Survey
    from raci.model import Entry, Row

_LEFT_OVER: Final = pattern(
    r"^[\[<{][^\]>}]*[\]>}]$|^(?:→|⇒|->|=>)"
    r"|^(?:insert|add) (?:new |more |additional )?(?:rows?|lines?|tasks?)\b.*(?:above|below|here)",
    re.IGNORECASE,
)
_LOWER_START: Final = pattern(r"^[^\w]*[a-zà-ÿа-я0-9]")


class Cells(Protocol):
    """How the cells of a row are read: letters under roles, or names of roles under letters."""

    columns: Sequence[int]

    def read(self, row: int) -> Mapping[str, Entry]:
        """Return role key → entry of a row; empty where nobody is named."""
        ...

    def unite(self, one: Mapping[str, Entry], other: Mapping[str, Entry]) -> Mapping[str, Entry]:
        """Return the entries of two rows of one duty: the union of each role's letters."""
        ...


@mutable
class RawDuty:
    """A duty as it stands in the sheet."""

    name: str
    row: int
    column: int
    section: tuple[str, ...]
    number: str
    cells: Row


@mutable
class Body:
    """What the rows of a block hold; doubts are (row, message)."""

    duties: list[RawDuty] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)
    section_rows: list[int] = field(default_factory=list)


def read_body(  # noqa: PLR0913 - where to read, and how
    survey: Survey,
    first: int,
    last: int,
    columns: Columns,
    cells: Cells,
    section: tuple[str, ...] = (),
    *,
    again: bool = False,
) -> Body:
    """Return the duties of rows `first` to `last`; `section` is the section the first row stands in.

    `again` is set where a duty has a row for each role and may be named in the first of them only.
    """
    reader = _BodyReader(survey, first, last, columns, cells, section)
    reader.again = again
    return reader.run()


class _BodyReader:
    def __init__(
        self, survey: Survey, first: int, last: int, columns: Columns, cells: Cells, section: tuple[str, ...]
    ) -> None:
        self.survey = survey
        self.columns = columns
        self.cells = cells
        self.rows = range(first, last + 1)
        self.body = Body()
        self.entries = [cells.read(row) for row in self.rows]
        self.first = first
        self.again = False
        coded = [row for row in self.rows if self.entries[row - first]]
        self.last_coded = coded[-1] if coded else first - 1
        self.witness = Witness(survey, columns, coded)
        self.path = SectionPath(survey, columns, section)

    def run(self) -> Body:
        duty_column = self.columns.duty if self.columns.duty is not None else 0
        plain = not self.survey.covered and not self.columns.sections and not self.witness.indented
        simple = plain and not self._steps_aside(duty_column)
        number = self.columns.number
        shown = self.survey.number if self.witness.decimals else self.survey.text
        for row in self.rows:
            entries = self.entries[row - self.first]
            if not entries:
                if row > self.last_coded and not self._goes_on(row):
                    break
                self._without_codes(row)
                continue
            name = self.survey.text(row, duty_column) if simple else ""
            if name:
                self._add(row, duty_column, name, shown(row, number) if number is not None else "", entries)
            else:
                self._with_codes(row, entries)
        return self.body

    def _steps_aside(self, duty_column: int) -> bool:
        """Tell whether rows name their duty to the right of the others: they are the parts of the one above."""
        columns, text = self.columns, self.survey.text
        aside = [label for label in columns.labels if label > duty_column and label != columns.number]
        return any(
            text(row, label) and not text(row, duty_column) for label in aside for row in self.rows if self._coded(row)
        )

    def _coded(self, row: int) -> bool:
        return bool(self.entries[row - self.first])

    def _goes_on(self, row: int) -> bool:
        """Tell whether the table goes on after its last coded row: it ends at the first empty or legend row."""
        previous = row - 1
        filled = self.survey.filled(row)
        if not filled or LEGEND in self.survey.kinds[row]:
            return False
        return bool(self.survey.filled(previous)) and self.witness.resembles_duty(row)

    def _add(self, row: int, column: int, name: str, number: str, entries: Row) -> None:
        self.body.duties.append(RawDuty(name, row, column, self.path.of(row), number, entries))

    def _with_codes(self, row: int, entries: Row) -> None:
        columns = self.columns
        column, name = self._label(row)
        number = self.survey.number(row, columns.number) if columns.number is not None else ""
        if self._continues(row, column, name, entries):
            return
        self.path.enter_columns(row)
        if not name and self.again and self.body.duties:
            above = self.body.duties[-1]
            self._add(row, column, above.name, above.number, entries)
            return
        if not name:
            if columns.duty is not None and not any(self.survey.text(row, label) for label in columns.labels):
                self.body.doubts.append((row, "a row with letters but without a name was left out"))
                return
            name = number or "(unnamed)"
        self.path.enter_indented(row, column, name)
        self._add(row, column, name, number if name != number else "", entries)

    def _label(self, row: int) -> tuple[int, str]:
        survey, columns = self.survey, self.columns
        order = [
            columns.duty,
            *reversed([label for label in columns.labels if label not in (columns.duty, columns.number)]),
        ]
        for column in order:
            if column is None:
                continue
            if (
                column in columns.sections
                and column != columns.duty
                and survey.text(row, column)
                and columns.duty is not None
            ):
                return column, survey.text(row, column)
            text = survey.text(row, column)
            if text:
                return column, text
            area = survey.covered.get((row, column))
            if area and column == columns.duty and survey.text(area.top, area.left):
                return column, survey.text(area.top, area.left)
        return columns.duty or 0, ""

    def _continues(self, row: int, column: int, name: str, entries: Row) -> bool:
        """Join a row to the duty above: its name cell is merged with it, or its codes are and its text goes on."""
        if not self.body.duties or not self.survey.covered:
            return False
        above = self.body.duties[-1]
        area = self.survey.covered.get((row, column))
        if area and area.top < row and area.top >= above.row and above.name == name:
            above.cells = self.cells.unite(above.cells, entries)
            return True
        coded = [col for col in self.cells.columns if self.survey.kind(row, col) in "cwkq"]
        covering = [self.survey.covered.get((row, col)) for col in coded]
        if not coded or not all(area and area.top < row and area.top >= above.row for area in covering):
            return False
        numbered = bool(depth_of_number(above.name)) and not depth_of_number(name)
        if not name or numbered or _LOWER_START.match(name):
            above.name = f"{above.name} {name}".strip()
            return True
        return False

    def _without_codes(self, row: int) -> None:
        survey = self.survey
        filled = survey.filled(row)
        if not filled:
            self.path.blank(row)
            return
        column, name = self._label(row)
        if not name or survey.kind(row, column) == NUMBER:
            text = next((survey.text(row, other) for other in filled if survey.kinds[row][other] in "tp"), "")
            before = filled[0] < min(self.columns.roles, default=survey.width)
            if text and before and survey.kinds[row][filled[0]] in "tpwkqc":
                column, name = filled[0], survey.text(row, filled[0])
            else:
                self.body.left_out.append((row, text))
                return
        if self._is_total(row, name) or _LEFT_OVER.match(name):
            self.body.left_out.append((row, name))
            return
        above = self.body.duties[-1] if self.body.duties else None
        area = survey.covered.get((row, column))
        if above and area and area.top < row and area.top >= above.row:
            return
        verdict = -1.0 if self._in_merged_section(row) else self.witness.section_likeness(row, column)
        number = survey.number(row, self.columns.number) if self.columns.number is not None else ""
        if verdict > 0:
            self.body.section_rows.append(row)
            self.path.enter(row, column, name, number)
        else:
            self.path.enter_columns(row)
            self.path.enter_indented(row, column, name)
            self._add(row, column, name, number, {})
        if abs(verdict) < 1.0:
            taken = "the heading of a section" if verdict > 0 else "a duty without letters"
            self.body.doubts.append((row, f"{name!r} was read as {taken}"))

    def _in_merged_section(self, row: int) -> bool:
        """Tell whether the cell of a section reaches over this row from above: then the row heads none itself."""
        covered = self.survey.covered
        return any((row, column) in covered and covered[row, column].top < row for column in self.columns.sections)

    def _is_total(self, row: int, name: str) -> bool:
        kinds = [self.survey.kinds[row][column] for column in self.cells.columns]
        return is_heading(name, "total") or kinds.count(NUMBER) * 2 >= len(kinds)
