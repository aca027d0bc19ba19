"""Contestants of scripts/bench: a check of many workbooks whose results nobody has kept, and the same once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench_input import Size, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

BEGIN: Final = """
import shutil, sys
from raci.__main__ import main
if sys.argv.pop(1) == "first":
    shutil.rmtree(sys.argv[-1], ignore_errors=True)
main()
"""
"""Runs raci with the words that follow; the last names the folder of the cache, which the first run finds empty."""


def runs(folder: Path, count: int) -> dict[str, tuple[str, ...]]:
    """Write so many workbooks of 50 × 8 and return the words of each run: the first, the second, one without cache."""
    files = folder / "kept"
    files.mkdir()
    for number in range(count):
        write_workbook(files / f"{number:05}.xlsx", Size(50, 8, 5), seed=number)
    kept = ("check", str(files), "--cache-dir", str(folder / "cache"))
    return {
        "first": (BEGIN, "first", *kept),
        "second": (BEGIN, "second", *kept),
        "without": (BEGIN, "second", "check", str(files), "--no-cache"),
    }
