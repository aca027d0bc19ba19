"""Binary workbooks (.xlsb)."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, small_files
from fuzzing.parts import mutated_package, slim


def _seeds() -> list[bytes]:
    return slim(small_files("seeds/*.xlsb"))


TARGET: Final = file_target(".xlsb", seeds=_seeds, mutate=mutated_package)
