"""Workbooks as Excel wrote them until 2003 (.xls)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fuzzing.files import file_target, small_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_SECTOR: Final = 512
_BEGINS: Final = b"\x09\x08"


def _seeds() -> list[bytes]:
    return small_files("messy/*.xls")


def _mutated(data: bytes, random: Random, blind: Callable[[bytes], bytes]) -> bytes:
    """Return the bytes with one record of the workbook's stream changed, or with some bytes of the container."""
    records = _records(data)
    if not records or random.random() < 0.2:  # noqa: PLR2004 - now and then
        at = random.randrange(max(1, len(data)))
        return data[:at] + blind(data[at : at + 64]) + data[at + 64 :]
    start, end = random.choice(records)
    match random.randrange(4):
        case 0:
            return data[: start + 2] + random.randbytes(2) + data[start + 4 :]
        case 1:
            return data[:start] + random.randbytes(2) + data[start + 2 :]
        case _:
            body = blind(data[start + 4 : end] or b"\0")[: end - start - 4]
            return data[: start + 4] + body.ljust(end - start - 4, b"\0") + data[end:]


def _records(data: bytes) -> list[tuple[int, int]]:
    """Return where the records of the stream stand: it begins at a sector, and goes on in the next ones."""
    begins = (at for at in range(0, len(data) - 4, _SECTOR) if data.startswith(_BEGINS, at))
    at, found = next(begins, len(data)), []
    while at + 4 <= len(data):
        end = at + 4 + int.from_bytes(data[at + 2 : at + 4], "little")
        found.append((at, min(end, len(data))))
        at = end
    return found


TARGET: Final = file_target(".xls", seeds=_seeds, mutate=_mutated)
