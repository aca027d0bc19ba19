"""Tables as programs write them out: a list for each column, rows with made-up keys, rows and their names apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.keys import is_made_up

if TYPE_CHECKING:
    from raci.readers.design.nodes import Node

_INDEX: Final = ("index", "rows")
_FEWEST: Final = 2
_SPARSEST: Final = 20
"""So many times as many cells as values a table may have."""


def columns_in(node: Node) -> list[list[Text]]:
    """Return the rows of a table that is no list of rows, its headings first; no rows where there is none."""
    if isinstance(node, Listing):
        return _under_made_up_keys(node)
    if isinstance(node, Mapping):
        return _split(node) or _from_columns(node)
    return []


def _under_made_up_keys(node: Listing) -> list[list[Text]]:
    """Take `[{"Plan": "Task", "__EMPTY": "Cook"}, {"Plan": "Bake", "__EMPTY": "R"}]` apart."""
    rows = [item.entries for item in node.items if isinstance(item, Mapping)]
    if not _FEWEST <= len(rows) == len(node.items):
        return []
    keys = {key: place for row in rows for key, (place, _) in row.items()}
    made_up = [key for key in keys if is_made_up(key)]
    if len(made_up) < _FEWEST or len(keys) - len(made_up) > 1:
        return []
    if len(keys) * len(rows) > _SPARSEST * sum(map(len, rows)):
        return []
    if any(not isinstance(value, Text) for row in rows for _, value in row.values()):
        return []
    order = {key: rank for rank, key in enumerate(keys)}
    top = [Text(place, "" if key in made_up else key) for key, place in keys.items()]
    table = [top]
    for row in rows:
        line = [Text(next(iter(row.values()))[0] if row else node.place, "") for _ in keys]
        for key, (_, value) in row.items():
            if isinstance(value, Text):
                line[order[key]] = value
        table.append(line)
    return table


def _from_columns(node: Mapping) -> list[list[Text]]:
    """Take `{"Task": ["Bake", "Sell"], "Cook": ["R", "A"]}`, or `{"Task": {"0": "Bake", "1": "Sell"}, …}`, apart."""
    columns = [_column(value) for _, value in node.entries.values()]
    if len(columns) < _FEWEST or len({len(column) for column in columns}) > 1 or len(columns[0]) < _FEWEST:
        return []
    heads = [Text(place, key) for key, (place, _) in node.entries.items()]
    return [heads, *(list(row) for row in zip(*columns, strict=True))]


def _column(node: Node) -> list[Text]:
    if isinstance(node, Listing):
        items = node.items
    elif isinstance(node, Mapping) and all(map(str.isdigit, node.entries)):
        items = [value for _, value in node.entries.values()]
    else:
        return []
    texts = [item for item in items if isinstance(item, Text)]
    return texts if len(texts) == len(items) else []


def _split(node: Mapping) -> list[list[Text]]:
    """Take `{"columns": ["Cook"], "index": ["Bake"], "data": [["R"]]}` apart."""
    if not {"columns", "data"} <= node.entries.keys():
        return []
    names = next((node.entries[key][1] for key in _INDEX if key in node.entries), None)
    columns, data = node.entries["columns"][1], node.entries["data"][1]
    if not (isinstance(names, Listing) and isinstance(columns, Listing) and isinstance(data, Listing)):
        return []
    index, heads, rows = _column(names), _column(columns), [_column(row) for row in data.items]
    if not index or not heads or len(index) != len(rows) or any(len(row) != len(heads) for row in rows):
        return []
    if all(name.text.isdigit() for name in index):
        return [heads, *rows]
    return [[Text(columns.place, ""), *heads], *([name, *row] for name, row in zip(index, rows, strict=True))]
