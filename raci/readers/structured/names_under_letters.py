"""The names under a letter: one, a list, or items that say more; and what in their place names nobody."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.layout.codes import says_nothing
from raci.layout.names_in_cells import NOBODY
from raci.names import squeeze
from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.keys import code_of_key
from raci.readers.structured.told import named_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Place
    from raci.readers.design.nodes import Node

LONGEST_NAME: Final = 200
_LONGEST_CODE: Final = 40
_SCHEMA_TYPES: Final = frozenset({"string", "array", "object", "integer", "number", "boolean", "null"})
_BOOLEANS: Final = frozenset({"true", "false", "yes", "no", "on", "off"})


@lru_cache(maxsize=1 << 16)
def is_nothing(text: str) -> bool:
    """Tell whether a text in the place of letters or names says that nobody takes part."""
    return len(text) <= _LONGEST_CODE and says_nothing(text)


def names_in(node: Node) -> list[tuple[str, Place, str, bool]] | None:
    """Return the names under a letter, each with place, remark and whether it stands alone; None where there are none.

    Empty lists and `-` are no names, but belong under a letter.
    """
    if isinstance(node, Text):
        name = _name(node)
        return None if name is None else [(name, node.place, "", False)] if name else []
    if isinstance(node, Listing):
        found = [_item(item) for item in node.items]
        return None if any(each is None for each in found) else [each for each in found if each and each[0]]
    one = _item(node)
    return [one] if one else None


def _item(node: Node) -> tuple[str, Place, str, bool] | None:
    if isinstance(node, Text):
        name = _name(node)
        return None if name is None else (name, node.place, "", True)
    if isinstance(node, Mapping) and (found := named_item(node)) and not _is_no_name(node, found[0]):
        remarks = list(remarks_in(node))
        return squeeze(found[1].text), found[1].place, "; ".join(remarks), True
    return None


def _is_no_name(node: Mapping, own: str) -> bool:
    """Tell whether an item is no name: a duty (`decisions: [{driver: …}]`), or what a schema says of a name."""
    kind = node.entries.get("type")
    if "$ref" in node.entries or (kind and isinstance(kind[1], Text) and kind[1].text in _SCHEMA_TYPES):
        return True
    return any(key != own and code_of_key(key) is not None for key in node.entries)


def remarks_in(node: Mapping) -> Iterator[str]:
    """Yield what an item says beside name and letter: a note, a condition."""
    for key in ("remark", "remarks", "note", "notes", "comment", "scope", "condition", "when"):
        if key in node.entries and isinstance(text := node.entries[key][1], Text) and not text.null:
            yield squeeze(text.text)


def _name(node: Text) -> str | None:
    """Return a name, empty where nobody is meant, None where the text can be no name."""
    text = squeeze(node.text)
    if node.null or is_nothing(text) or NOBODY.match(text):
        return ""
    if len(text) > LONGEST_NAME or text.casefold() in _BOOLEANS or not any(map(str.isalpha, text)):
        return None
    return text
