"""Where something stands in another matrix, for a sentence."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raci.model import Location


def brief(location: Location) -> str:
    """Return a location without folders: `sales.xlsx:Plan!A7`."""
    return ":".join(part for part in (PurePath(location.path).name, location.inside) if part)
