"""Tables of pipes, as people really write them: ragged, cut by empty lines, without outer pipes or dashes."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from raci.readers.documents.parts import Cell, Table
from raci.texts.markdown import is_bold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.readers.markdown_text.lines import Line

MOST_COLUMNS: Final = 1_000
_DASHES: Final = re.compile(r"\|?+[ \t]*+:?+[-=–—]++:?+[ \t]*+(?:[|+][ \t]*+(?::?+[-=–—]++:?+)?+[ \t]*+)*+\|?+")
_RULE: Final = re.compile(r"\+(?:[-=:]++\+)++")
_UNESCAPED: Final = re.compile(r"(?<!\\)\|")
_FEWEST_BARE: Final = 3
_LONGEST: Final = 2_000


def is_row(line: Line) -> bool:
    """Tell whether a line can be a row: it has a pipe that is not escaped, and not too many."""
    text = line.text
    if "|" not in text:
        return text[:1] == "+" and bool(_RULE.fullmatch(text))
    return bool(_UNESCAPED.search(text)) and text.count("|") <= MOST_COLUMNS


def tables_of(runs: list[list[Line]]) -> Iterator[Table | list[Line]]:
    """Yield the tables of runs of rows, each parted from the one before by empty lines, and runs that are none.

    A run without dashes under its first row continues the table above if it is as wide.
    """
    waiting: list[Line] = []
    for run in _with_their_dashes(runs):
        if waiting and not _goes_on(waiting, run):
            yield _table(waiting)
            waiting = []
        waiting += run
    if waiting:
        yield _table(waiting)


def _with_their_dashes(runs: list[list[Line]]) -> list[list[Line]]:
    """Join headings to the line of dashes that an empty line parts from them."""
    joined: list[list[Line]] = []
    for run in runs:
        if joined and len(joined[-1]) == 1 and is_dashes(run[0]) and not _RULE.fullmatch(run[0].text):
            joined[-1] = joined[-1] + run
        else:
            joined.append(run)
    return joined


def _goes_on(above: list[Line], run: list[Line]) -> bool:
    if is_dashes(run[0]) or _RULE.fullmatch(above[0].text):
        return False
    if len(run) > 1 and is_dashes(run[1]):
        return False
    return max(map(_width, run)) in {1, _width(above[0])}


def _width(line: Line) -> int:
    return len(_cut(line.text))


def is_dashes(line: Line) -> bool:
    """Tell whether a line is the one of dashes under the headings, or between rows."""
    text = line.text
    return bool(_DASHES.fullmatch(text) and ("|" in text or text.count("+") > 1)) or bool(_RULE.fullmatch(text))


def _table(run: list[Line]) -> Table | list[Line]:
    """Return the table of a run, or the run itself if it is no table."""
    if any(_RULE.fullmatch(line.text) for line in run):
        return _ruled(run)
    rows = [line for line in run if not is_dashes(line)]
    outer = [line.text[0] == "|" for line in rows]
    if len(rows) == len(run):
        evenly = len({_width(line) for line in rows}) == 1 and _width(rows[0]) > 1
        if not (len(rows) > 1 and all(outer)) and not (evenly and len(rows) >= _FEWEST_BARE):
            return run
    table = Table()
    for line in rows:
        cells = list(_cells(line))
        if table.rows and all(outer[:1]) and line.text[0] != "|" and _is_cut_off(table, rows[0]):
            _continue(table.rows[-1], cells)
        else:
            table.rows.append(cells)
            table.lines.append(line.number)
    return table


def _is_cut_off(table: Table, head: Line) -> bool:
    row = table.rows[-1]
    return len(table.rows) > 1 and len(row) < _width(head) and len(row[-1].text) < _LONGEST


def _continue(row: list[Cell], cells: list[Cell]) -> None:
    """Join the first of the cells of a line to the last of a row that a line break cut off."""
    last, first = row[-1], cells[0]
    row[-1] = last._replace(text=f"{last.text}\n{first.text}".strip())
    row += cells[1:]


def _cut(text: str) -> list[str]:
    """Return the cells of a row, without the outer pipes."""
    parts = _UNESCAPED.split(text) if "\\|" in text else text.split("|")
    if text[0] == "|":
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return parts


def _cells(line: Line) -> Iterator[Cell]:
    column = line.column + (line.text[0] == "|")
    for part in _cut(line.text):
        words = part.lstrip()
        start = column + len(part) - len(words)
        text = plain(words.replace("\\|", "|")) if words else ""
        marks = len(words) - len(words.lstrip("*_`")) if words else 0
        yield Cell(text, (line.number, start + marks), bold=bool(marks or "<" in words) and is_bold(words))
        column += len(part) + 1


def _ruled(run: list[Line]) -> Table:
    """Return a table with rules (`+---+---+`) between the rows, whose cells may have several lines."""
    groups: list[list[Line]] = [[]]
    for line in run:
        if line.text[0] == "|":
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    table = Table()
    for group in filter(None, groups):
        rows = [list(_cells(line)) for line in group]
        table.rows.append([_stacked(column) for column in zip_longest(*rows)])
        table.lines.append(group[0].number)
    return table


def _stacked(cells: Iterable[Cell | None]) -> Cell:
    """Return the one cell of the lines that stand below each other in it."""
    told = [cell for cell in cells if cell is not None]
    first = next((cell for cell in told if cell.text), told[0])
    return first._replace(text="\n".join(cell.text for cell in told if cell.text))
