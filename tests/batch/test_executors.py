"""Files judged through executors: a bounded number under way, in their order, cancelled when nobody wants more."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from many_files import folder_of

import raci
from raci.batch.lot import Lot, judge_lot
from raci.batch.through import Through
from raci.batch.work import Work
from raci.errors import RaciError, SettingsError
from raci.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable


class Lazy(Executor):
    """Does a thing only when its result is asked for, and counts what it was given."""

    _max_workers = 2

    def __init__(self, wrong: Callable[[], BaseException] | None = None) -> None:
        self.under_way: list[Any] = []
        self.most = 0
        self.wrong = wrong

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as its parent
        """Take a thing up, and do nothing."""
        executor = self

        class Asked(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:  # noqa: ANN401 - as its parent
                executor.under_way.remove(self)
                if executor.wrong:
                    raise executor.wrong()
                return fn(*args, **kwargs)

        made = Asked()
        self.under_way.append(made)
        self.most = max(self.most, len(self.under_way))
        return made


def test_threads_give_the_same_reports_in_the_same_order(tmp_path: Path) -> None:
    paths = sorted(folder_of(tmp_path, 60).iterdir())
    with ThreadPoolExecutor(3) as threads:
        found = list(raci.check_files(paths, threads))

    assert found == list(raci.check_files(paths))


def test_an_executor_has_few_files_at_once_however_many_there_are(tmp_path: Path) -> None:
    paths = sorted(folder_of(tmp_path, 100).iterdir())
    executor = Lazy()
    found = list(raci.check_files(paths, executor, matrices=False))

    assert [report.path for report in found] == list(map(str, paths))
    assert executor.most <= 8


def test_what_has_not_begun_is_cancelled_when_the_reports_are_closed(tmp_path: Path) -> None:
    paths = sorted(folder_of(tmp_path, 100).iterdir())
    executor = Lazy()
    reports = raci.check_files(paths, executor)
    next(reports)
    reports.close()  # type: ignore[attr-defined]

    assert executor.under_way
    assert all(each.cancelled() for each in executor.under_way)


def test_settings_that_mean_nothing_are_raised(tmp_path: Path) -> None:
    paths = sorted(folder_of(tmp_path, 4).iterdir())
    with ThreadPoolExecutor(2) as threads, pytest.raises(SettingsError):
        list(raci.check_files(paths, threads, Settings(select=("NOPE",))))


def test_workers_that_cannot_run_raci_are_told_once() -> None:
    executor = Lazy(lambda: ModuleNotFoundError("No module named 'raci'"))

    with pytest.raises(RaciError, match=r"the workers cannot run raci \(No module named 'raci'\); install raci"):
        list(raci.check_files(["a.csv", "b.csv"], executor))


def test_workers_with_another_raci_are_told() -> None:
    class Old(Lazy):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as its parent
            return super().submit(lambda: ("0.0.1", []))

    with pytest.raises(RaciError, match=r"the workers have raci 0\.0\.1, and this is raci"):
        list(raci.check_files(["a.csv"], Old()))


def test_workers_without_the_folder_are_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    with ThreadPoolExecutor(1) as threads, pytest.raises(RaciError, match="the workers do not see this folder"):
        list(Through(threads, folder=str(gone)).judged([Work("a.csv")]))


def test_workers_find_relative_paths_where_the_run_began(tmp_path: Path) -> None:
    folder_of(tmp_path, 3)
    with ThreadPoolExecutor(2) as threads:
        found = list(Through(threads, folder=str(tmp_path)).judged([Work("plan0000.csv"), Work("plan0001.csv")]))

    assert [(each.path, each.unreadable) for each in found] == [("plan0000.csv", False), ("plan0001.csv", False)]


def test_a_worker_stays_in_the_folder_until_the_last_of_its_threads_has_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_are_in, own = Barrier(2), Path.cwd()
    stood: dict[str, Path] = {}

    def judged(work: Work) -> None:
        both_are_in.wait(30)
        if work.path == "second":
            wait([first], 30)
        stood[work.path] = Path.cwd()

    monkeypatch.setattr(Work, "judged", judged)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(judge_lot, Lot.of([Work("first")], str(tmp_path)))
        second = threads.submit(judge_lot, Lot.of([Work("second")], str(tmp_path)))
        wait([first, second], 60)

    assert stood == {"first": tmp_path, "second": tmp_path}
    assert Path.cwd() == own


def test_a_worker_goes_to_one_folder_after_the_other(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "abcd"]
    for folder in folders:
        folder.mkdir()
        folder_of(folder, 1)
    with ThreadPoolExecutor(4) as threads:
        lots = [threads.submit(judge_lot, Lot.of([Work("plan0000.csv")], str(each))) for each in folders * 5]
        found = [report for lot in lots for report in lot.result()[1]]

    assert [isinstance(each, RaciError) or each.unreadable for each in found] == [False] * 20
