"""Walks a document and finds the mappings that say who takes part in a duty, with the keys above them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Final

from raci.names import squeeze
from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.assignments import cells_in_text, cells_of
from raci.readers.structured.cells import Cells
from raci.readers.structured.keys import is_generic, is_kind, is_legend_key, is_role_list, is_template, plain
from raci.readers.structured.legends import legend_of, letters_explained_in
from raci.readers.structured.letters import is_legend
from raci.readers.structured.told import duty_name, first_words, role_in, title_of, title_of_group, with_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.model import Place
    from raci.readers.design.nodes import Node


_FEWEST: Final = 2


@dataclass(eq=False)
class Step:
    """One step from the root: the node, the key that leads to it, and the key's place. A name is sought when asked."""

    node: Mapping | Listing
    key: str
    place: Place

    @cached_property
    def title(self) -> Text | None:
        """The name that is told inside the node; sought once, as all rows inside share the step."""
        if not isinstance(self.node, Mapping):
            return None
        return title_of(self.node) or (None if self.key else title_of_group(self.node))

    @property
    def name(self) -> str:
        """What the step is called: by its title, else its key."""
        title = self.title
        return squeeze(title.text) if title else self.key

    @property
    def generic(self) -> bool:
        """Whether the name says only that a matrix follows."""
        return not self.name or (is_generic(self.key) and self.title is None)


@dataclass(slots=True)
class RowFound:
    """A mapping that may be one duty of a matrix, or one role with its duties."""

    path: tuple[Step, ...]
    name: str
    place: Place
    cells: Cells
    number: str = ""
    section: tuple[str, ...] = ()
    by_role: bool = False
    """Whether the row says that it describes a role."""
    record: bool = False
    """Whether the row is one assignment rather than one duty."""
    titled: bool = False
    """Whether the row says its name itself; else its key is its name."""
    guessed: str = ""
    """The key of a name that was taken only because it stands first."""


@dataclass(slots=True)
class Search:
    """The rows of a document, in order, with the legends and lists of roles by the node they stand in."""

    rows: list[RowFound] = field(default_factory=list)
    legends: dict[int, Node] = field(default_factory=dict)
    role_lists: dict[int, Node] = field(default_factory=dict)


def named_parts(steps: Sequence[Step]) -> list[str]:
    """Return the names of the parts these steps lead through; a key over a list of named parts only says their kind."""
    return [
        step.name
        for step, after in zip_longest(steps, steps[1:])
        if not (step.generic or (isinstance(step.node, Listing) and after is not None and after.title))
    ]


def kind_of_parts(rows: Sequence[RowFound]) -> str:
    """Return the one key over all the lists in named items, which says what kind of things they list."""
    keys = {
        step.key
        for row in rows
        for over, step in pairwise(row.path[:-1])
        if isinstance(step.node, Listing) and not over.key and over.title
    }
    return keys.pop() if len(keys) == 1 else ""


def search(root: Node) -> Search:
    """Return what a document holds; what aliases repeat is visited again, which the parser has limited."""
    found = Search()
    own = letters_explained_in(root)
    waiting: list[tuple[Node, tuple[Step, ...], Place]] = [(root, (), root.place)]
    while waiting:
        node, path, place = waiting.pop()
        if isinstance(node, Text):
            continue
        here = path or (Step(node, "", place),)
        if is_legend_key(here[-1].key) and legend_of(node):
            continue
        read: set[int] = set()
        if isinstance(node, Mapping):
            row = _row(node, here, place, own)
            if row:
                found.rows.append(row)
                read = row.cells.read
            else:
                found.rows += _text_rows(node, here)
            _tell(node, found, read)
        waiting += reversed([child for child in _children(node, here) if id(child[0]) not in read])
    found.role_lists = _without_duties(found)
    return found


def _without_duties(found: Search) -> dict[int, Node]:
    """Return the lists of roles but those with duties inside them: `departments: [{name: Sales, tasks: [...]}]`."""
    over = {id(step.node) for row in found.rows for step in row.path[:-2]}
    return {key: node for key, node in found.role_lists.items() if id(node) not in over}


def _children(node: Mapping | Listing, path: tuple[Step, ...]) -> list[tuple[Node, tuple[Step, ...], Place]]:
    if isinstance(node, Mapping):
        return [
            (child, (*path, Step(child, key, place)), place)
            for key, (place, child) in node.entries.items()
            if not (isinstance(child, Text) or is_template(key))
        ]
    return [
        (child, (*path, Step(child, "", child.place)), child.place)
        for child in node.items
        if not isinstance(child, Text)
    ]


def _tell(node: Mapping, found: Search, read: set[int]) -> None:
    for key, (_, child) in node.entries.items():
        if id(child) in read:
            continue
        if is_legend_key(key) or (isinstance(child, Mapping) and is_legend(child)):
            if id(node) not in found.legends or is_legend_key(key):
                found.legends[id(node)] = child
        elif is_role_list(key) and not isinstance(child, Text):
            found.role_lists.setdefault(id(node), child)


def _row(node: Mapping, path: tuple[Step, ...], place: Place, own: frozenset[str]) -> RowFound | None:
    node, fields = with_fields(node)
    cells = cells_of(node, own)
    cells.read |= fields
    if not cells:
        return None
    if cells.bare:
        return _bare_row(path, place, cells)
    role, named = role_in(node), duty_name(node, path[-1].key)
    record = role is not None and role[0] in cells.flat
    by_role = role is not None and not record and not (named and _says_duty(named[0]))
    named = role if by_role else named
    guessed = named is None and not path[-1].key and not record
    if guessed and (first := first_words(node)) and first[0] not in cells.keyed:
        named = first
    name, at = (squeeze(named[1].text), named[1].place) if named else (path[-1].key, place)
    called = named[0] if named else None
    kept = {called, *(key for kind in ("number", "section") for key, _ in _texts(node, kind))}
    cells.others = [other for other in cells.others if other.key not in kept]
    cells.found = [cell for cell in cells.found if named is None or cell.place != named[1].place]
    cells.left_out = [key for key in cells.left_out if key not in kept]
    number, section = number_and_section(node, called)
    return RowFound(
        path, name, at, cells, number, section, by_role, record, named is not None, (called or "") if guessed else ""
    )


def _bare_row(path: tuple[Step, ...], place: Place, cells: Cells) -> RowFound:
    """Return the row of letters over roles, or over the duties of a role: `{role: Cook, tasks: {Bake: R}}`."""
    over = path[-2].node if len(path) > 1 else None
    if isinstance(over, Mapping) and is_generic(path[-1].key):
        role, named = role_in(over), duty_name(over, path[-2].key)
        if role and not (named and _says_duty(named[0])):
            return RowFound(path, squeeze(role[1].text), role[1].place, cells, by_role=True, titled=True)
    return RowFound(path, path[-1].key, place, cells)


def _text_rows(node: Mapping, path: tuple[Step, ...]) -> Iterator[RowFound]:
    """Yield the duties of a mapping in which each is one text: `Bake: "R: Cook, A: Owner"`, or a list of them."""
    for key, (place, value) in node.entries.items():
        if len(found := cells_in_text(value)) >= _FEWEST:
            yield RowFound((*path, Step(Mapping(place), key, place)), key, place, Cells(found))


def number_and_section(node: Mapping, own: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the number of a duty and the sections it names; `own` is the key of its name."""
    numbers = [text for key, text in _texts(node, "number") if key != own]
    sections = [squeeze(text) for key, text in _texts(node, "section") if key != own]
    return "".join(numbers[:1]), tuple(sections)


def _texts(node: Mapping, kind: str) -> list[tuple[str, str]]:
    return [
        (key, value.text)
        for key, (_, value) in node.entries.items()
        if is_kind(key, kind) and isinstance(value, Text) and not value.null and value.text.strip()
    ]


def _says_duty(key: str) -> bool:
    return is_kind(key, "duty") or (is_kind(key, "deliverable") and plain(key) not in {"name", "title"})
