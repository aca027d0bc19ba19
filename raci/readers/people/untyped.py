"""Values of other programs' files, taken as what they should be: of another type, they hold nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def as_list(value: object) -> list[Any]:
    """Return a list; an empty one where the value is none."""
    return value if isinstance(value, list) else []


def as_mapping(value: object) -> Mapping[str, Any]:
    """Return a mapping; an empty one where the value is none."""
    return value if isinstance(value, dict) else {}
