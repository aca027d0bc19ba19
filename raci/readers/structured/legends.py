"""Legends in YAML and JSON: what a file says its letters mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.legend_texts import pairs_in
from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.keys import code_of_key, is_legend_key
from raci.readers.structured.told import told_by

if TYPE_CHECKING:
    from raci.readers.design.nodes import Node

_LETTERS: Final = ("letter", "code", "key", "symbol", "id", "short")
_MEANINGS: Final = ("meaning", "name", "label", "title", "description", "definition")
_LONGEST_CODE: Final = 2


def legend_of(node: Node) -> dict[str, str]:
    """Return letter → meaning of a legend: a mapping, a list of {letter, meaning}, or one text."""
    if isinstance(node, Text):
        return dict(pairs_in(node.text))
    if isinstance(node, Listing):
        pairs = [
            (letter[1].text.strip(), meaning[1].text)
            for item in node.items
            if isinstance(item, Mapping)
            and (letter := told_by(item, _LETTERS))
            and (meaning := told_by(item, _MEANINGS))
        ]
        return dict(pairs)
    return _of_mapping(node)


def letters_explained_in(root: Node) -> frozenset[str]:
    """Return the letters of all that stands under a key such as `legend` in a document."""
    found: set[str] = set()
    waiting: list[Node] = [root]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Mapping):
            for key, (_, child) in node.entries.items():
                if is_legend_key(key):
                    found.update(letter for letter in legend_of(child) if len(letter) <= _LONGEST_CODE)
            waiting += (child for _, child in node.entries.values())
        else:
            waiting += node.items
    return frozenset(found)


def _of_mapping(node: Mapping) -> dict[str, str]:
    found = {}
    for key, (_, value) in node.entries.items():
        told = told_by(value, _MEANINGS) if isinstance(value, Mapping) else None
        text = told[1] if told else value
        if isinstance(text, Text) and not text.null and (pair := _pair(key, text.text.strip())):
            found[pair[0]] = pair[1]
    return found


def _pair(key: str, text: str) -> tuple[str, str] | None:
    """Return letter and meaning of `R: Responsible`, `Si: Signs` or `Responsible: R`."""
    code = code_of_key(key)
    if code and not code.words:
        return "/".join(code.letters), text
    if len(key) <= _LONGEST_CODE and key[:1].isupper():
        return key, text
    if code and len(text) <= _LONGEST_CODE and code_of_key(text):
        return text.upper(), key
    return None
