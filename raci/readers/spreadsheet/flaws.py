"""What the values of a sheet do not show: errors, formulas that were never calculated, hidden rows and columns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.layout.grid import Flaw
from raci.model import column_letters, column_number
from raci.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

UNCALCULATED: Final = "a formula that was never calculated; open and save the file in a spreadsheet program"
_PLAIN: Final = b"<sheetData"
_SIGNS: Final = (b' t="e"', b"</f>", b"<f t=", b"hidden=")
_PREFIX: Final = rb"(?:\w+:)?"
_PLACE: Final = pattern(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_IS_ERROR: Final = pattern(rb"""\bt=["']e["']""")
_IS_TEXT: Final = pattern(rb"""\bt=["']str["']""")
_BOUNDS: Final = pattern(rb"""\b(min|max)=["'](\d{1,7})["']""")
_MOST_OF_A_RUN: Final = 100


class _Patterns(NamedTuple):
    cell: re.Pattern[bytes]
    hidden_row: re.Pattern[bytes]
    hidden_column: re.Pattern[bytes]


def may_have_flaws(data: bytes) -> bool:
    """Tell quickly whether it is worth looking for flaws in a sheet's XML."""
    return _PLAIN not in data or any(sign in data for sign in _SIGNS) or (b"'" in data and b" t='e'" in data)


def flaws_of(data: bytes) -> Iterator[Flaw]:
    """Yield the flaws of a sheet's XML."""
    patterns = _patterns(b"" if _PLAIN in data else _PREFIX)
    for attributes, formula, value in patterns.cell.findall(data):
        if flaw := _of_cell(attributes, formula, value):
            yield flaw
    if b"hidden=" in data:
        for row in patterns.hidden_row.findall(data):
            yield Flaw("hidden", f"row {int(row)} is hidden", (int(row), 1))
        for attributes in patterns.hidden_column.findall(data):
            yield from _of_columns(attributes)


@cache
def _patterns(prefix: bytes) -> _Patterns:
    """Return the patterns for tags with or without a prefix; those without begin with plain bytes, and so are quick."""
    hidden = rb"""\bhidden=["'](?:1|true)["']"""
    formula = rb"(<%bf(?:\s[^>]*)?(?:/>|>[^<]*</%bf>))?" % (prefix, prefix)
    value = rb"(?:<%bv\s*/>|<%bv(?:\s[^>]*)?>([^<]*)</%bv>)?" % (prefix, prefix, prefix)
    return _Patterns(
        pattern(
            rb"<%bc (?=[^>]*(?:t=[\"']e[\"']|[^/]>\s*<%bf))([^>]*+)(?<!/)>\s*%b\s*%b\s*</"
            % (prefix, prefix, formula, value)
        ),
        pattern(rb"""<%brow (?=[^>]*%b)[^>]*?\br=["'](\d{1,7})["']""" % (prefix, hidden)),
        pattern(rb"<%bcol (?=[^>]*%b)([^>]*)>" % (prefix, hidden)),
    )


def _of_cell(attributes: bytes, formula: bytes, value: bytes) -> Flaw | None:
    place = _PLACE.search(attributes)
    if place is None:
        return None
    where = int(place[2]), column_number(place[1].decode())
    if _IS_ERROR.search(attributes):
        return Flaw("error", f"the cell shows the error {value.decode(errors='replace')}", where)
    calculated = value.strip() or _IS_TEXT.search(attributes)
    return Flaw("formula", UNCALCULATED, where) if formula and not calculated else None


def _of_columns(attributes: bytes) -> Iterator[Flaw]:
    bounds = {name: int(number) for name, number in _BOUNDS.findall(attributes)}
    return hidden_columns(bounds.get(b"min", 1), bounds.get(b"max", 0))


def hidden_columns(first: int, last: int) -> Iterator[Flaw]:
    """Yield a flaw for each hidden column of a run, counted from 1; of a very long run only the first hundred."""
    for column in range(first, min(last, first + _MOST_OF_A_RUN - 1) + 1):
        yield Flaw("hidden", f"column {column_letters(column)} is hidden", (1, column))
