"""Which parts there are, and of which types: one is lost, empty, named otherwise, or said to be something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fuzzing.parts import pick

if TYPE_CHECKING:
    from random import Random

    from fuzzing.parts import Blind, Parts

_TYPE: Final = re.compile(rb'(?<=ContentType=")[^"]*(?=")')
_NAMES: Final = ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "word/document.xml", "content.xml", "mimetype", "../x",
                 "/xl/workbook.xml", "XL/Workbook.xml", "xl\\workbook.xml", "")  # fmt: skip


def mutate(parts: Parts, random: Random, blind: Blind) -> None:
    """Change which parts a package has, or what it says they are."""
    name = random.choice(list(parts))
    match random.randrange(6):
        case 0:
            del parts[name]
        case 1:
            parts[name] = b""
        case 2:
            parts[random.choice(_NAMES)] = parts.pop(name)
        case 3:
            parts[name] = parts[random.choice(list(parts))]
        case 4:
            parts[name] = blind(parts[name])
        case _:
            listed = pick(parts, random, "[Content_Types].xml")
            found = _TYPE.findall(parts[listed]) if listed else []
            if listed and found:
                kind = random.choice(found)
                parts[listed] = _TYPE.sub(lambda _: kind, parts[listed], count=1)
    if not parts:
        parts["x"] = b""
