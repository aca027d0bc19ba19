"""Holding a document against the shape: all that does not fit is told, each with its place, and then left out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from raci.names import nearest
from raci.readers.design.nodes import Listing, Mapping, Problem, Text, place_of
from raci.readers.design.shape import HELD, PARTS, HolderShape, OrgDesign

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

    from raci.readers.design.forms import Shape
    from raci.readers.design.nodes import Node, Plain

    Path = Sequence[str | int]

_ROUNDS: Final = 8
_HINTED: Final = 100
MOST_KNOWN: Final = 1000
_WITHIN_HOLDER: Final = 5
"""How far a path of pydantic leads to what stands in a holder: `roles`, tag, key, tag, `holder`."""
_EXPECTED: Final = {
    "string_type": "a text",
    "list_type": "a list, or a single name",
    "dict_type": "a mapping or a list",
    "model_type": "a mapping, or only a name",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
}


def shape_of(root: Mapping, problems: list[Problem]) -> OrgDesign:
    """Return a document in its shape; what does not fit is added to `problems` and left out."""
    data = root.plain()
    for _ in range(_ROUNDS):
        try:
            return OrgDesign.model_validate(data)
        except ValidationError as error:
            for each in error.errors(include_url=False, include_input=False):
                problems.append(_problem(root, each, problems))
                _leave_out(data, each)
    return OrgDesign()


def suggestion(word: str, known: Iterable[str], problems: list[Problem]) -> str:
    """Return `; did you mean 'reports to'?` with the known word that is most like this one, or nothing.

    Looking for it costs, so after the first hundred problems, and beyond a thousand known words, nobody looks.
    """
    if len(problems) >= _HINTED:
        return ""
    words = list(dict.fromkeys(islice(known, MOST_KNOWN)))
    hint = nearest(word, words) or nearest(word.casefold(), words)
    return f"; did you mean {hint!r}?" if hint else ""


def _problem(root: Mapping, error: ErrorDetails, problems: list[Problem]) -> Problem:
    path = error["loc"]
    node, key = _found(root, path)
    if error["type"] == "extra_forbidden":
        part = _part_at(path)
        hint = suggestion(str(path[-1]), part.keys(), problems)
        if not hint and isinstance(node, Text) and node.null:
            hint = "; a text with a comma or a colon in it needs quotes"
        return Problem(place_of(root, path, key=True), f"there is no key {path[-1]!r} for {part.called}{hint}")
    if error["type"] == "missing":
        return Problem(node.place, f"{key} lacks {path[-1]!r}")
    if error["type"] == "literal_error":
        expected = "one of " + error["ctx"]["expected"]
    elif (error["type"] == "dict_type" and isinstance(node, Listing)) or _is_allowance(error):
        expected = "a mapping"
    else:
        expected = _EXPECTED.get(error["type"], "something else")
    return Problem(node.place, f"{key} must be {expected}, not {_told(node)}")


def _is_allowance(error: ErrorDetails) -> bool:
    """Tell whether a whole allowance is something else; it has no name that could stand for it."""
    return error["loc"][0] == "allow" and error["type"].startswith("model")


def _told(node: Node) -> str:
    if isinstance(node, Text):
        return "empty" if node.null else repr(node.text)
    return "a list" if isinstance(node, Listing) else "a mapping"


def _found(root: Mapping, path: Path) -> tuple[Node, str]:
    """Return the node a path of pydantic leads to, and what to call it; the tags of unions lead nowhere."""
    node: Node = root
    name = "the file"
    for part in path:
        if isinstance(node, Mapping) and part in node.entries:
            node, name = node.entries[str(part)][1], repr(part)
        elif isinstance(node, Listing) and isinstance(part, int):
            node, name = node.items[part], f"item {part + 1}"
    return node, name


def _part_at(path: Path) -> type[Shape]:
    """Return the shape of the part whose key stands at the end of a path."""
    part: type[Shape] = OrgDesign
    if path[0] in ("organization", "notation") and len(path) > 1:
        part, path = PARTS[str(path[0])], path[2:]
    if path[0] == "roles" and len(path) > _WITHIN_HOLDER and path[_WITHIN_HOLDER - 1] in HELD:
        return HolderShape
    return part if len(path) == 1 else PARTS.get(str(path[0]), part)


def _leave_out(data: Plain, error: ErrorDetails) -> None:
    """Put nothing in the place of a value that does not fit; remove it where nothing would not fit either."""
    holder: dict[str, Plain] | list[Plain] | None = None
    at: str | int = 0
    for part in error["loc"]:
        if isinstance(data, dict) and part in data:
            holder, at, data = data, str(part), data[str(part)]
        elif isinstance(data, list) and isinstance(part, int):
            holder, at, data = data, part, data[part]
    if isinstance(holder, list) and isinstance(at, int):
        holder[at] = None
    elif isinstance(holder, dict) and error["type"] != "extra_forbidden" and data is not None:
        holder[str(at)] = None
    elif isinstance(holder, dict):
        holder.pop(str(at), None)
