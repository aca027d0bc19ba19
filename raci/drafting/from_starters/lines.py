"""Reporting lines that stay lines where several roles become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def without_cycles(lines: Iterable[tuple[str, str | None]]) -> dict[str, str | None]:
    """Return to whom each role reports: the first line said of it that does not lead back to it, else None."""
    above: dict[str, str | None] = {}
    for role, boss in lines:
        if above.get(role) is None:
            above[role] = boss if boss is not None and not _leads_to(boss, role, above) else None
    return above


def _leads_to(role: str, wanted: str, above: dict[str, str | None]) -> bool:
    place: str | None = role
    while place is not None:
        if place == wanted:
            return True
        place = above.get(place)
    return False
