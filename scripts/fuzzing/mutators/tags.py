"""Tags of any XML part: one is left out, doubled, moved, nested deep, or renamed; the ends are left as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fuzzing.parts import pick

if TYPE_CHECKING:
    from random import Random

    from fuzzing.parts import Blind, Parts

_TAG: Final = re.compile(rb"<[^<>]*>")


def mutate(parts: Parts, random: Random, _blind: Blind) -> None:
    """Change one tag of an XML part."""
    name = pick(parts, random, ".xml", ".rels")
    if name is None:
        return
    data = parts[name]
    tags = list(_TAG.finditer(data))
    if not tags:
        return
    one, other = random.choice(tags), random.choice(tags)
    start, end = one.span()
    match random.randrange(6):
        case 0:
            changed = data[:start] + data[end:]
        case 1:
            changed = data[:end] + one[0] + data[end:]
        case 2:
            changed = data[:start] + other[0] + data[end:]
        case 3:
            changed = data[:start] + one[0] * random.choice((3, 100, 3000)) + data[end:]
        case 4:
            stretch = data[min(start, other.start()) : max(end, other.end())]
            changed = data[:start] + stretch + data[start:]
        case _:
            changed = data[: min(start, other.start())] + data[max(end, other.end()) :]
    parts[name] = changed
