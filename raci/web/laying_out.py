"""How a file is to be read, as somebody says who sees its cells: its area, its headings, its column of duties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from raci.model import column_letters, column_number
from raci.settings import LayoutSettings
from raci.web.faults import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.model import Matrix
    from raci.web.history import Edit

_RANGE: Final = re.compile(r"[A-Za-z]{1,3}[0-9]{1,7}:[A-Za-z]{1,3}[0-9]{1,7}")
_COLUMN: Final = re.compile(r"[A-Za-z]{1,3}")
_LAST_ROW: Final = 1 << 20
_LAST_COLUMN: Final = 1 << 14
_LONGEST: Final = 255
_CORNERS: Final = 4


def layout_of(wanted: Mapping[str, Any], matrix: Matrix) -> tuple[LayoutSettings, Edit]:
    """Return the settings that a wish means, and the wish once more as an edit that can be replayed.

    `region` is a range such as `B4:K30`, or its four edges from 1 (top, left, bottom, right); `header` is the row of
    the roles, `headings` several of which the last counts; `duties` the column of the duties, by letters or number;
    `columns` may say the same by `{"2": "duty"}`. `transposed` and `notation` are as on the command line. Without
    anything, the file is read as if nobody had said a word. Raises RequestError for what means nothing.
    """
    sheet = wanted.get("sheet", matrix.source.sheet if _says(wanted) else None)
    layout = LayoutSettings(
        sheet=_word(sheet, "sheet"),
        range=_region(wanted.get("region")),
        header=_header(wanted),
        duties=_duties(wanted),
        transposed=_flag(wanted.get("transposed")),
        notation=_word(wanted.get("notation"), "notation"),
    )
    kept = ("sheet", "region", "header", "headings", "duties", "columns", "transposed", "notation")
    edit: Edit = {"do": "layout", **{name: wanted[name] for name in kept if wanted.get(name) is not None}}
    if layout.sheet is not None:
        edit["sheet"] = layout.sheet
    return layout, edit


def _says(wanted: Mapping[str, Any]) -> bool:
    return any(wanted.get(name) is not None for name in ("region", "header", "headings", "duties", "columns"))


def _region(given: object) -> str | None:
    if given is None:
        return None
    if isinstance(given, str) and _RANGE.fullmatch(given.strip()):
        return given.strip()
    if isinstance(given, list) and len(given) == _CORNERS and all(map(_is_number, given)):
        top, left, bottom, right = given
        return f"{column_letters(_column(left))}{_row(top)}:{column_letters(_column(right))}{_row(bottom)}"
    raise _wrong("a region is a range of cells such as B4:K30")


def _header(wanted: Mapping[str, Any]) -> int | None:
    given = wanted.get("header")
    rows = wanted.get("headings")
    if given is None and isinstance(rows, list) and rows and all(map(_is_number, rows)):
        given = max(rows)
    if given is None:
        return None
    if not _is_number(given):
        raise _wrong("the row of the headings is a number, from 1")
    return _row(given)


def _duties(wanted: Mapping[str, Any]) -> str | None:
    given = wanted.get("duties")
    columns = wanted.get("columns")
    if given is None and columns is not None:
        if not isinstance(columns, dict):
            raise _wrong("`columns` is an object that says of columns, by their numbers, what they hold")
        meant = [column for column, kind in columns.items() if kind == "duty"]
        if len(meant) != 1 or len(columns) != 1:
            raise _wrong('of one column it can be said that it holds the duties: {"2": "duty"}')
        given = int(meant[0]) if meant[0].isdecimal() and len(meant[0]) < _CORNERS + 2 else meant[0]
    if given is None:
        return None
    if isinstance(given, str) and _COLUMN.fullmatch(given):
        return column_letters(_column(column_number(given)))
    if _is_number(given):
        return column_letters(_column(given))
    raise _wrong("the column of the duties is named by its letters, such as B")


def _is_number(given: object) -> bool:
    return isinstance(given, int) and not isinstance(given, bool)


def _row(number: int) -> int:
    if not 1 <= number <= _LAST_ROW:
        raise _wrong(f"there are rows from 1 to {_LAST_ROW:,}")
    return number


def _column(number: int) -> int:
    if not 1 <= number <= _LAST_COLUMN:
        raise _wrong(f"there are columns from 1 to {_LAST_COLUMN:,}")
    return number


def _flag(given: object) -> bool | None:
    if given is None or isinstance(given, bool):
        return given
    raise _wrong("`transposed` is true or false")


def _word(given: object, name: str) -> str | None:
    if given is None or (isinstance(given, str) and len(given) <= _LONGEST):
        return given or None
    raise _wrong(f"`{name}` is a short text")


def _wrong(message: str) -> RequestError:
    return RequestError(422, "bad-layout", message)
