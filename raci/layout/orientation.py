"""Whether a reading has roles and duties the right way round, by how their names sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.lexicon import heading_kinds, is_heading, sounds_like_duty, sounds_like_role
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raci.layout.reading import Reading

_SAMPLE: Final = 60
_BOTH: Final = pattern(r"\s*[\\\uff3c/\uff0f]\s*")


def leaning(readings: Sequence[Reading]) -> float:
    """Return how well the names fit: 1 or more is surely right, below 0 roles and duties may be exchanged."""
    if not readings:
        return -2.0
    roles = [role.name for reading in readings for role in reading.matrix.roles][:_SAMPLE]
    duties = [duty.name for reading in readings for duty in reading.matrix.duties][:_SAMPLE]
    if not roles or not duties:
        return -2.0
    score = _share(roles, sounds_like_role) - _share(duties, sounds_like_role)
    score += 0.7 * (_share(duties, sounds_like_duty) - _share(roles, sounds_like_duty))
    longer = sum(map(len, duties)) / len(duties) - sum(map(len, roles)) / len(roles)
    return score + max(-0.3, min(0.3, longer / 40)) + _corner(readings[0])


def _corner(reading: Reading) -> float:
    """Return what the corner says: `Task` names what stands below it, in the file as it is."""
    sign = -1.0 if reading.matrix.source.across else 1.0
    for name in reading.corner:
        first, _, second = _BOTH.sub("\0", name, count=1).partition("\0")
        if second and heading_kinds(first) & {"duty"} and heading_kinds(second) & {"role"}:
            return 0.5 * sign
        if second and heading_kinds(first) & {"role"} and heading_kinds(second) & {"duty"}:
            return -0.5 * sign
    if any(is_heading(name, "duty") for name in reading.corner):
        return sign
    if any(is_heading(name, "role") and not is_heading(name, "deliverable") for name in reading.corner):
        return -0.7 * sign
    return 0.0


def _share(names: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, names)) / len(names)
