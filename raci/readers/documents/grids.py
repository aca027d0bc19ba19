"""From the parts of a document to grids: one for each table, under its headings, and one for all the prose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from raci.layout.grid import Grid
from raci.limits import KEEP, limit, passed
from raci.readers.documents.looks import Bold
from raci.readers.documents.parts import Words
from raci.readers.documents.spread import Spreading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.readers.documents.parts import Part, Table

_Found = TypeVar("_Found")


def grids_of(parts: Iterable[Part], path: str, *, numbered: bool = False) -> tuple[Grid, ...]:
    """Return the grids of a document; a numbered one has no lines, and its tables have names such as `table 2`.

    Raises UnreadableError for far too many tables, or cells.
    """
    grids: list[Grid] = []
    prose: list[Words] = []
    headings: list[Words] = []
    spreading = Spreading(path)
    tables, most = 0, limit("tables")
    for part in parts:
        if isinstance(part, Words):
            prose.append(part)
            if part.level:
                headings = [*(above for above in headings if above.level < part.level), part]
            continue
        tables += 1
        if tables > most:
            raise passed("tables", "the document holds more than MOST tables", path, instead=KEEP)
        if any(part.rows):
            above = (*(heading.text for heading in headings), part.caption)
            grids.append(_grid(part, spreading, f"table {tables}" if numbered else None, tuple(filter(None, above))))
    return (*grids, *_prose(prose, path, numbered=numbered))


def _grid(table: Table, spreading: Spreading, name: str | None, headings: tuple[str, ...]) -> Grid:
    body = spreading.spread(table)
    looks, flaws = Bold(frozenset(body.bold)), tuple(table.flaws)
    return Grid(
        body.rows,
        spreading.path,
        name,
        tuple(body.merges),
        styles=partial(_known, looks) if body.bold else None,
        flaws=partial(_known, flaws) if flaws else None,
        lines=None if name else tuple(table.lines),
        places=None if name else body.places,
        headings=headings,
    )


def _known(found: _Found) -> _Found:
    return found


def _prose(prose: Iterable[Words], path: str, *, numbered: bool) -> list[Grid]:
    told = sorted((words for words in prose if words.text), key=lambda words: words.place)
    if not told:
        return []
    rows = [[words.text] for words in told]
    if numbered:
        return [Grid(rows, path, "text", prose=True)]
    places = {(row, 0): words.place for row, words in enumerate(told)}
    return [Grid(rows, path, lines=tuple(words.place[0] for words in told), places=places, prose=True)]
