"""Workbooks as LibreOffice writes them (.ods)."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, small_files
from fuzzing.parts import mutated_package, slim


def _seeds() -> list[bytes]:
    return slim(small_files("messy/*.ods", "seeds/*.ods"))


TARGET: Final = file_target(".ods", seeds=_seeds, mutate=mutated_package)
