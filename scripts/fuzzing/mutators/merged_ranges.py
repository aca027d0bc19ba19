"""Merged ranges of a sheet: added, overlapping, turned round, of one cell, of the whole sheet, of none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fuzzing.parts import pick

if TYPE_CHECKING:
    from random import Random

    from fuzzing.parts import Blind, Parts

_MERGES: Final = re.compile(rb"<mergeCells.*?</mergeCells>|<mergeCells[^>]*/>", re.DOTALL)
_ODD: Final = (
    "A1:XFD1048576",
    "B2:A1",
    "A1",
    "A1:A1",
    "A:C",
    "2:3",
    "",
    "A0:B1",
    "ZZZ9:A1",
    "Plan!A1:B2",
    "A1:B1048577",
)


def mutate(parts: Parts, random: Random, _blind: Blind) -> None:
    """Give a sheet other merged ranges."""
    name = pick(parts, random, "sheet1.xml", "sheet2.xml", "sheet3.xml")
    if name is None:
        return

    def area() -> str:
        if random.random() < 0.2:  # noqa: PLR2004 - now and then
            return random.choice(_ODD)
        left, top = random.randrange(12), random.randrange(1, 30)
        right, bottom = left + random.randrange(5), top + random.randrange(6)
        return f"{chr(65 + left)}{top}:{chr(65 + right)}{bottom}"

    areas = [area() for _ in range(random.choice((0, 1, 2, 5, 30)))]
    made = "".join(f'<mergeCell ref="{each}"/>' for each in areas).encode()
    bare = _MERGES.sub(b"", parts[name])
    said = b"<mergeCells>" + made + b"</mergeCells>"
    parts[name] = bare.replace(b"</sheetData>", b"</sheetData>" + said, 1)
