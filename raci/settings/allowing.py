"""What a settings file allows: `[[allow]]` with a rule, a reason, and perhaps a duty, a role, a path and an end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from raci.model import Allowance, Location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def allowed_by(entries: Sequence[Mapping[str, Any]], lines: Sequence[int], path: Path) -> tuple[Allowance, ...]:
    """Return the allowances of a settings file, one for each rule an entry names, with the lines they begin in."""
    place = _told(path)
    return tuple(
        Allowance(
            rule.strip(),
            " ".join(entry["reason"].split()),
            entry.get("duty", "").strip(),
            entry.get("role", "").strip(),
            entry.get("owner", "").strip(),
            entry.get("until"),
            entry.get("path", ""),
            at=Location(place, None, line, 1),
        )
        for entry, line in zip(entries, lines, strict=True)
        for rule in dict.fromkeys(entry["rule"])
    )


def _told(path: Path) -> str:
    """Return a path as people tell it: from the folder they stand in, where it is there or below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
