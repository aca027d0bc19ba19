"""Holding a document against the shape: everything that does not fit is told, with its place, and then left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from raci.names import nearest
from raci.readers.design.nodes import Listing, Mapping, Problem, Text, place_of
from raci.readers.design.shape import PARTS, OrgDesign, Shape

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from raci.readers.design.nodes import Node

_ROUNDS: Final = 8
_HINTED: Final = 100
_EXPECTED: Final = {
    "string_type": "a text",
    "list_type": "a list, or a single name",
    "dict_type": "a mapping or a list",
    "model_type": "a mapping, or only a name",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
}


def shape_of(root: Mapping, problems: list[Problem]) -> OrgDesign:
    """Return a document in its shape; what does not fit is added to `problems` and left out."""
    data: Any = root.plain()
    for _ in range(_ROUNDS):
        try:
            return OrgDesign.model_validate(data)
        except ValidationError as error:
            for each in error.errors(include_url=False, include_context=True):
                problems.append(_problem(root, each, hinted=len(problems) < _HINTED))
                _leave_out(data, each)
    return OrgDesign()


def unknown(word: str, known: list[str], what: str, *, hinted: bool = True) -> str:
    """Return the sentence that there is no such thing, with the known word that is most like it."""
    hint = nearest(word, known) or nearest(word.casefold(), known) if hinted else None
    return f"there is no {what} {word!r}" + (f"; did you mean {hint!r}?" if hint else "")


def _problem(root: Mapping, error: ErrorDetails, *, hinted: bool) -> Problem:
    path = error["loc"]
    if error["type"] == "extra_forbidden":
        part = _part_at(path)
        sentence = unknown(str(path[-1]), part.keys(), f"key for {part.called}:", hinted=hinted)
        return Problem(place_of(root, path, key=True), sentence.replace(": '", " '", 1))
    node, key = _found(root, path)
    name = repr(key) if isinstance(key, str) else f"item {key + 1}"
    if error["type"] == "missing":
        return Problem(node.place, f"{path[-1]!r} is missing under {name}")
    if error["type"] == "literal_error" and isinstance(node, Text):
        words = [word.strip(" '") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(",")]
        return Problem(node.place, f"{unknown(node.text, words, str(key))} It is one of {', '.join(words)}")
    expected = _EXPECTED.get(error["type"], "something else")
    return Problem(node.place, f"{name} must be {expected}, not {_kind(node)}")
