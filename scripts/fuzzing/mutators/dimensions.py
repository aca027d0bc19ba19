"""Where cells stand: the dimension a sheet declares, the numbers of rows and the names of cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fuzzing.parts import pick

if TYPE_CHECKING:
    from random import Random

    from fuzzing.parts import Blind, Parts

_DIMENSION: Final = re.compile(rb"<dimension[^>]*/>")
_PLACE: Final = re.compile(rb'(?<= r=")[A-Z0-9]+(?=")')
_AREAS: Final = (b"A1", b"A1:XFD1048576", b"B2:A1", b"", b"A1:B2", b"XFE1:XFF9", b"A0", b"1:1")
_ROWS: Final = (b"1", b"2", b"0", b"9", b"500", b"40000", b"1048576", b"1048577", b"4294967296", b"")
_COLUMNS: Final = (b"A", b"B", b"Z", b"AA", b"XFD", b"XFE", b"ZZZZ", b"")


def mutate(parts: Parts, random: Random, _blind: Blind) -> None:
    """Change what a sheet says of its size, or where a row or a cell stands."""
    name = pick(parts, random, "sheet1.xml", "sheet2.xml")
    if name is None:
        return
    data = parts[name]
    if random.random() < 0.2:  # noqa: PLR2004 - now and then
        said = b'<dimension ref="' + random.choice(_AREAS) + b'"/>'
        bare = _DIMENSION.sub(b"", data)
        parts[name] = bare.replace(b"<sheetData", said + b"<sheetData", 1)
        return
    places = list(_PLACE.finditer(data))
    if not places:
        return
    for one in random.sample(places, min(len(places), random.choice((1, 1, 2)))):
        if len(one.re.findall(parts[name])) != len(places):
            return
        start, end = one.span()
        row = random.choice(_ROWS)
        place = row if one[0].isdigit() else random.choice(_COLUMNS) + row
        parts[name] = data[:start] + place + data[end:]
