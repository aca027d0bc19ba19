"""Many files in one run: the same bytes however many judge, a clean stop, and no bad file that ends it."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from interrupted import unmeasured
from many_files import CLEAN, folder_of

from raci.cli.progress import line_of

if TYPE_CHECKING:
    from pathlib import Path

_FORMS: Final = ("text", "json", "sarif", "junit", "gitlab")


def _run(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "raci", "check", "--no-cache", *words],
        capture_output=True, cwd=folder, check=False, timeout=300, env={**os.environ, **variables},
    )  # fmt: skip


def test_the_number_of_jobs_changes_not_a_byte(tmp_path: Path) -> None:
    folder_of(tmp_path / "plans", 40)
    (tmp_path / "plans" / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing more")
    found = set()
    for jobs in ("1", "2", "3"):
        forms = [word for form in _FORMS for word in ("--report", f"{form}={jobs}.{form}")]
        run = _run(tmp_path, "plans", "--jobs", jobs, "--report", "text", *forms)
        found.add(
            (run.returncode, run.stdout, run.stderr, *((tmp_path / f"{jobs}.{each}").read_bytes() for each in _FORMS))
        )

    assert [status for status, *_ in found] == [2]


def test_jobs_are_set_by_file_environment_and_command_line(tmp_path: Path) -> None:
    folder_of(tmp_path, 3)
    (tmp_path / "raci.toml").write_text("jobs = 2\n[limits]\ntime = 60\n", "utf-8")

    def shown(*words: str, **variables: str) -> list[str]:
        told = _run(tmp_path, ".", "--show-settings", *words, **variables).stdout.decode()
        return re.findall(r"^(?:jobs|time) = .*$", told, re.MULTILINE)

    assert shown() == ["jobs = 2  # raci.toml:1", "time = 60.0  # raci.toml:3"]
    assert shown(RACI_JOBS="3")[0] == "jobs = 3  # RACI_JOBS"
    assert shown("--jobs", "4", RACI_JOBS="3")[0] == "jobs = 4  # --jobs"
    assert _run(tmp_path, ".", RACI_JOBS="many").stderr.decode().startswith("raci: RACI_JOBS takes how many files")
    assert _run(tmp_path, ".", RACI_JOBS="3").returncode == 1


def test_what_lies_between_files_is_told_whoever_judges_them(tmp_path: Path) -> None:
    for name, who in (("one", "A,R"), ("two", "R,A")):
        (tmp_path / f"{name}.csv").write_text(f"Duty,Manager,Clerk\nApprove bid,{who}\nSend bid,A,R\n", "utf-8")
    told = {_run(tmp_path, ".", "--jobs", jobs).stdout for jobs in ("1", "2")}

    assert len(told) == 1
    assert b"REG001" in told.pop()


def _stopped(folder: Path, *words: str) -> tuple[int, str, str]:
    """Return exit status, standard output and standard error of a run that is interrupted after its first findings."""
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "raci", "check", ".", "--no-cache", *words], env=unmeasured(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, cwd=folder, start_new_session=True,
    ) as run:  # fmt: skip
        assert run.stdout
        first = run.stdout.readline()
        os.killpg(run.pid, signal.SIGINT)
        try:
            out, err = run.communicate(timeout=60)
        finally:
            run.kill()
    return run.returncode, (first + out).decode(), err.decode()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_tells_what_was_done_and_what_was_not(tmp_path: Path, jobs: str) -> None:
    folder_of(tmp_path, 1500)
    status, out, err = _stopped(tmp_path, "--jobs", jobs)
    told = re.fullmatch(r"raci: stopped: ([\d,]+) files? judged, ([\d,]+) not\n", err)

    assert status == 130
    assert told is not None
    assert sum(int(each.replace(",", "")) for each in told.groups()) == 1500
    assert len(re.findall(r"^plan\d+\.csv: ", out, re.MULTILINE)) >= 1


def test_a_bar_shows_rate_and_time_left_where_somebody_watches(tmp_path: Path) -> None:
    folder_of(tmp_path, 30)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "raci", "check", ".", "--no-cache"], stdout=theirs, stderr=theirs, cwd=tmp_path
    ) as run:
        os.close(theirs)
        seen = b""
        while True:
            try:
                seen += os.read(ours, 1 << 16)
            except OSError:
                break
    os.close(ours)

    assert run.returncode == 1
    assert b"Checking 0 of 30 [" in seen
    assert seen.count(b".csv: ") >= 30


def test_the_bar_tells_how_far_how_fast_and_how_long() -> None:
    assert line_of(250, 1000, 5.0) == "Checking 250 of 1,000 [######                  ] 50.0 files/s, 15 s left"
    assert line_of(1000, 1000, 2.0) == "Checking 1,000 of 1,000 [########################] 500 files/s, 0 s left"
    assert line_of(1, 100_000, 1.0).endswith("1.0 files/s, 27 h 46 min left")
    assert line_of(10, 1000, 1.0).endswith("10.0 files/s, 1 min 39 s left")


_WITHOUT_PRIVILEGE: Final = """
import ctypes, os, sys
drop, override, search = 24, 1, 2
if os.getuid() == 0:
    library = ctypes.CDLL(None)
    library.prctl(drop, override, 0, 0, 0), library.prctl(drop, search, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Run a command, as root too, without the right to read what nobody may read."""


def _bad_files(folder: Path) -> None:
    """Put 100 corrupt files, 10 of a size that could hang a reader, and 5 that may not be read among the others."""
    for number in range(100):
        (folder / f"corrupt{number:03}.xlsx").write_bytes(b"PK\x03\x04" + bytes([number]) * 400)
    with zipfile.ZipFile(folder / "bomb0.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (300 << 20))
    for number in range(1, 4):
        (folder / f"bomb{number}.xlsx").write_bytes((folder / "bomb0.xlsx").read_bytes())
    for number in range(3):
        (folder / f"text{number}.csv").write_bytes(CLEAN.encode() + b"x" * (50 << 20))
    for number in range(3):
        _far_away(folder / f"far{number}.xlsx")
    for number in range(5):
        (folder / f"locked{number}.csv").write_text(CLEAN, "utf-8")
        (folder / f"locked{number}.csv").chmod(0)


def _far_away(path: Path) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 - beside its use

    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("RACI")
        for row, words in enumerate((("Duty", "Manager", "Clerk"), ("Send bid", "A", "R"))):
            sheet.write_row(row, 0, words)
        sheet.write(1_048_575, 16_383, "x")


def test_bad_files_among_a_thousand_are_told_and_all_others_are_judged(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for number in range(885):
        (plans / f"plan{number:04}.csv").write_text(CLEAN, "utf-8")
    _bad_files(plans)
    words = [sys.executable, "-m", "raci", "check", "--no-cache", "--no-config", "plans"]
    run = subprocess.run(
        [sys.executable, "-c", _WITHOUT_PRIVILEGE, *words],
        capture_output=True, text=True, check=False, timeout=240, cwd=tmp_path,
    )  # fmt: skip

    assert run.returncode == 2
    assert len(re.findall(r"^plans/plan\d+\.csv: clean\.$", run.stdout, re.MULTILINE)) == 885
    assert len(run.stderr.splitlines()) == 115
    assert len(re.findall(r"plans/locked\d\.csv: .*[Pp]ermission", run.stderr)) == 5
