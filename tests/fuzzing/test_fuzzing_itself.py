"""The fuzzers' own tools: mutations keep the structure, what happens is counted and saved, figures are added up."""

from __future__ import annotations

import json
import time
from random import Random
from typing import TYPE_CHECKING, Final

import pytest
from fuzzing import watching
from fuzzing.parts import mutated_package, part_mutators, unpacked
from fuzzing.tally import Result, add, table
from fuzzing.target import Target, target_of, tried
from fuzzing.watching import Watch

from raci.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path


_SEEDS: Final = {name: tuple(target_of(name).seeds()) for name in ("xlsx", "xlsb")}


def _blind(data: bytes) -> bytes:
    return data[::-1]


def test_most_mutated_workbooks_are_packages_still_and_differ() -> None:
    made = [mutated_package(_SEEDS["xlsx"][0], Random(number), _blind) for number in range(60)]  # noqa: S311 - no secret

    assert sum(unpacked(each) is not None for each in made) > 50
    assert len(set(made)) > 40


@pytest.mark.parametrize("mutate", part_mutators(), ids=lambda mutate: mutate.__module__.rpartition(".")[2])
def test_each_mutator_changes_some_workbook(mutate: object) -> None:
    assert callable(mutate)
    changed = set()
    for number, data in enumerate((*_SEEDS["xlsx"], *_SEEDS["xlsb"]) * 3):
        parts = unpacked(data) or {}
        before = dict(parts)
        mutate(parts, Random(number), _blind)  # noqa: S311 - no secret
        changed.add(parts != before)

    assert True in changed


def _watch(tmp_path: Path, run: object) -> tuple[Watch, Target]:
    assert callable(run)
    target = Target(lambda data, _folder: run(data), lambda: [b"x"], lambda _: ".bin")
    return Watch(target, tmp_path), target


def test_a_crash_is_saved_with_its_traceback_and_a_refusal_is_none(tmp_path: Path) -> None:
    def run(data: bytes) -> None:
        raise UnreadableError("x", "no", "a") if data == b"fine" else KeyError("odd")

    watch, target = _watch(tmp_path, run)
    for data in (b"fine", b"longer", b"bad", b"much longer"):
        with watch.over(data):
            tried(target, data, tmp_path)

    assert [path.read_bytes() for path in tmp_path.glob("crashes-*.bin")] == [b"bad"]
    assert ["KeyError" in path.read_text() for path in tmp_path.glob("crashes-*.txt")] == [True]


def test_what_takes_long_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "SLOW", 0.05)

    def run(_data: bytes) -> None:
        ends = time.process_time() + 0.1
        while time.process_time() < ends:
            pass

    watch, target = _watch(tmp_path, run)
    with watch.over(b"slow"):
        tried(target, b"slow", tmp_path)

    assert [path.read_bytes() for path in tmp_path.glob("hangs-*.bin")] == [b"slow"]


def test_what_is_done_is_told_while_it_is_done(tmp_path: Path) -> None:
    watch, target = _watch(tmp_path, lambda _: None)
    with watch.over(b"x"):
        tried(target, b"x", tmp_path)
        time.sleep(1.05)

    assert json.loads((tmp_path / "done.json").read_text())["executions"] == 1


def test_figures_of_runs_are_added_up(tmp_path: Path) -> None:
    path = tmp_path / "tally.tsv"
    for result in (Result("xlsx", 10, 1, 0, 0, 2.0), Result("docx", 5, 0, 0, 0, 1.0), Result("xlsx", 30, 0, 1, 0, 2.0)):
        add(path, result)

    assert table(path).splitlines() == [
        "docx: 5 executions, 5 a second, 0 crashes, 0 hangs, 0 over the memory limit",
        "xlsx: 40 executions, 10 a second, 1 crashes, 1 hangs, 0 over the memory limit",
        "all: 45 executions, 9 a second, 1 crashes, 1 hangs, 0 over the memory limit",
    ]
