"""The layout: matrices of any grids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fuzzing.grids import BETWEEN, grids_in, messy_grids
from fuzzing.target import Target
from fuzzing.words import ODD_TEXTS

if TYPE_CHECKING:
    from pathlib import Path


def _interpret(data: bytes, _folder: Path) -> None:
    from raci.layout.interpret import interpret  # noqa: PLC0415 - imported where it is measured what it covers
    from raci.settings import LayoutSettings  # noqa: PLC0415

    interpret(grids_in(data), LayoutSettings())


TARGET: Final = Target(
    _interpret, messy_grids, lambda _: ".txt", words=(*ODD_TEXTS, "|", "\n", "\n=1 0 0 3\n", BETWEEN)
)
