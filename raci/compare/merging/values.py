"""A value that two sides may have changed: whose change stands."""

from __future__ import annotations

from typing import TypeVar

_Value = TypeVar("_Value")


class Both:
    """Both sides changed a value, each otherwise."""


BOTH = Both()


def either(base: _Value, ours: _Value, theirs: _Value) -> _Value | Both:
    """Return the value of the side that changed it, or that both changed it to; BOTH where they differ."""
    if theirs in (ours, base):
        return ours
    return theirs if ours == base else BOTH
