"""From the rows of a document to tables: which rows stand together, in which sections, and which are a matrix."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from raci.layout.lexicon import sounds_like_duty, sounds_like_role
from raci.names import squeeze
from raci.notations import named_in
from raci.readers.design.nodes import Listing, Mapping
from raci.readers.structured.beside import settle_words
from raci.readers.structured.cells import Cell
from raci.readers.structured.declared import Declared, Roles, declared_in
from raci.readers.structured.keys import Code, is_by_role, is_generic, plain
from raci.readers.structured.legends import legend_of
from raci.readers.structured.proof import proven
from raci.readers.structured.rows import named_parts, search
from raci.readers.structured.told import told_by

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raci.model import Place
    from raci.readers.design.nodes import Node
    from raci.readers.structured.rows import RowFound, Search, Step

_MATRICES: Final = frozenset({"matrices", "raci matrices", "tables", "charts", "raci charts", "daci matrices"})
_TITLES: Final = ("title", "name", "label", "subject")
_NAMED: Final = ("notation", "framework", "model", "type", "kind", "scheme", "method")
_MOSTLY: Final = 0.6
_HARDLY: Final = 0.34


@dataclass(slots=True)
class Table:
    """Rows that are one matrix, with all that the keys around them say of it."""

    rows: list[RowFound]
    place: Place
    depth: int
    title: str
    context: str
    legend: dict[str, str]
    roles: list[Declared]
    turned: bool = False
    left_out: list[tuple[str, Place]] = field(default_factory=list)
    """Keys over what may be duties too, but is not proven."""
    close: bool = False
    """Whether it was a close call that the rows are duties, or that they are roles."""


def tables_in(root: Node, stem: str) -> list[Table]:
    """Return the matrices of a document; `stem` is the file's name, which may name a notation."""
    found = search(root)
    scopes: dict[tuple[int, str], list[RowFound]] = {}
    for row in found.rows:
        depth = _scope(row.path, found)
        notation = next((each.name for each in named_in(_said(row.path[depth:]))), "")
        scopes.setdefault((id(row.path[depth].node), notation), []).append(row)
    tables = [_table(rows, _scope(rows[0].path, found), found, stem) for rows in scopes.values()]
    return [table for table in tables if table is not None]


def _scope(path: tuple[Step, ...], found: Search) -> int:
    """Return the depth of the node that is one matrix: it has roles or a legend of its own, or stands in `matrices`."""
    for depth in range(len(path) - 2, 0, -1):
        node = path[depth].node
        over = path[depth - 1].key if isinstance(path[depth - 1].node, Listing | Mapping) else ""
        if id(node) in found.legends or id(node) in found.role_lists or plain(over) in _MATRICES:
            if plain(path[depth].key) in _MATRICES:
                continue
            return depth
    return 0


def _said(path: Sequence[Step]) -> str:
    return " ".join(plain(step.key) for step in path if step.key)


def _table(rows: list[RowFound], depth: int, found: Search, stem: str) -> Table | None:
    path = rows[0].path
    scope = path[depth]
    title = _title(scope, path)
    legend = _nearest(path, found.legends)
    context = " ".join(
        (title, _notation(path), *(plain(step.key) for row in rows[:1] for step in row.path), plain(stem))
    )
    meanings = legend_of(legend) if legend is not None else {}
    roles = _nearest(path, found.role_lists)
    declared = declared_in(roles) if roles is not None else []
    for row in rows:
        _name_in_order(row, declared)
    settle_words(rows)
    kept, left_out = proven(rows, context, meanings)
    if not kept:
        return None
    frames = _frames(kept, depth)
    title = title or " ".join(named_parts(frames))
    table = Table(kept, scope.place, depth + len(frames), title, context, meanings, declared, left_out=left_out)
    table.turned, table.close = _is_turned(table)
    return table


def _frames(rows: Sequence[RowFound], depth: int) -> list[Step]:
    """Return the keys that all rows stand under, which therefore are no sections."""
    frames: list[Step] = []
    for steps in zip(*(row.path[depth + 1 : -1] for row in rows), strict=False):
        if steps[0].title or any(step.node is not steps[0].node for step in steps):
            break
        frames.append(steps[0])
    return frames


def _name_in_order(row: RowFound, declared: Sequence[Declared]) -> None:
    """Give letters that stand in the order of the declared roles the names of those."""
    found = row.cells.in_order
    if len(found) == len(declared):
        row.cells.found += (
            Cell(role.name, place, code or Code(())) for role, (code, place) in zip(declared, found, strict=True)
        )


def _title(scope: Step, path: tuple[Step, ...]) -> str:
    for step in (scope, path[0]):
        if isinstance(step.node, Mapping) and (found := told_by(step.node, _TITLES)):
            return squeeze(found[1].text)
        if isinstance(step.node, Mapping) and "metadata" in step.node.entries:
            inner = step.node.entries["metadata"][1]
            if isinstance(inner, Mapping) and (found := told_by(inner, _TITLES)):
                return squeeze(found[1].text)
        if step.node is not path[0].node and not step.generic:
            return step.name
    return ""


def _notation(path: tuple[Step, ...]) -> str:
    told = [
        found[1].text
        for step in path
        if isinstance(step.node, Mapping)
        for key in _NAMED
        if (found := told_by(step.node, (key,)))
    ]
    return " ".join(text for text in told if named_in(text))


def _nearest(path: tuple[Step, ...], by_node: dict[int, Node]) -> Node | None:
    return next((by_node[id(step.node)] for step in reversed(path[:-1] or path) if id(step.node) in by_node), None)


def _is_turned(table: Table) -> tuple[bool, bool]:
    """Tell whether the rows are roles and the cells name duties, and whether that was a close call."""
    rows = table.rows
    if any(row.record for row in rows):
        return False, False
    if sum(row.by_role for row in rows) > _MOSTLY * len(rows):
        return True, False
    names = {row.name for row in rows}
    whos = {cell.who for row in rows for cell in row.cells.found}
    if table.roles:
        declared = Roles(table.roles)
        known = [sum(map(declared.knows, words)) / max(1, len(words)) for words in (names, whos)]
        if known[0] != known[1]:
            return known[0] > known[1], False
    roles, duties = (
        [_share(sounds, words) for words in (names, whos)] for sounds in (sounds_like_role, sounds_like_duty)
    )
    over = next((step.key for step in reversed(rows[0].path[:-1]) if step.key), "")
    if is_by_role(over):
        return roles[0] >= roles[1], roles[0] < roles[1]
    turned = roles[0] >= _MOSTLY and roles[1] <= _HARDLY
    if not turned and duties[1] >= _MOSTLY and duties[0] <= _HARDLY:
        turned = roles[0] > roles[1] and not any(row.titled for row in rows)
    says_duty = any(row.titled for row in rows) or is_generic(over)
    return turned, not says_duty and (roles[0] > roles[1]) is not turned


def _share(sounds: Callable[[str], bool], names: set[str]) -> float:
    return sum(sounds(plain(name)) for name in names) / max(1, len(names))
