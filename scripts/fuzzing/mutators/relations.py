"""Relations between parts: gone, pointing outside, to themselves, to another part, of another kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fuzzing.parts import pick

if TYPE_CHECKING:
    from random import Random

    from fuzzing.parts import Blind, Parts

_RELATION: Final = re.compile(rb"<Relationship [^>]*>")
_TARGET: Final = re.compile(rb'(?<=Target=")[^"]*(?=")')
_ID: Final = re.compile(rb'(?<= Id=")[^"]*(?=")')
_KIND: Final = re.compile(rb'(?<=Type=")[^"]*(?=")')
_KINDS: Final = (b"comments", b"worksheet", b"chartsheet", b"threadedComment", b"table", b"styles", b"person", b"")


def mutate(parts: Parts, random: Random, _blind: Blind) -> None:
    """Change one relation of a package."""
    name = pick(parts, random, ".rels")
    found = list(_RELATION.finditer(parts[name])) if name else []
    if name is None:
        return
    if not found or random.random() < 0.1:  # noqa: PLR2004 - now and then
        del parts[name]
        return
    one = random.choice(found)
    match random.randrange(5):
        case 0:
            changed = b""
        case 1:
            target = random.choice([*parts, "", "/", "..", "../../x", "http://example.org/x", name]).encode()
            changed = _TARGET.sub(lambda _: target, one[0])
        case 2:
            identifier = random.choice((b"rId1", b"rId2", b"", b"rId999"))
            changed = _ID.sub(lambda _: identifier, one[0])
        case 3:
            kind = random.choice(_KINDS)
            changed = _KIND.sub(lambda held: held[0].rpartition(b"/")[0] + b"/" + kind, one[0])
        case _:
            changed = one[0] + one[0].replace(b"<Relationship ", b'<Relationship TargetMode="External" ')
    parts[name] = parts[name][: one.start()] + changed + parts[name][one.end() :]
