"""The measurements: their input is what they say it is, and the table tells the truth about its bars."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from runpy import run_path
from typing import Any, Final

import pytest

import raci

_SCRIPTS: Final = Path(__file__).parents[1] / "scripts"


@pytest.fixture(name="bench")
def _bench(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the names of scripts/bench."""
    monkeypatch.syspath_prepend(str(_SCRIPTS))
    return run_path(str(_SCRIPTS / "bench"))


@pytest.fixture(name="made")
def _made() -> dict[str, Any]:
    """Return the names of scripts/bench_input.py."""
    return run_path(str(_SCRIPTS / "bench_input.py"))


def test_workbook_is_read_with_all_its_duties_and_letters(made: dict[str, Any], tmp_path: Path) -> None:
    size = made["Size"](1_000, 30, 7)
    matrix = raci.read(made["write_workbook"](tmp_path / "made.xlsx", size))
    codes = [finding.rule for finding in raci.check(matrix)]

    assert (len(matrix.duties), len(matrix.roles), sum(map(len, matrix.rows))) == (1_000, 30, size.letters)
    assert len({duty.name for duty in matrix.duties}) > 990
    assert (0 < codes.count("ACC001") < 30, 0 < codes.count("RSP001") < 30) == (True, True)


def test_input_is_the_same_every_time(made: dict[str, Any]) -> None:
    names = made["names_with_look_alikes"]

    assert names(500) == names(500)


def test_help_tells_what_can_be_measured() -> None:
    done = subprocess.run(
        [sys.executable, str(_SCRIPTS / "bench"), "--help"], capture_output=True, text=True, check=True
    )

    assert {"--quick", "--only", "--json", "recall"} <= {word.strip(",;") for word in done.stdout.split()}


@pytest.mark.parametrize(("ours", "holds"), [(1.4, True), (1.6, False)])
def test_bar_is_held_by_the_median_of_the_rounds(bench: dict[str, Any], ours: float, *, holds: bool) -> None:
    line = bench["Line"]("start", bench["MEASURES"]["start"], "start", [(9.0, 1.0), (ours, 1.0), (0.1, 1.0)])

    assert line.holds is holds
    assert str(line) == f"| start | {ours:g} s | 1 s | {ours:g} | ≤ 1.5 | {'yes' if holds else '**NO**'} |"


def test_measuring_prints_a_line_for_each_measure(bench: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    status = bench["main"](["--quick", "--only", "start"])
    lines = capsys.readouterr().out.splitlines()

    assert lines[2].startswith("| `raci --version` / `python -c pass` |")
    assert status == int("**NO**" in lines[2])
