"""Differences, changes and merges of any two or three matrices, and what must hold of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from fuzzing.grids import BETWEEN, grids_in, messy_grids
from fuzzing.target import Target
from fuzzing.words import ODD_TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _compare(data: bytes, _folder: Path) -> None:
    from raci.compare import apply, difference, meaning, merge  # noqa: PLC0415 - imported where it is measured
    from raci.layout.interpret import interpret  # noqa: PLC0415
    from raci.settings import LayoutSettings  # noqa: PLC0415

    found = [interpret([grid], LayoutSettings()).readings for grid in grids_in(data)]
    matrices = [readings[0].matrix for readings in found if readings]
    if len(matrices) < 2:  # noqa: PLR2004 - there is nothing beside it
        return
    old, new, third = matrices[0], matrices[1], matrices[-1]
    meaning(old, new)
    if apply(old, difference(old, new)) != new:
        raise AssertionError("the difference does not lead from the old matrix to the new one")
    if merge(old, new, new).matrix != new:
        raise AssertionError("merged with itself a matrix is another one")
    merge(old, new, third)


def _seeds() -> Iterator[bytes]:
    sheets = messy_grids(1_000)
    for one, other in pairwise(sheets):
        yield one + BETWEEN.encode() + one.replace(b"|A", b"|R", 1)
        yield BETWEEN.encode().join((one, one.replace(b"R", b"C", 2), other))


TARGET: Final = Target(_compare, _seeds, lambda _: ".txt", words=(*ODD_TEXTS, "|", "\n", BETWEEN))
