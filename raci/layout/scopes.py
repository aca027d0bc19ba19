"""The column that says for which part of the organization a duty is: EMEA, each region, geography: Italy."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.layout.lexicon import is_heading, listed
from raci.model import Scope
from raci.names import fold, squeeze
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.layout.survey import Survey

_LONGEST: Final = 80
_PARTS: Final = pattern(r"\s*[;\n]\s*")
_PLACED: Final = pattern(r"([^\W\d_][\w ]{0,30}):\s*(\S.*)")


def scope_column(survey: Survey, columns: Iterable[int], heads: Mapping[int, str], rows: Sequence[int]) -> int | None:
    """Return the column of scopes among those left over: headed so, and with names, not prose, ticks or in and out."""
    for column in columns:
        if not heads[column] or not is_heading(heads[column], "scope"):
            continue
        texts = [text for row in rows if (text := survey.text(row, column))]
        if texts and all(len(text) <= _LONGEST for text in texts) and any(map(scope_of, texts)):
            return column
    return None


def duty_scope(survey: Survey, row: int, column: int) -> Scope | None:
    """Return the scope that stands in a column for a row, where cells are merged in the first of them."""
    area = survey.covered.get((row, column))
    return scope_of(survey.text(area.top, area.left) if area else survey.text(row, column))


@lru_cache(10_000)
def scope_of(text: str) -> Scope | None:
    """Return the scope a cell says, None for none: `EMEA`, or `geography: EMEA; function: Sales`."""
    if not fold(text) or text.casefold() in listed("nothing") or fold(text) in listed("no_scopes"):
        return None
    parts = [_PLACED.fullmatch(part) for part in _PARTS.split(text) if part]
    if parts and all(parts):
        return Scope(tuple((squeeze(part[1]), squeeze(part[2])) for part in parts if part))
    return Scope((("", squeeze(text)),))
