"""Baseline files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from fuzzing.files import MATRICES, file_target

if TYPE_CHECKING:
    from pathlib import Path


def _seeds() -> list[bytes]:
    import raci  # noqa: PLC0415 - imported where it is measured what it covers
    from raci.lint.baseline import take  # noqa: PLC0415
    from raci.lint.baseline.file import text_of  # noqa: PLC0415

    reports = [raci.check(path) for path in sorted((MATRICES / "faulty").glob("*.xlsx"))[:3]]
    return [text_of(take([report], MATRICES)).encode() for report in reports] + [json.dumps({"version": 1}).encode()]


def _read(path: Path) -> None:
    from raci.lint.baseline import read_baseline  # noqa: PLC0415 - imported where it is measured what it covers

    read_baseline(path)


_WORDS: Final = (
    '"version": 1',
    '"version": 2',
    '"files": ',
    '"findings": ',
    "[",
    "]",
    "{",
    "}",
    "null",
    "1e9",
    '""',
    ",",
)
TARGET: Final = file_target(".json", seeds=_seeds, act=_read, words=_WORDS)
