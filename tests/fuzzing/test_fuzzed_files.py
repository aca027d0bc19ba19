"""What the fuzzers found once is never found again, and every target still runs on its seeds."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from fuzzing.parts import part_mutators
from fuzzing.target import names, target_of, tried

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOUND: Final = Path(__file__).parents[2] / "matrices" / "faulty" / "fuzzed"
_FILES: Final = sorted(path for path in _FOUND.glob("*/*") if path.is_file())
_SLOW: Final = 10.0


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_found_once_is_read_or_refused_in_time(path: Path, tmp_path: Path) -> None:
    began = time.process_time()
    tried(target_of(path.parent.name), path.read_bytes(), tmp_path)

    assert time.process_time() - began < _SLOW


@pytest.mark.parametrize("name", names())
def test_a_target_runs_on_its_seeds(name: str, tmp_path: Path) -> None:
    target = target_of(name)
    seeds = list(_some(target.seeds()))
    for data in seeds:
        tried(target, data, tmp_path)

    assert seeds


def _some(seeds: object) -> Iterator[bytes]:
    assert hasattr(seeds, "__iter__")
    for number, data in enumerate(seeds):
        if number % 20 == 0:
            yield data


def test_what_is_found_belongs_to_a_target() -> None:
    assert {path.parent.name for path in _FILES} <= set(names())


def test_each_kind_of_part_has_a_mutator() -> None:
    assert len(part_mutators()) >= 8
