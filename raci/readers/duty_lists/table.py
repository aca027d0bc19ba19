"""Tables of duties: where the headings are, and what each column says."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.datafile import load
from raci.errors import UnreadableError
from raci.layout.kinds import shown
from raci.layout.lexicon import is_heading, listed
from raci.layout.scopes import scope_of
from raci.limits import limit, passed
from raci.model import Duty, duty_key
from raci.model.duty_list import DutyList, ListedDuty
from raci.names import fold, squeeze
from raci.readers.people.headings import heading_of
from raci.readers.people.table import is_of_people
from raci.titles import place_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.layout.grid import Grid
    from raci.readers.reader import Document

_FILE: Final = Path(__file__).with_name("headings.toml")
_HIGHEST: Final = 50
_WIDEST: Final = 300
_TOLD: Final = 12
_LONGEST_NAME: Final = 500
_FIELDS: Final = ("duty", "deliverable", "section", "number", "scope")


class _Headed(NamedTuple):
    """A grid with the row of its headings (-1: none) and the columns of the fields."""

    grid: Grid
    top: int
    columns: Mapping[str, int]


def duties_in(document: Document, path: str) -> DutyList:
    """Return the duties of a document; raise UnreadableError if it lists none, or more than 100,000."""
    if document.matrices:
        matrix = document.matrices[0]
        return DutyList(tuple(map(ListedDuty, matrix.duties)), path, matrix.source.sheet)
    shown_grids = [grid for grid in document.grids if not grid.prose and not grid.hidden]
    headed = next((found for grid in shown_grids if (found := _headed(grid))), None)
    if headed is None:
        raise _strange(path, shown_grids)
    rows = _Rows(headed)
    for row in range(headed.top + 1, len(headed.grid.rows)):
        rows.read(row)
    if not rows.duties:
        raise UnreadableError("no-duties", "there are headings, and no duty below them", path)
    if len(rows.duties) > limit("duties"):
        raise passed("duties", "more than MOST duties", path, instead="draft them in parts")
    return DutyList(tuple(rows.duties.values()), path, headed.grid.name, tuple(rows.doubled))


def _headed(grid: Grid) -> _Headed | None:
    for top, row in enumerate(islice(grid.rows, _HIGHEST)):
        columns: dict[str, int] = {}
        for column, value in enumerate(row[:_WIDEST]):
            field = _field(squeeze(shown(value))) if isinstance(value, str) else ""
            if field:
                columns.setdefault(field, column)
        if "duty" not in columns and "deliverable" in columns and not _is_of_people(row):
            columns["duty"] = columns["deliverable"]
        if "duty" in columns:
            return _Headed(grid, top, columns)
    filled = {column for row in grid.rows for column, value in enumerate(row) if squeeze(shown(value))}
    return _Headed(grid, -1, {"duty": filled.pop()}) if len(filled) == 1 else None


def _is_of_people(row: Sequence[object]) -> bool:
    """Tell whether a row heads a people file: a name and a title stand there too."""
    texts = [value for value in row[:_WIDEST] if isinstance(value, str)]
    return is_of_people(heading for text in texts if (heading := heading_of(squeeze(text))))


def _field(text: str) -> str:
    if not text or len(text) > _LONGEST_NAME:
        return ""
    own = _own_headings().get(fold(text))
    return own or next((field for field in _FIELDS if is_heading(text, field)), "")


@cache
def _own_headings() -> dict[str, str]:
    return {fold(word): field for field, words in load(_FILE)["headings"].items() for word in words}


@cache
def _kinds() -> dict[str, str]:
    return {fold(word): kind for kind, words in load(_FILE)["kinds"].items() for word in words}


class _Rows:
    """Reads the rows of a table into duties; one that is there already, of the same scope, is kept apart."""

    def __init__(self, headed: _Headed) -> None:
        self.duties: dict[str, ListedDuty] = {}
        self.doubled: list[Duty] = []
        self._grid = headed.grid
        self._columns = headed.columns
        self._scopes: dict[str, dict[str, str]] = {}

    def read(self, row: int) -> None:
        """Read a row, if it names a duty."""
        name = self._text(row, "duty")[:_LONGEST_NAME]
        if not name or name.casefold() in listed("nothing"):
            return
        section = tuple(filter(None, (self._text(row, "section"),)))
        scope = scope_of(self._text(row, "scope"))
        plain = duty_key(section, name)
        place = self._grid.place(row, self._columns["duty"])
        known = self._scopes.setdefault(fold(plain), {})
        key = plain if not known else f"{plain} #{len(known) + 1}"
        duty = Duty(key, name, section, self._text(row, "number"), scope=scope, source=place)
        said = fold(str(scope or ""))
        if said in known or key in self.duties:
            self.doubled.append(duty)
            return
        known[said] = key
        self.duties[key] = ListedDuty(duty, _kind(self._text(row, "kind")), self._text(row, "description"))

    def _text(self, row: int, field: str) -> str:
        column, cells = self._columns.get(field), self._grid.rows[row]
        return squeeze(shown(cells[column])) if column is not None and column < len(cells) else ""


def _kind(text: str) -> str:
    """Return the sort of work a cell says, by its word or by a verb in it."""
    known = _kinds().get(fold(text))
    return known or (place_wording(text).verbs or "" if text else "")


def _strange(path: str, grids: list[Grid]) -> UnreadableError:
    texts = islice(_texts(grids), _TOLD)
    found = ", ".join(repr(text[:40]) for text in texts) or "nothing"
    sentence = f"this is no list of duties: a column headed Duty (Task, Activity …) was looked for, and {found} found"
    return UnreadableError("no-duties", sentence, path)


def _texts(grids: list[Grid]) -> Iterator[str]:
    return (
        text for grid in grids for row in grid.rows[:1] for value in row[:_WIDEST] if (text := squeeze(shown(value)))
    )
