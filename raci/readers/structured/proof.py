"""Which rows of a matrix are proven by their neighbours, and which duties among them have nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.names import squeeze
from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.cells import Cells
from raci.readers.structured.evidence import belongs, is_sure, written_in
from raci.readers.structured.keys import is_left_out, is_legend_key, is_nested, is_role_list
from raci.readers.structured.rows import RowFound, Step, number_and_section
from raci.readers.structured.told import duty_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Place
    from raci.readers.design.nodes import Node

_FEWEST: Final = 2


def proven(
    rows: list[RowFound], context: str, legend: dict[str, str]
) -> tuple[list[RowFound], list[tuple[str, Place]]]:
    """Return the rows that surely are of a matrix, in order, and the keys over those that nothing proves."""
    groups: dict[int, list[RowFound]] = {}
    for row in rows:
        groups.setdefault(_over(row), []).append(row)
    kept = {key for key, group in groups.items() if is_sure(group, context, legend)}
    if kept:
        sure = written_in([row for key in kept for row in groups[key]])
        kept |= {key for key, group in groups.items() if key not in kept and belongs(written_in(group), sure)}
    elif len({(len(row.path), bool(row.cells.keyed)) for row in rows}) == 1 and is_sure(rows, context, legend):
        kept = set(groups)
    left = [_key_over(group[0]) for key, group in groups.items() if key not in kept and key]
    found = [row for row in rows if _over(row) in kept]
    read = {id(step.node) for row in rows for step in row.path}
    for key in kept:
        found += _without_letters(groups[key], read)
    return sorted(found, key=lambda row: row.place), [each for each in left if each[0]]


def _key_over(row: RowFound) -> tuple[str, Place]:
    step = row.path[-2] if row.path[-2].key else row.path[-1]
    return step.key, step.place


def _over(row: RowFound) -> int:
    return id(row.path[-2].node) if len(row.path) > 1 else 0


def _without_letters(group: list[RowFound], read: set[int]) -> Iterator[RowFound]:
    """Yield the neighbours of duties that nobody has: `Clean up:`, or a mapping with a name and no letters."""
    path = group[0].path[:-1]
    if len(group) < _FEWEST or len(path) < _FEWEST or any(row.record or row.by_role for row in group):
        return
    over = path[-1].node
    if len(group) == len(over.items if isinstance(over, Listing) else over.entries):
        return
    for key, place, node in _children(over):
        if id(node) in read or is_left_out(key) or is_nested(key) or is_role_list(key):
            continue
        name, at, own = _silent(key, place, node)
        if name:
            number, section = number_and_section(node, own) if isinstance(node, Mapping) else ("", ())
            yield RowFound((*path, Step(over, key, at)), name, at, Cells(), number, section)


def _silent(key: str, place: Place, node: Node) -> tuple[str, Place, str | None]:
    """Return the name of a duty that says nothing of roles, its place and its key; no name for anything else."""
    if isinstance(node, Text):
        return key if node.null and not is_legend_key(key) else "", place, None
    if isinstance(node, Listing) or any(not isinstance(value, Text) for _, value in node.entries.values()):
        return "", place, None
    named = duty_name(node, key)
    if named:
        return squeeze(named[1].text), named[1].place, named[0]
    return "" if node.entries else key, place, None


def _children(over: Mapping | Listing) -> list[tuple[str, Place, Node]]:
    if isinstance(over, Listing):
        return [("", item.place, item) for item in over.items]
    return [(key, place, node) for key, (place, node) in over.entries.items()]
