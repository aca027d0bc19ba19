"""The rows of a matrix as the text of its sheet: each distinct cell made once, and blank cells not at all."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.layout.declared.forms import limits_text, scope_text
from raci.model.location import column_letters
from raci.writers.workbook.live_cells import ROW
from raci.writers.workbook.texts import cell_text, display_width, escaped, held, is_plain, like_formula
from raci.writers.workbook.widths import INDENT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from raci.model import Duty, Entry, Row
    from raci.writers.workbook.judged import Judged
    from raci.writers.workbook.live_cells import LiveCells
    from raci.writers.workbook.plan import Line, Plan
    from raci.writers.workbook.streamed import StreamedSheet
    from raci.writers.workbook.styles import Styles

DEEPEST_OUTLINE: Final = 7
"""Excel knows so many levels of outline."""

_AT_ONCE: Final = 500
ROW_HEIGHT: Final = 18.0
"""How high a row with one line is, in points."""

_LINE: Final = 15.0
_HIGHEST: Final = 405.0
"""In points; a row of Excel has at most 409."""
_MOST: Final = 100_000
_BROADER: Final = 1.04
_CLOSING: Final = "</t></is></c>"


class Cell(NamedTuple):
    """The text of a cell of letters: its column, and how many lines it takes."""

    column: int
    text: str
    lines: int


class CellsOfLetters(dict[tuple[str, int], Cell]):
    """Role and `id` of an entry → cell, each made once; `tall` where one of them takes more than a line."""

    def __init__(self, body: Body, entries: Mapping[int, Entry]) -> None:
        super().__init__()
        self._body = body
        self._entries = entries
        self.tall = False

    def row(self, row: Row) -> list[Cell]:
        """Return the cells of a row from the left."""
        return sorted(map(self.__getitem__, zip(row, map(id, row.values()), strict=True)))

    def __missing__(self, key: tuple[str, int]) -> Cell:
        if len(self) > _MOST:
            self.clear()
        role, number = key
        made = self[key] = self._body.cell(role, cell_text(self._entries[number]))
        self.tall = self.tall or made.lines > 1
        return made


class Body:
    """The rows below the head of a matrix; `widths` are those of its columns, in characters.

    `doubtful` are the roles whose letters somebody should look at, by the key of the duty.
    """

    def __init__(
        self,
        sheet: StreamedSheet,
        plan: Plan,
        styles: Styles,
        widths: Mapping[int, float],
        doubtful: Mapping[str, Collection[str]],
    ) -> None:
        self._sheet = sheet
        self._plan = plan
        self._styles = styles
        self._widths = widths
        self._doubtful = doubtful
        self._places = {role.key: plan.first_role + place for place, role in enumerate(plan.matrix.roles)}
        self._names = [column_letters(column + 1) for column in range(plan.last_column + 1)]
        self._begins: dict[tuple[int, int], str] = {}
        self._openings: dict[tuple[int, str, int, bool], str] = {}

    def rows(self, judged: Judged, live: LiveCells, entries: Sequence[Entry]) -> Iterator[str]:
        """Yield the text of the rows, some hundred at once; `entries` are those of the matrix, each object once."""
        matrix, marks, standings, depth = self._plan.matrix, judged.marks, judged.standings, 0
        found: list[str] = []
        letters = CellsOfLetters(self, {id(entry): entry for entry in entries})
        for number, line in enumerate(self._plan.lines, self._plan.first_row + 1):
            if line.duty < 0:
                depth = line.depth
                text = self._heading(line)
            else:
                duty, standing = matrix.duties[line.duty], standings[line.duty]
                cells = letters.row(matrix.rows[line.duty])
                lines = self._lines(self._plan.check, standing.verdict) if standing.verdict else 1
                if marks and duty.key in marks:
                    cells = self._with_marks(cells, matrix.rows[line.duty], marks[duty.key])
                    lines = max(lines, *(cell.lines for cell in cells))
                elif letters.tall:
                    lines = max([lines, *(cell.lines for cell in cells)])
                if self._doubtful and duty.key in self._doubtful:
                    cells = self._doubted(cells, self._doubtful[duty.key])
                text = self._duty(duty, depth, lines, cells, live.of(standing))
            found.append(text.replace(ROW, str(number)))
            if len(found) == _AT_ONCE:
                yield "".join(found)
                found.clear()
        yield "".join(found)

    def _duty(self, duty: Duty, depth: int, lines: int, cells: Sequence[Cell], live: str) -> str:
        plan = self._plan
        found = []
        if duty.number and plan.number >= 0:
            found.append(self._text(plan.number, "number", duty.number))
        found.append(self._text(plan.duty, "duty", duty.name, depth))
        if duty.scope:
            scope = scope_text(duty.scope)
            found.append(self._text(plan.scope, "scope", scope))
            lines = max(lines, self._lines(plan.scope, scope))
        found += [cell.text for cell in cells]
        found.append(live)
        if plan.key >= 0:
            found.append(self._text(plan.key, "hidden", duty.key))
        if duty.parent:
            found.append(self._text(plan.parent, "hidden", duty.parent))
        if duty.limits:
            found.append(self._text(plan.limits, "hidden", limits_text(duty.limits)))
        lines = max(lines, self._lines(plan.duty, duty.name, depth))
        return f"{self._begin(lines, depth)}{''.join(found)}</row>"

    def _heading(self, line: Line) -> str:
        plan = self._plan
        text = self._text(plan.duty, "section", line.heading, line.depth) if line.heading else ""
        style = self._look("hidden")
        depth = f'<c r="{self._names[plan.depth]}{ROW}" s="{style}"><v>{line.depth}</v></c>'
        lines = self._lines(plan.duty, line.heading, line.depth)
        return f"{self._begin(lines, line.depth - 1)}{text}{depth}</row>"

    def _begin(self, lines: int, level: int) -> str:
        found = self._begins.get((lines, level))
        if found is None:
            height = f' ht="{min(lines * _LINE + 3, _HIGHEST):g}"' if lines > 1 else ""
            outline = f' outlineLevel="{min(level, DEEPEST_OUTLINE)}"' if level > 0 else ""
            found = self._begins[lines, level] = f'<row r="{ROW}"{height}{outline}>'
        return found

    def cell(self, role: str, text: str) -> Cell:
        """Return the cell of a role with a text."""
        column = self._places[role]
        style = self._look("letter", like_formula=like_formula(text))
        number = self._sheet.shared(held(text, "the cell"))
        xml = f'<c r="{self._names[column]}{ROW}" s="{style}" t="s"><v>{number}</v></c>'
        return Cell(column, xml, self._lines(column, text))

    def _with_marks(self, cells: Sequence[Cell], row: Row, marks: Mapping[str, Sequence[str]]) -> list[Cell]:
        marked = [self.cell(role, cell_text(row.get(role), texts)) for role, texts in marks.items()]
        columns = {cell.column for cell in marked}
        return sorted([*(cell for cell in cells if cell.column not in columns), *marked])

    def _doubted(self, cells: Sequence[Cell], roles: Collection[str]) -> list[Cell]:
        """Return the cells of a row with those of some roles marked for somebody to look at."""
        columns = {self._places[role] for role in roles if role in self._places}
        usual, marked = (f' s="{self._look(kind)}"' for kind in ("letter", "doubtful"))
        return [
            cell._replace(text=cell.text.replace(usual, marked, 1)) if cell.column in columns else cell
            for cell in cells
        ]

    def _text(self, column: int, kind: str, text: str, depth: int = 0) -> str:
        """Return a cell with a text of its own, which is not shared: names differ from row to row."""
        if not text:
            return ""
        if is_plain(text):
            return f"{self._opening(column, kind, depth, like_formula=False)}<t>{text}{_CLOSING}"
        kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
        opening = self._opening(column, kind, depth, like_formula=like_formula(text))
        return f"{opening}<t{kept}>{escaped(held(text, f'the {kind}'))}{_CLOSING}"

    def _opening(self, column: int, kind: str, depth: int, *, like_formula: bool) -> str:
        key = column, kind, depth, like_formula
        found = self._openings.get(key)
        if found is None:
            style = self._look(kind, depth, like_formula=like_formula)
            found = self._openings[key] = f'<c r="{self._names[column]}{ROW}" s="{style}" t="inlineStr"><is>'
        return found

    def _lines(self, column: int, text: str, depth: int = 0) -> int:
        """Return how many lines a text takes in a column."""
        room = self._widths[column] - INDENT * depth
        if len(text) * _BROADER < room and text.isascii() and "\n" not in text:
            return 1
        return sum(max(1, ceil(display_width(part) * _BROADER / max(room, 4.0))) for part in text.split("\n"))

    def _look(self, kind: str, depth: int = 0, *, like_formula: bool = False) -> int:
        return self._sheet.style(self._styles.of(kind, depth, like_formula=like_formula))
