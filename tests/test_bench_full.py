"""The full table of the measurements: its exponents are those of the times, and every value is kept."""

from __future__ import annotations

import json
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Any, Final

import pytest
from bench_full import Row, kept, shown, slope, steps, table
from bench_steps import STEPS, of_one

if TYPE_CHECKING:
    from collections.abc import Callable

_SCRIPTS: Final = Path(__file__).parents[1] / "scripts"


@pytest.mark.parametrize("exponent", [0.5, 1.0, 2.0])
def test_the_exponent_is_that_of_the_growth(exponent: float) -> None:
    row = Row("read", "reading", "duties")
    for size in (100, 1_000, 10_000, 100_000, 1_000_000):
        row.add(size, size**exponent if size >= 10_000 else 5.0)

    assert row.exponent == pytest.approx(exponent)


def test_one_point_has_no_slope() -> None:
    assert slope([(1.0, 2.0)]) is None


def test_the_table_has_a_line_for_each_row_and_a_dash_where_nothing_was_measured() -> None:
    one, other = Row("read", "reading", "duties"), Row("peer", "openpyxl", "duties")
    for size in (10_000, 100_000):
        one.add(size, size / 1e6)
    other.add(10_000, 2.5)

    assert table([one, other]).splitlines() == [
        "| duties | 10,000 | 100,000 | exponent from 10,000 on |",
        "| --- | ---: | ---: | ---: |",
        "| reading | 10 ms | 100 ms | 1.00 |",
        "| openpyxl | 2.5 s | – | – |",
    ]


def test_every_value_is_kept_as_json() -> None:
    row = Row("read", "reading", "duties")
    row.add(100, 0.25)
    [found] = json.loads(kept([row]))["rows"]

    assert (found["name"], found["values"], found["exponent"]) == ("read", {"100": [0.25]}, None)


def test_memory_is_told_in_mebibytes() -> None:
    assert shown(3 << 20, "peak") == "3 MiB"


def test_all_steps_and_all_peers_can_be_named() -> None:
    named = {"full-check", "full-steps", "full-many", "full-between", "full-openpyxl", "full-many-frictionless"}

    assert named <= steps("perf_counter").keys()


def test_every_step_of_a_workbook_takes_its_time(tmp_path: Path) -> None:
    made: dict[str, Any] = run_path(str(_SCRIPTS / "bench_input.py"))
    path = made["write_workbook"](tmp_path / "made.xlsx", made["Size"](30, 8, 4))
    ticks: Callable[[], float] = iter(range(100)).__next__

    assert list(of_one(path, ticks)) == [1.0] * len(STEPS)
