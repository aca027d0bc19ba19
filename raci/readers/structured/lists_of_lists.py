"""Tables written as lists of lists (`[["Task", "Cook"], ["Bake", "R"]]`), or by columns: grids for the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.codes import says_nothing
from raci.layout.grid import Grid
from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.columns import columns_in
from raci.readers.structured.keys import plain
from raci.readers.structured.letters import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.readers.design.nodes import Node

_HEADINGS: Final = frozenset({"columns", "header", "headers", "headings", "roles", "fields"})
_FEWEST: Final = 2
_MOSTLY: Final = 0.6


def grids_in(documents: Sequence[Node], path: str) -> tuple[Grid, ...]:
    """Return a grid for each list of lists most of whose cells are letters, R and A among them."""
    return tuple(grid for document in documents for grid in _grids(document, path))


def _grids(root: Node, path: str) -> Iterator[Grid]:
    waiting: list[tuple[Node, list[Text]]] = [(root, [])]
    seen: set[int] = set()
    while waiting:
        node, headings = waiting.pop()
        if isinstance(node, Text) or id(node) in seen:
            continue
        seen.add(id(node))
        table = columns_in(node)
        if table and _has_letters(table):
            yield _grid(table, path)
            continue
        if isinstance(node, Mapping):
            above = _headings(node)
            waiting += ((child, above) for _, child in reversed(node.entries.values()))
            continue
        rows = _rows(node)
        if rows and _has_letters(rows):
            yield _grid([headings, *rows] if headings else rows, path)
        else:
            waiting += ((child, []) for child in reversed(node.items))


def _headings(node: Mapping) -> list[Text]:
    for key, (_, value) in node.entries.items():
        if plain(key) in _HEADINGS and isinstance(value, Listing) and (texts := _texts(value)):
            return texts
    return []


def _texts(node: Listing) -> list[Text]:
    texts = [item for item in node.items if isinstance(item, Text)]
    return texts if len(texts) == len(node.items) else []


def _rows(node: Listing) -> list[list[Text]]:
    if len(node.items) < _FEWEST:
        return []
    rows = [_texts(item) for item in node.items if isinstance(item, Listing)]
    if len(rows) != len(node.items) or sum(map(bool, rows)) < _FEWEST:
        return []
    return rows if all(row or not item.size > 1 for row, item in zip(rows, node.items, strict=True)) else []


def _has_letters(rows: list[list[Text]]) -> bool:
    letters: set[str] = set()
    codes = cells = 0
    for row in rows[1:]:
        texts = [cell.text for cell in row[1:] if cell.text.strip() and not cell.null]
        texts = [text for text in texts if not says_nothing(text)]
        said = [code for text in texts if (code := code_of(text))]
        if said:
            codes, cells = codes + len(said), cells + len(texts)
            letters.update(letter for code in said for letter in code.letters)
    return {"R", "A"} <= letters and codes >= _MOSTLY * cells


def _grid(rows: list[list[Text]], path: str) -> Grid:
    width = max(map(len, rows[1:]))
    padded: list[list[Text | None]] = [[*row] for row in rows]
    if len(rows[0]) == width - 1:
        padded[0] = [None, *rows[0]]
    line = rows[0][0].place[0] if rows[0] else 1
    lines = [line := row[-1].place[0] if row and row[-1] else line for row in padded]
    return Grid(
        [["" if cell is None or cell.null else cell.text for cell in row] for row in padded],
        path,
        lines=tuple(lines),
        places={(y, x): cell.place for y, row in enumerate(padded) for x, cell in enumerate(row) if cell},
    )
