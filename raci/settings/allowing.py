"""What a settings file allows: `[[allow]]` with a rule, a reason, and perhaps a duty, a role, a path and an end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from raci.model import Allowance, Location
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ENTRY: Final = pattern(r"\s*\[\[\s*(?:tool\s*\.\s*raci\s*\.\s*)?allow\s*\]\]")
_KEY: Final = pattern(r"\s*allow\s*=")


def allowed_by(entries: Sequence[Mapping[str, Any]], text: str, path: Path) -> tuple[Allowance, ...]:
    """Return the allowances of a settings file, one for each rule an entry names, with their lines."""
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
        for entry, line in zip(entries, _lines(text, len(entries)), strict=True)
        for rule in dict.fromkeys(entry["rule"])
    )


def _told(path: Path) -> str:
    """Return a path as people tell it: from the folder they stand in, where it is there or below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _lines(text: str, count: int) -> list[int]:
    """Return the lines in which entries begin; those of a list stand where its key does."""
    lines = text.splitlines()
    begun = [number for number, line in enumerate(lines, 1) if _ENTRY.match(line)]
    if len(begun) == count:
        return begun
    return [next((number for number, line in enumerate(lines, 1) if _KEY.match(line)), 1)] * count
