"""What a mapping tells in its own texts: the name of a duty, a section, a role, the letter of an assignment."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.keys import is_generic, is_kind, is_left_out, is_numbering, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Place
    from raci.readers.design.nodes import Node

_KEPT: Final = 1 << 16
_FEW: Final = 64
_DUTY_FIRST: Final = ("task", "activity", "duty", "deliverable", "decision", "process", "step", "action")
_PLAIN_NAMES: Final = ("name", "title", "label", "summary", "description", "id", "key")
_WEAK: Final = frozenset({"summary", "description", "id", "key"})
_ROLE_KEYS: Final = (
    "role", "who", "position", "person", "stakeholder", "actor", "party", "team", "department", "member", "role name",
    "role id", "assignee", "participant", "user", "rolle", "rôle", "rol", "ruolo", "роль", "角色",
)  # fmt: skip
_HOLDERS: Final = ("name", "full name", "display name", "email")
_ITEM_NAMES: Final = (*_ROLE_KEYS, "name", "title", "label", "id", "key", "group", "ref", "slug")
_FIELD_LISTS: Final = frozenset(
    {"column values", "fields", "custom fields", "properties", "attributes", "columns", "cells"}
)
_FIELD_NAMES: Final = ("title", "name", "field", "column", "label", "key")
_FIELD_VALUES: Final = frozenset({"text", "value", "values", "display value"})
_CODE_KEYS: Final = (
    "raci", "rasci", "code", "letter", "letters", "type", "responsibility", "participation", "involvement",
    "assignment", "value", "raci code", "raci role", "responsibility type", "level", "kind", "raci type", "role type",
    "buchstabe",
)  # fmt: skip


@lru_cache(maxsize=_KEPT)
def is_name(key: str) -> bool:
    """Tell whether what stands under a key names a duty."""
    return plain(key) in _PLAIN_NAMES or is_kind(key, "duty") or is_kind(key, "deliverable")


def told_by(node: Mapping, keys: tuple[str, ...]) -> tuple[str, Text] | None:
    """Return the first of these keys a mapping has with a text, and the text."""
    ranks = _ranks(keys)
    best: tuple[int, str, Text] | None = None
    for key, (_, value) in node.entries.items():
        rank = ranks.get(plain(key))
        if rank is None or (best and best[0] < rank) or not isinstance(value, Text):
            continue
        if not value.null and value.text.strip():
            best = (rank, key, value)
    return best[1:] if best else None


@lru_cache(maxsize=_FEW)
def _ranks(keys: tuple[str, ...]) -> dict[str, int]:
    return {key: rank for rank, key in reversed(list(enumerate(keys)))}


def duty_name(node: Mapping, key: str = "") -> tuple[str, Text] | None:
    """Return the key and the text that name the duty a mapping describes.

    A description names no duty that stands under a key of its own, unless that only counts (`task_1`).
    """
    found = told_by(node, _DUTY_FIRST) or _named(node)
    if found and plain(found[0]) in _WEAK and key and not (is_generic(key) or is_numbering(key)):
        return None
    return found


def _named(node: Mapping) -> tuple[str, Text] | None:
    told = [(key, value) for key, value in _names(node) if plain(key) not in _PLAIN_NAMES]
    sure = (each for kind in ("duty", "deliverable") for each in told if is_kind(each[0], kind))
    return next(sure, None) or told_by(node, _PLAIN_NAMES)


def first_words(node: Mapping) -> tuple[str, Text] | None:
    """Return the first key and text of a mapping, which name the duty where no key is known to."""
    key, (_, value) = next(iter(node.entries.items()))
    if not isinstance(value, Text) or value.null or len(value.text.strip()) <= 1 or is_left_out(key):
        return None
    return key, value


def with_fields(node: Mapping) -> tuple[Mapping, set[int]]:
    """Return a mapping with the fields that stand in a list in it (`fields: [{title: Responsible, text: Ada}]`).

    The other value are the ids of those lists.
    """
    found: dict[str, tuple[Place, Node]] = {}
    read: set[int] = set()
    for key, (_, value) in node.entries.items():
        if isinstance(value, Listing) and value.items and plain(key) in _FIELD_LISTS:
            pairs = [_field(item) for item in value.items]
            if all(pairs):
                read.add(id(value))
                found |= {pair[0].text: (pair[0].place, pair[1]) for pair in pairs if pair}
    return (Mapping(node.place, found | node.entries, node.size) if found else node), read


def _field(node: Node) -> tuple[Text, Node] | None:
    if not isinstance(node, Mapping):
        return None
    name = told_by(node, _FIELD_NAMES)
    value = next((value for key, (_, value) in node.entries.items() if plain(key) in _FIELD_VALUES), None)
    return (name[1], value) if name and value else None


def _names(node: Mapping) -> Iterator[tuple[str, Text]]:
    """Yield the keys whose texts are long enough for a name."""
    for key, (_, value) in node.entries.items():
        if isinstance(value, Text) and not value.null and len(value.text.strip()) > 1:
            yield key, value


def title_of(node: Mapping) -> Text | None:
    """Return the text that names a part of a file: a section, a matrix."""
    section = next((value for key, value in _names(node) if is_kind(key, "section")), None)
    if section:
        return section
    found = told_by(node, ("name", "title", "label", *_DUTY_FIRST))
    return found[1] if found else None


def title_of_group(node: Mapping) -> Text | None:
    """Return the first text of a mapping that holds a list of others, which names it where no key is known to."""
    if not any(isinstance(value, Listing) and _are_mappings(value) for _, value in node.entries.values()):
        return None
    found = first_words(node)
    return found[1] if found else None


def _are_mappings(node: Listing) -> bool:
    return bool(node.items) and all(isinstance(item, Mapping) for item in node.items)


def role_in(node: Mapping) -> tuple[str, Text] | None:
    """Return the key and the text that name a role, in a key that can name nothing else."""
    return told_by(node, _ROLE_KEYS)


def named_item(node: Mapping, apart: str = "") -> tuple[str, Text] | None:
    """Return the key and the text that name the role in an item of a list of roles; `apart` is a key passed over."""
    return told_by(node, tuple(key for key in _ITEM_NAMES if key != plain(apart)) if apart else _ITEM_NAMES)


def holder_of(node: Mapping, role: str) -> tuple[str, Text] | None:
    """Return who has a role that itself is a word for a letter: `{person: Ada, role: Driver}`; `role` is that key.

    A name is a person's only where something else names the duty.
    """
    apart = tuple(key for key in (*_ROLE_KEYS, "owner", "employee") if key != plain(role))
    found = told_by(node, apart)
    if found or not told_by(node, _DUTY_FIRST):
        return found
    return told_by(node, _HOLDERS)


def code_in(node: Mapping) -> tuple[str, Text] | None:
    """Return the key and the text that say the letter of an assignment."""
    return told_by(node, _CODE_KEYS)
