"""From the parts of a document to grids: one for each table, under its headings, and one for all the prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.grid import Grid
from raci.readers.documents.looks import Bold
from raci.readers.documents.parts import Words
from raci.readers.documents.spread import spread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.readers.documents.parts import Part, Table


def grids_of(parts: Iterable[Part], path: str) -> tuple[Grid, ...]:
    """Return the grids of a document; raise UnreadableError if spans make a table of unreasonable size."""
    grids: list[Grid] = []
    prose: list[Words] = []
    headings: list[Words] = []
    for part in parts:
        if isinstance(part, Words):
            prose.append(part)
            if part.level:
                headings = [*(above for above in headings if above.level < part.level), part]
        elif part.rows:
            above = [*(heading.text for heading in headings), part.caption]
            grids.append(_grid(part, path, tuple(text for text in above if text)))
    return (*grids, *_prose(prose, path))


def _grid(table: Table, path: str, headings: tuple[str, ...]) -> Grid:
    body = spread(table, path)
    looks, flaws = Bold(frozenset(body.bold)), tuple(table.flaws)
    return Grid(
        body.rows,
        path,
        merges=tuple(body.merges),
        styles=(lambda: looks) if body.bold else None,
        flaws=(lambda: flaws) if flaws else None,
        lines=tuple(table.lines),
        places=body.places,
        headings=headings,
    )


def _prose(prose: list[Words], path: str) -> list[Grid]:
    told = sorted((words for words in prose if words.text), key=lambda words: words.place)
    if not told:
        return []
    places = {(row, 0): words.place for row, words in enumerate(told)}
    lines = tuple(words.place[0] for words in told)
    return [Grid([[words.text] for words in told], path, lines=lines, places=places, prose=True)]
