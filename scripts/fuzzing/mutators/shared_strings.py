"""Shared strings: taken away, shuffled, doubled, their numbers in cells beyond the last one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fuzzing.parts import pick

if TYPE_CHECKING:
    from random import Random

    from fuzzing.parts import Blind, Parts

_ITEM: Final = re.compile(rb"<si>.*?</si>|<si/>", re.DOTALL)
_NUMBER: Final = re.compile(rb'(?<=t="s"><v>)\d+(?=</v>)')


def mutate(parts: Parts, random: Random, _blind: Blind) -> None:
    """Change one shared string, or the number of one in a sheet."""
    listed, sheet = pick(parts, random, "sharedStrings.xml"), pick(parts, random, "sheet1.xml", "sheet2.xml")
    if sheet and (not listed or random.random() < 0.5):  # noqa: PLR2004 - one or the other
        numbers = list(_NUMBER.finditer(parts[sheet]))
        if numbers:
            start, end = random.choice(numbers).span()
            number = random.choice((b"0", b"1", b"7", b"999999", b"-1", b"", b"1.5", b"x"))
            parts[sheet] = parts[sheet][:start] + number + parts[sheet][end:]
        return
    if not listed:
        return
    items = _ITEM.findall(parts[listed])
    match random.randrange(5):
        case 0:
            random.shuffle(items)
        case 1:
            items = items[: random.randrange(len(items) + 1)]
        case 2:
            items += items * 3
        case 3:
            items.insert(random.randrange(len(items) + 1), b"<si><r><t>A</t></r><rPh sb='0' eb='1'><t>R</t></rPh></si>")
        case _:
            del parts[listed]
            return
    head = parts[listed].partition(b"<si")[0]
    parts[listed] = head + b"".join(items) + b"</sst>"
