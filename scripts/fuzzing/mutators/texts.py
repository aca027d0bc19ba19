"""Texts of any XML part, such as shared strings and cells: what is read as a name, a letter or a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fuzzing.parts import pick
from fuzzing.words import ODD_TEXTS

if TYPE_CHECKING:
    from random import Random

    from fuzzing.parts import Blind, Parts

_TEXT: Final = re.compile(rb"(?<=>)[^<>]+(?=<)")
_ESCAPED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def mutate(parts: Parts, random: Random, blind: Blind) -> None:
    """Change one text of an XML part."""
    name = pick(parts, random, ".xml")
    texts = list(_TEXT.finditer(parts[name])) if name else []
    if name is None or not texts:
        return
    one = random.choice(texts)
    match random.randrange(4):
        case 0:
            text = blind(one[0])
        case 1:
            text = random.choice(texts)[0]
        case _:
            text = "".join(_ESCAPED.get(each, each) for each in random.choice(ODD_TEXTS)).encode("utf-8", "replace")
    parts[name] = parts[name][: one.start()] + text + parts[name][one.end() :]
