"""Mending where it stands: a file is read, its fixes are made in a copy, the copy is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fuzzing.files import file_target, small_files
from fuzzing.parts import mutated_package, slim, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random


def _seeds() -> list[bytes]:
    books = slim(small_files("seeds/*.xlsx") + small_files("faulty/*.xlsx", "messy/*letter*.xlsx", most=7_000))
    return books + small_files("faulty/*.yaml", "messy/*.md", "messy/*.csv", "seeds/mermaid.md", most=3_000)


def _suffix(data: bytes) -> str:
    if data.startswith(b"PK"):
        return ".xlsx"
    if b"|" in data:
        return ".md"
    return ".yaml" if b": " in data else ".csv"


def _mend(path: Path) -> None:
    from raci.api import annotate, read_all  # noqa: PLC0415 - imported where it is measured what it covers
    from raci.mending import mend  # noqa: PLC0415

    copy = path.with_stem("mended")
    done = mend(path, copy, unsafe=True)
    if len(read_all(copy)) != len(read_all(path)):
        raise AssertionError(f"what was mended is not read as before: {done.made}")
    if path.suffix == ".xlsx":
        annotate(path, copy, sheet=True)
        if read_all(copy) != read_all(path):
            raise AssertionError("an annotated copy says something else")


def _mutated(data: bytes, random: Random, blind: Callable[[bytes], bytes]) -> bytes:
    return mutated_package(data, random, blind) if unpacked(data) else blind(data)


TARGET: Final = file_target(".xlsx", seeds=_seeds, act=_mend, suffix=_suffix, mutate=_mutated)
