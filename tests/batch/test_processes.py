"""Files judged by processes of this machine: in order, whoever dies, hangs or has enough."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Final

import pytest
from many_files import CLEAN, folder_of, told_by

import raci
from raci.batch.choosing import judged
from raci.batch.pool import Pool
from raci.batch.process import Process
from raci.batch.work import Work
from raci.errors import RaciError, SettingsError
from raci.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TWICE: Final = "it ended the process that read it twice (exit status 7), perhaps for want of memory; it was not judged"


def test_reports_are_the_same_and_in_the_same_order_however_many_judge(tmp_path: Path) -> None:
    paths = sorted(folder_of(tmp_path, 60).iterdir())
    alone = list(raci.check_files(paths))

    assert list(raci.check_files(paths, jobs=2)) == alone
    assert list(raci.check_files(paths, jobs=3)) == alone


def test_each_file_is_judged_by_its_own_settings(tmp_path: Path) -> None:
    paths = sorted(folder_of(tmp_path, 12).iterdir())
    chosen = [Settings(select=("ACC",)), Settings(select=("RSP",)), Settings(select=("ACC",)), None]
    work = [Work(str(path), chosen[place % 4]) for place, path in enumerate(paths)]

    assert [each.rules for each in Pool(2).judged(work)] == [each.judged().rules for each in work]


def test_a_file_that_kills_its_process_twice_is_told_and_all_others_are_judged(tmp_path: Path) -> None:
    folder_of(tmp_path, 12)
    for name in ("plan0004-kills.csv", "plan0007-stumbles.csv", "plan0009-panics.csv"):
        (tmp_path / name).write_text(CLEAN, "utf-8")
    told = told_by(
        tmp_path,
        """
        paths = sorted(Path().glob("*.csv"))
        reports = list(raci.check_files(paths, jobs=2))
        print([report.path for report in reports] == list(map(str, paths)))
        for report in reports:
            if report.unreadable:
                print(report.findings[0].location, report.findings[0].message)
        """,
    ).splitlines()

    assert told == [
        "True",
        f"plan0004-kills.csv {_TWICE}",
        "plan0009-panics.csv raci failed on this file: BaseException: out of order",
    ]


def test_a_file_that_takes_too_long_is_ended_and_told(tmp_path: Path) -> None:
    folder_of(tmp_path, 6)
    (tmp_path / "plan0002-hangs.csv").write_text(CLEAN, "utf-8")
    told = told_by(
        tmp_path,
        """
        for report in raci.check_files(sorted(Path().glob("*.csv")), jobs=2, time_limit=6):
            print(report.path, report.unreadable and report.findings[0].message)
        """,
    ).splitlines()

    assert len(told) == 7
    assert [line for line in told if not line.endswith("False")] == [
        (
            "plan0002-hangs.csv it took longer than 6 seconds and was ended; the limit `time` is 6 seconds: "
            "raise it under [limits]"
        )
    ]


def test_a_broken_pool_of_the_callers_loses_nothing(tmp_path: Path) -> None:
    folder_of(tmp_path, 40)
    (tmp_path / "plan0004-kills.csv").write_text(CLEAN, "utf-8")
    told = told_by(
        tmp_path,
        """
        from concurrent.futures import ProcessPoolExecutor
        paths = sorted(Path().glob("*.csv"))
        with ProcessPoolExecutor(2) as executor:
            reports = list(raci.check_files(paths, executor))
        print([report.path for report in reports] == list(map(str, paths)))
        print(*(report.path for report in reports if report.unreadable))
        """,
    ).splitlines()

    assert told == ["True", "plan0004-kills.csv"]


def test_a_program_without_a_guard_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "bare.py").write_text(
        "import multiprocessing, raci\nmultiprocessing.set_start_method('spawn')\n"
        "list(raci.check_files(['a.csv'] * 9, jobs=2))\n",
        "utf-8",
    )
    told = told_by(tmp_path, "import subprocess\nsubprocess.run([sys.executable, 'bare.py'])")

    assert "if __name__ == '__main__':" in told.splitlines()[-1]


def test_closing_the_reports_ends_the_processes(tmp_path: Path) -> None:
    reports = raci.check_files(sorted(folder_of(tmp_path, 30).iterdir()), jobs=2)
    next(reports)
    reports.close()  # type: ignore[attr-defined]

    assert multiprocessing.active_children() == []


def test_paths_are_asked_for_only_as_they_are_needed(tmp_path: Path) -> None:
    paths = sorted(folder_of(tmp_path, 4).iterdir())
    asked = 0

    def endless() -> Iterator[Path]:
        nonlocal asked
        while True:
            asked += 1
            yield paths[asked % 4]

    reports = raci.check_files(endless(), jobs=2)
    told = [next(reports) for _ in range(20)]
    reports.close()  # type: ignore[attr-defined]

    assert len(told) == 20
    assert asked < 120


def test_settings_that_mean_nothing_are_raised_from_a_process(tmp_path: Path) -> None:
    paths = sorted(folder_of(tmp_path, 4).iterdir())

    with pytest.raises(SettingsError):
        list(raci.check_files(paths, settings=Settings(select=("NOPE",)), jobs=2))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (BrokenPipeError(32, "Broken pipe"), BrokenPipeError),  # of the output, which is written out before
        (OSError(12, "Cannot allocate memory"), RaciError),
    ],
)
def test_an_output_that_nobody_reads_is_no_want_of_processes(
    error: OSError, told: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(*_: object) -> Process:
        raise error

    monkeypatch.setattr(Process, "start", start)
    work = [Work(str(path)) for path in folder_of(tmp_path, 2).iterdir()]

    with pytest.raises(told):
        next(Pool(2).judged(work))


def test_work_too_little_for_processes_starts_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr("raci.batch.choosing._by_processes", refused)
    work = [Work(str(path)) for path in sorted(folder_of(tmp_path, 3).iterdir())]
    work[0].judged()

    assert len(list(judged(work))) == 3
    assert len(list(judged(work, 1))) == 3


def test_work_enough_for_processes_is_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("raci.batch.choosing._WORTH", -1.0)
    monkeypatch.setattr("raci.batch.choosing._processors", lambda: 2)
    work = [Work(str(path)) for path in sorted(folder_of(tmp_path, 20).iterdir())]

    assert list(judged(work)) == [each.judged() for each in work]


def test_slim_reports_come_without_matrices(tmp_path: Path) -> None:
    paths = sorted(folder_of(tmp_path, 3).iterdir())
    reports = list(raci.check_files(paths, jobs=2, matrices=False))

    assert [(each.matrices, each.held) for each in reports] == [((), 1)] * 3
