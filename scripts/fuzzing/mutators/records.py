"""Records of binary parts (.xlsb): one is lost, doubled, cut, or its bytes are mutated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzzing.parts import pick

if TYPE_CHECKING:
    from random import Random

    from fuzzing.parts import Blind, Parts


def mutate(parts: Parts, random: Random, blind: Blind) -> None:
    """Change one record of a binary part."""
    name = pick(parts, random, ".bin")
    if name is None:
        return
    records = _records(parts[name])
    if not records:
        parts[name] = blind(parts[name])
        return
    place = random.randrange(len(records))
    match random.randrange(5):
        case 0:
            del records[place]
        case 1:
            records.insert(random.randrange(len(records)), records[place])
        case 2:
            records[place] = records[place][: random.randrange(len(records[place]) + 1)]
        case _:
            records[place] = records[place][:2] + blind(records[place][2:] or b"\0")
    parts[name] = b"".join(records)


def _records(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(data):
        end = at + (2 if data[at] & 128 else 1)
        size = shift = 0
        while end < len(data):
            each = data[end]
            size |= (each & 127) << shift
            shift, end = shift + 7, end + 1
            if not each & 128 or shift > 21:  # noqa: PLR2004 - four bytes of seven bits
                break
        end += size
        found.append(data[at:end])
        at = end
    return found
