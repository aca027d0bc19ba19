"""The rules, and the reports of what they find, over matrices of any grids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fuzzing.grids import BETWEEN, grids_in, messy_grids
from fuzzing.target import Target
from fuzzing.words import ODD_TEXTS

if TYPE_CHECKING:
    from pathlib import Path


def _judge(data: bytes, _folder: Path) -> None:
    from raci.api import check  # noqa: PLC0415 - imported where it is measured what it covers
    from raci.layout.interpret import interpret  # noqa: PLC0415
    from raci.lint.engine import CRASHED  # noqa: PLC0415
    from raci.settings import LayoutSettings, Settings  # noqa: PLC0415

    for reading in interpret(grids_in(data), LayoutSettings()).readings:
        for finding in check(reading.matrix, Settings(preview=True)):
            if finding.rule == CRASHED:
                raise AssertionError(finding.message)


TARGET: Final = Target(_judge, lambda: messy_grids(1_500), lambda _: ".txt",
                       words=(*ODD_TEXTS, "|", "\n", "\n=1 0 0 3\n", BETWEEN))  # fmt: skip
