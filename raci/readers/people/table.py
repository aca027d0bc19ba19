"""Tables of people: where the headings are, and what each column says."""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.errors import UnreadableError
from raci.names import squeeze
from raci.readers.people.headings import Heading, heading_of, unit_columns
from raci.readers.people.roster import Column, Roster
from raci.readers.people.words import is_blank
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.layout.grid import Grid, Value
    from raci.model import Place

_HIGHEST: Final = 50
_WIDEST: Final = 300
_TOLD: Final = 12
_LINES: Final = frozenset({"manager", "dotted"})
_MANY: Final = 3
_LONGEST_BLANK: Final = 10


class _Headed(NamedTuple):
    """A grid with the row of its headings and what each column holds."""

    grid: Grid
    top: int
    columns: dict[int, Heading]


def roster_in(grids: Iterable[Grid], path: str) -> Roster:
    """Return the roster of the grid that holds people; raise UnreadableError if none does, or if it has no rows."""
    shown = [grid for grid in grids if not grid.prose]
    found = [headed for grid in shown if (headed := _headed(grid))]
    if not found:
        raise strange(path, _likely_headings(shown))
    best = max(found, key=lambda headed: (not headed.grid.hidden, len(headed.columns)))
    rows = best.grid.rows[best.top + 1 :]
    if not any(_said(value) for row in rows for value in row):
        raise UnreadableError("no-people", "there are headings, and nobody below them", path)
    return _roster(best, rows, path)


def strange(path: str, headings: Sequence[str]) -> UnreadableError:
    """Return the error for a file that names no people, with the headings it has."""
    found = ", ".join(map(repr, headings[:_TOLD])) if headings else "no headings"
    sentence = (
        "this is no people file: a column for the person (Name, First Name, ID, E-mail) and one for the manager, the"
        f" title or the unit (Manager ID, Title, Department) were looked for, and {found} found"
    )
    return UnreadableError("no-people", sentence, path)


def is_of_people(headings: Iterable[Heading]) -> bool:
    """Tell whether headings are those of a people file: they name somebody, and a manager, a title or a unit."""
    fields = {heading.field for heading in headings}
    ways = {heading.way for heading in headings if heading.field == "manager"}
    units = {each.field for each in unit_columns()}
    if fields & {"name", "first", "last", "email"}:
        return bool(fields & ({"manager", "title"} | units))
    return bool(fields & {"id", "number"}) and ("title" in fields or bool(ways - {""}))


def _headed(grid: Grid) -> _Headed | None:
    found = [_Headed(grid, top, _columns(row)) for top, row in enumerate(islice(grid.rows, _HIGHEST))]
    people = [headed for headed in found if is_of_people(headed.columns.values())]
    return max(people, key=lambda headed: len({each.field for each in headed.columns.values()}), default=None)


def _columns(row: Sequence[Value]) -> dict[int, Heading]:
    texts = map(text_of, row[:_WIDEST])
    return {number: heading for number, text in enumerate(texts) if text and (heading := heading_of(text))}


def _likely_headings(grids: Sequence[Grid]) -> list[str]:
    rows = [[text_of(value) for value in row[:_WIDEST]] for grid in grids for row in islice(grid.rows, _HIGHEST)]
    named = max(rows, key=lambda row: sum(map(bool, row)), default=[])
    return [text for text in named if text]


def _roster(headed: _Headed, rows: Sequence[Sequence[Value]], path: str) -> Roster:
    grid, top = headed.grid, headed.top + 1
    chosen = _chosen(headed.columns)
    texts = {number: column_of([row[number] if number < len(row) else "" for row in rows]) for number in chosen}
    bare = replace(grid, rows=(), styles=None, flaws=None)

    def place(row: int, column: int) -> Place:
        if column < 0 and bare.name is None and bare.lines is not None:
            return bare.lines[row + top], 1
        return bare.place(row + top, column if column >= 0 else first)

    single = {heading.field: number for number, heading in chosen.items() if heading.field not in _LINES}
    first = min(chosen)
    lines = {
        line: [Column(each.way, texts[number], number) for number, each in chosen.items() if each.field == line]
        for line in _LINES
    }
    return Roster(
        path,
        len(rows),
        {field: texts[number] for field, number in single.items()},
        place,
        lines["manager"],
        lines["dotted"],
        numbers=single,
        sheet=grid.name,
        spare=frozenset(_footers(list(texts.values()), len(rows))),
    )


def _chosen(columns: dict[int, Heading]) -> dict[int, Heading]:
    """Return the columns that are read: of each field the one with the likeliest heading, of lines all."""
    best: dict[str, int] = {}
    for number, heading in columns.items():
        known = best.setdefault(heading.field, number)
        if heading.rank < columns[known].rank:
            best[heading.field] = number
    return {
        number: heading
        for number, heading in columns.items()
        if heading.field in _LINES or best[heading.field] == number
    }


def _footers(columns: list[Sequence[str]], size: int) -> Iterator[int]:
    """Yield the last rows of a table in which a single cell is filled: totals, dates, remarks."""
    if len(columns) < _MANY:
        return
    for row in reversed(range(1, size)):
        filled = sum(bool(texts[row]) for texts in columns)
        if filled > 1:
            return
        if filled:
            yield row


def column_of(values: Sequence[Value]) -> Sequence[str]:
    """Return cells as texts, equal ones as one; what says nothing (`n/a`) is empty."""
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) < len(values):
        kept: dict[str, str] = {}
        return [kept.setdefault(text, text) for text in map(_said, values)]
    distinct = set(texts)
    if len(distinct) == len(texts) and _are_tidy(distinct):
        return texts
    known = {text: _said(text) for text in distinct}
    return list(map(known.__getitem__, texts))


def _are_tidy(texts: Iterable[str]) -> bool:
    """Tell whether all texts say something and stay as they are; a column may hold half a million."""
    joined = "|".join(("", *texts, ""))
    if not (joined.isascii() and joined.isprintable()) or any(blank in joined for blank in ("  ", "| ", " |")):
        return False
    return not any(len(text) <= _LONGEST_BLANK and is_blank(text) for text in texts)


def _said(value: Value) -> str:
    text = text_of(value)
    return "" if is_blank(text) else text


def text_of(value: Value) -> str:
    """Return a cell as text, as it would stand in a .csv file: whole numbers without a point, dates as 2024-03-31."""
    if isinstance(value, str):
        return squeeze(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else squeeze(str(value))
