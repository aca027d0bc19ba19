"""Workbooks as Excel writes them (.xlsx, .xlsm)."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, small_files
from fuzzing.parts import mutated_package, slim


def _seeds() -> list[bytes]:
    return slim(small_files("seeds/*.xlsx") + small_files("messy/*.xlsx", "faulty/*.xlsx", most=6_600))


TARGET: Final = file_target(".xlsx", ".xlsm", seeds=_seeds, mutate=mutated_package)
