"""Which duties are broken down into others of their matrix: summary rows, whose parts say who does what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Duty

_NUMBER: Final = pattern(r"\s*(\d+(?:\.\d+)*)\.?(?:\s|$)")


def broken_down(duties: Sequence[Duty]) -> frozenset[str]:
    """Return the keys of the duties that others stand under: as parent, as section, or by number (2.3 over 2.3.1)."""
    parents = {duty.parent for duty in duties}
    paths = {section[:depth] for section in {duty.section for duty in duties} for depth in range(1, len(section) + 1)}
    numbers = [_number(duty) for duty in duties]
    above = {(duty.section, number.rpartition(".")[0]) for duty, number in zip(duties, numbers, strict=True) if number}
    return frozenset(
        [
            duty.key
            for duty, number in zip(duties, numbers, strict=True)
            if duty.key in parents
            or (*duty.section, duty.name) in paths
            or (number and (duty.section, number) in above)
        ]
    )


def _number(duty: Duty) -> str:
    found = _NUMBER.match(duty.number or duty.name)
    return found[1] if found else ""
