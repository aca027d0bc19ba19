"""Contestants of scripts/bench: thousands of workbooks in one run, and a loop that only loads them with openpyxl."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from bench_input import Size, write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PYTHON: Final = sys.executable
_DUTIES: Final = Size(50, 8, 5)
_OPENPYXL: Final = """
import sys
from pathlib import Path
from openpyxl import load_workbook
for path in sorted(Path(sys.argv[1]).iterdir()):
    load_workbook(path)
"""


def folders(home: Path, count: int) -> tuple[Path, Path]:
    """Return a folder of so many workbooks of 50 × 8, and one of ten times as many: each of them under ten names."""
    few, many = home / "few", home / "many"
    few.mkdir()
    many.mkdir()
    for number in range(count):
        path = write_workbook(few / f"{number:05}.xlsx", _DUTIES, seed=number)
        for name in range(10):
            os.link(path, many / f"{name}-{number:05}.xlsx")
    return few, many


def commands(few: Path, many: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the contestants by their names: with one job and with two, of ten times as many, and openpyxl."""
    check = (_PYTHON, "-m", "raci", "check", "--no-cache", "--no-config")
    yield "one", (*check, "--jobs", "1", str(few))
    yield "two", (*check, "--jobs", "2", str(few))
    yield "auto", (*check, str(few))
    yield "tenfold", (*check, "--jobs", "1", str(many))
    yield "openpyxl", (_PYTHON, "-c", _OPENPYXL, str(few))
