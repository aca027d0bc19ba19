"""Leaving out, before a sheet is parsed, the rows and cells nobody asked for: parsing all takes fifty times as long."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_PROLOG: Final = 200
_OPENING: Final = b"<sheetData>"
_CLOSING: Final = b"</sheetData>"
_ROW: Final = pattern(rb"<row[\s/>]")
_NUMBER: Final = pattern(rb'<row r="([1-9][0-9]{0,6})"')
_UNUSUAL: Final = pattern(rb'<c(?! r="[A-Z]{1,3}[1-9])[\s/>]')
_FORMULA: Final = pattern(rb"<f[\s/>]")


class Excerpt:
    """The XML of a sheet without what is not needed; it is well-formed, and knows where its bytes came from.

    It is the whole sheet where leaving out is not safe: where rows or cells do not say which they are, or have a
    prefix, or where a comment or the like might hold what looks like one.
    """

    def __init__(self, data: bytes, rows: Collection[int]) -> None:
        pieces = _joined(_pieces(data, rows)) if _is_plain(data) else [(0, len(data))]
        self.data = data if pieces == [(0, len(data))] else b"".join(data[start:end] for start, end in pieces)
        self._starts = [start for start, _ in pieces]
        self._places = [0, *accumulate(end - start for start, end in pieces)]

    def origin(self, place: int) -> int:
        """Return where in the whole sheet the byte at a place stands."""
        piece = min(bisect_right(self._places, place), len(self._starts)) - 1
        return self._starts[piece] + place - self._places[piece]


def _is_plain(data: bytes) -> bool:
    return (
        data.count(_OPENING) == data.count(_CLOSING) == 1
        and b"<!" not in data
        and data.find(b"<?", _PROLOG) < 0
        and _UNUSUAL.search(data) is None
    )


def _pieces(data: bytes, wanted: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield what is needed: all but the rows, of the rows those asked for, and of the others cells with formulas."""
    first, last = data.find(_OPENING) + len(_OPENING), data.find(_CLOSING)
    starts = [found.start() for found in _ROW.finditer(data, first, last)]
    numbers = [int(found[1]) for start in starts if (found := _NUMBER.match(data, start))]
    if not starts or len(numbers) < len(starts) or numbers != sorted(set(numbers)):
        yield 0, len(data)
        return
    yield 0, first
    formulas = [found.start() for found in _FORMULA.finditer(data, first, last)]
    whole = {bisect_left(numbers, number) for number in wanted}
    rows = {bisect_right(starts, place) - 1 for place in formulas} | whole
    for row in sorted(rows - {len(starts)}):
        end = starts[row + 1] if row + 1 < len(starts) else last
        if row in whole:
            yield starts[row], end
        else:
            within = formulas[bisect_left(formulas, starts[row]) : bisect_left(formulas, end)]
            yield from _formulas_only(data, starts[row], end, within)
    yield last, len(data)


def _formulas_only(data: bytes, start: int, end: int, formulas: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a row that are its tags and its cells with formulas."""
    yield start, data.find(b"<c ", start, end)
    for formula in formulas:
        yield data.rfind(b"<c ", start, formula), data.find(b"</c>", formula, end) + len(b"</c>")
    yield data.rfind(b"</row", start, end), end


def _joined(pieces: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return pieces with those that touch joined."""
    found: list[tuple[int, int]] = []
    for start, end in pieces:
        if found and found[-1][1] == start:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found
