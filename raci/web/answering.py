"""Answers to questions as plain data: the facts with the names they have, and no path of the server's disk."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from raci.model import Location
from raci.records import values

if TYPE_CHECKING:
    from collections.abc import Mapping


def facts(value: object, keys: Mapping[str, str] | None = None, names: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a fact; a place as its file's name and key, its sheet and cell. Other paths are left out."""
    if isinstance(value, Location):
        name = (names or {}).get(value.path, "")
        return {"path": name, "key": (keys or {}).get(value.path, ""), "where": value.inside}
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [facts(each, keys, names) for each in value]
    return {name: facts(each, keys, names) for name, each in values(value).items()}
