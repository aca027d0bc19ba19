"""Attributes of any XML part: one takes a value that is too small, too large, not a number, of another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fuzzing.parts import pick

if TYPE_CHECKING:
    from random import Random

    from fuzzing.parts import Blind, Parts

_VALUE: Final = re.compile(rb'(?<==")[^"<>]*(?=")')
_ODD: Final = (
    b"", b"0", b"-1", b"1", b"2", b"65536", b"1048577", b"16385", b"2147483648", b"99999999999999999999", b"1e9",
    b"NaN", b"A1", b"XFD1048576", b"XFE1048577", b"A0", b"$A$1:$B$2", b"B2:A1", b"A:A", b"1:1", b"true", b"\xc2\xb2",
    b"s", b"str", b"inlineStr", b"e", b"b", b"n", b"d", b"shared", b"array", b"../../../etc/passwd", b"rId1", b"&#0;",
    b"9" * 5000, b"A" + b"9" * 5000, b"Z" * 5000 + b"1", b"0" * 5000 + b"1",
)  # fmt: skip


def mutate(parts: Parts, random: Random, blind: Blind) -> None:
    """Change the value of one attribute of an XML part."""
    name = pick(parts, random, ".xml", ".rels")
    values = list(_VALUE.finditer(parts[name])) if name else []
    if name is None or not values:
        return
    start, end = random.choice(values).span()
    held = parts[name]
    match random.randrange(4):
        case 0:
            value = blind(held[start:end])
        case 1:
            value = random.choice(values)[0]
        case _:
            value = random.choice(_ODD)
    parts[name] = held[:start] + value + held[end:]
