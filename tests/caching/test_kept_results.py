"""Results that are kept from run to run: as good as new, whatever changes, and whatever happens to the file."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import raci
from raci import caching
from raci.batch import Work
from raci.caching import Store, keeping, keys
from raci.cli import app
from raci.readers.prospects import promising
from raci.records import replace
from raci.reports.slim_json import packed
from raci.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

ORG: Final = """\
roles:
  head: {name: Head Gardener, level: head, reports to: the owner, holders: [{person: ann, until: 2026-06-30}]}
  gardener: {name: Gardener, level: specialist, reports to: head}
people:
  ann: {name: Ann Lee}
"""
PLAN: Final = """\
organization: org.yaml
roles: [Head Gardener, Gardener, Carpenter]
duties:
  beds: {name: Plant the beds, A: Head Gardener, R: Gardener}
  gates: {name: Mend the gates, A: [Head Gardener, Carpenter]}
"""
KEY: Final = b"k" * 32


def _kept(folder: Path) -> Settings:
    return Settings(cache=True, cache_dir=str(folder / "cache"))


def _judged(path: Path, chosen: Settings) -> dict[str, Any]:
    report = Work(str(path), chosen, brief=True).judged()
    return packed(report) | {"summary": report.summary and report.summary.text}


@pytest.fixture(name="garden")
def _garden(tmp_path: Path) -> Path:
    (tmp_path / "org.yaml").write_text(ORG, "utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    return tmp_path


def _reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that will name the files that are judged."""
    found: list[str] = []
    original = raci.batch.work.check  # type: ignore[attr-defined]  # the module is there

    def counted(path: Path, chosen: Settings | None) -> raci.Report:
        found.append(Path(path).name)
        report: raci.Report = original(path, chosen)
        return report

    monkeypatch.setattr("raci.batch.work.check", counted)
    return found


def test_a_file_that_has_not_changed_is_not_read_again(garden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = _reads(monkeypatch)
    once, twice = (_judged(garden / "plan.yaml", _kept(garden)) for _ in range(2))

    assert once == twice == _judged(garden / "plan.yaml", Settings())
    assert reads == ["plan.yaml"] * 2


@pytest.mark.parametrize(
    "change",
    [
        lambda garden: (garden / "plan.yaml").write_text(PLAN.replace("gates", "fences"), "utf-8"),
        lambda garden: (garden / "org.yaml").write_text(ORG.replace("Gardener", "Grower"), "utf-8"),
        lambda garden: (garden / "org.yaml").unlink(),
    ],
)
def test_what_has_changed_is_read_again(
    garden: Path, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    _judged(garden / "plan.yaml", _kept(garden))
    change(garden)
    reads = _reads(monkeypatch)
    found = _judged(garden / "plan.yaml", _kept(garden))

    assert reads == ["plan.yaml"]
    assert found == _judged(garden / "plan.yaml", Settings())


def test_a_day_counts_where_rules_ask_for_it(garden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = garden / "plain.csv"
    plain.write_text("Duty,Head,Hand\nSow,A,R\nReap,A,R\nRake,A,R\n", "utf-8")
    for path in (garden / "plan.yaml", plain):
        _judged(path, _kept(garden))
    reads = _reads(monkeypatch)
    monkeypatch.setattr(keeping, "_today", lambda: "2031-01-01")
    for path in (garden / "plan.yaml", plain):
        _judged(path, _kept(garden))

    assert reads == ["plan.yaml"]


@pytest.mark.parametrize(
    "other",
    [
        {"select": ("ACC",)},
        {"severity": {"ACC002": "note"}},
        {"today": date(2030, 1, 1)},
        {"rules": {"many-consulted": {"at-most": 1}}},
        {"allowances": False},
    ],
)
def test_other_settings_are_another_result(garden: Path, other: dict[str, Any]) -> None:
    _judged(garden / "plan.yaml", _kept(garden))
    chosen = replace(_kept(garden), **other)

    assert _judged(garden / "plan.yaml", replace(chosen, cache=False)) == _judged(garden / "plan.yaml", chosen)


def test_settings_that_change_nothing_found_are_the_same_result(garden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _judged(garden / "plan.yaml", _kept(garden))
    reads = _reads(monkeypatch)
    _judged(garden / "plan.yaml", replace(_kept(garden), fail_on="note", jobs=2, exclude=("x/",)))

    assert not reads


def test_another_raci_does_not_trust_what_is_kept(garden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _judged(garden / "plan.yaml", _kept(garden))
    reads = _reads(monkeypatch)
    monkeypatch.setattr(keys, "surroundings", lambda: "another version, or another plug-in")
    _judged(garden / "plan.yaml", _kept(garden))

    assert reads == ["plan.yaml"]


_EDITS: Final = st.lists(
    st.one_of(
        st.tuples(st.just("plan.yaml"), st.sampled_from([PLAN, PLAN.replace("Carpenter", "Smith"), "duties: [", ""])),
        st.tuples(st.just("org.yaml"), st.sampled_from([ORG, ORG.replace("head,", "lead,"), "roles: {", None])),
        st.tuples(
            st.just("settings"),
            st.sampled_from([{}, {"ignore": ("ACC",)}, {"today": date(2026, 1, 1)}, {"today": date(2027, 1, 1)}]),
        ),
    ),
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(_EDITS)
def test_kept_or_not_the_result_is_the_same(edits: list[tuple[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as named:
        folder, said = Path(named), dict[str, Any]()
        for name, value in [("plan.yaml", PLAN), ("org.yaml", ORG), *edits]:
            if name == "settings":
                said = value
            elif value is None:
                (folder / name).unlink(missing_ok=True)
            else:
                (folder / name).write_text(value, "utf-8")
            chosen = replace(_kept(folder), **said)

            assert _judged(folder / "plan.yaml", replace(chosen, cache=False)) == _judged(folder / "plan.yaml", chosen)
        _close(folder / "cache")


def _close(folder: Path) -> None:
    known = keeping._opened.pop((os.getpid(), str(folder)), None)  # noqa: SLF001 - Windows removes no open file
    if known:
        known.store.close()


@pytest.mark.parametrize("wrong", [b"no database", b"SQLite format 3\x00" + b"\xff" * 5000, b""])
def test_a_file_that_is_no_cache_is_thrown_away(tmp_path: Path, wrong: bytes) -> None:
    (tmp_path / Store.NAME).write_bytes(wrong)
    with closing(Store(tmp_path)) as store:
        store.put(KEY, "kept")

        assert store.get(KEY) == "kept"


def test_a_database_of_somebody_else_is_thrown_away(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / Store.NAME)) as foreign:
        foreign.execute("CREATE TABLE results (key BLOB, text TEXT)")
        foreign.commit()
    with closing(Store(tmp_path)) as store:
        assert store.is_open
        assert store.get(KEY) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE results SET text = replace(text, 'kept', 'lies')",
        "UPDATE results SET seal = x'00'",
        "UPDATE results SET text = x'ff00'",
        "UPDATE results SET key = zeroblob(32)",
    ],
)
def test_a_text_that_was_changed_is_not_found(tmp_path: Path, statement: str) -> None:
    with closing(Store(tmp_path)) as store:
        store.put(KEY, "kept")
        with closing(sqlite3.connect(tmp_path / Store.NAME)) as other:
            other.execute(statement)
            other.commit()

        assert store.get(KEY) is None
        assert store.get(bytes(32)) is None


def test_a_damaged_file_is_thrown_away_in_the_middle_of_a_run(garden: Path) -> None:
    chosen = _kept(garden)
    first = _judged(garden / "plan.yaml", chosen)
    _close(garden / "cache")
    file = garden / "cache" / Store.NAME
    for ending in ("-wal", "-shm"):
        file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
    data = bytearray(file.read_bytes())
    data[200:] = b"\x5a" * (len(data) - 200)
    file.write_bytes(data)

    assert first == _judged(garden / "plan.yaml", chosen) == _judged(garden / "plan.yaml", chosen)


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"day": null, "files": [], "report": {}, "summary": null}'])
def test_what_does_not_parse_is_judged_anew(garden: Path, text: str) -> None:
    chosen = _kept(garden)
    first = _judged(garden / "plan.yaml", chosen)
    store = keeping._opened[os.getpid(), chosen.cache_dir].store  # noqa: SLF001 - to spoil it
    with closing(sqlite3.connect(store.path)) as other:
        keys_there = [key for (key,) in other.execute("SELECT key FROM results")]
    for key in keys_there:
        store.put(key, text)

    assert first == _judged(garden / "plan.yaml", chosen)


@pytest.mark.parametrize("spoil", ["file", "nowhere"])
def test_without_a_place_for_it_nothing_is_kept(garden: Path, spoil: str) -> None:
    (garden / "file").write_text("", "utf-8")
    chosen = Settings(cache=True, cache_dir=str(garden / "file" / "x") if spoil == "file" else "/proc/nowhere/x")

    assert _judged(garden / "plan.yaml", Settings()) == _judged(garden / "plan.yaml", chosen)


def test_a_full_disk_only_means_that_nothing_is_kept(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store._connection.execute("PRAGMA max_page_count = 1")  # type: ignore[union-attr]  # noqa: SLF001 - a full disk
        for number in range(5):
            store.put(number.to_bytes(32, "big"), "x" * 100_000)

        assert store.get(bytes(32)) is None


def test_what_was_used_least_recently_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("raci.caching.store._EACH", 1)
    with closing(Store(tmp_path, most=400_000)) as store:
        for day in range(60):
            monkeypatch.setattr("raci.caching.store._today", lambda day=day: day)
            store.put(day.to_bytes(32, "big"), "x" * 20_000)
            store.get(bytes(32))
        count, size = store.size()

        assert store.get(bytes(32))
        assert store.get((1).to_bytes(32, "big")) is None
        assert store.get((59).to_bytes(32, "big"))
        assert 5 < count < 30
        assert size < 500_000


def _fill(folder: str, start: int) -> None:
    store = Store(Path(folder))
    for number in range(start, start + 150):
        store.put(number.to_bytes(32, "big"), f"text {number}")
    store.close()


def test_several_processes_share_it(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_fill, args=(str(tmp_path), start)) for start in (0, 100)]
    for each in workers:
        each.start()
    for each in workers:
        each.join(60)
    with closing(Store(tmp_path)) as store:
        found = [store.get(number.to_bytes(32, "big")) for number in range(250)]

    assert [f"text {number}" for number in range(250)] == found


def test_a_file_that_changes_while_it_is_read_is_not_kept(garden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, chosen = garden / "plan.yaml", _kept(garden)
    original = raci.batch.work.check  # type: ignore[attr-defined]  # the module is there

    def changing(file: Path, said: Settings | None) -> raci.Report:
        report: raci.Report = original(file, said)
        path.write_text(PLAN.replace("beds", "lawns"), "utf-8")
        return report

    monkeypatch.setattr("raci.batch.work.check", changing)
    _judged(path, chosen)
    monkeypatch.undo()
    path.write_text(PLAN, "utf-8")
    reads = _reads(monkeypatch)
    _judged(path, chosen)

    assert reads == ["plan.yaml"]


def test_what_speaks_of_raci_itself_is_not_kept(garden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_file: Path, _said: Settings | None) -> raci.Report:
        raise MemoryError

    chosen = _kept(garden)
    with monkeypatch.context() as patched:
        patched.setattr("raci.batch.work.check", broken)
        failed = _judged(garden / "plan.yaml", chosen)

    assert failed["unreadable"]
    assert not _judged(garden / "plan.yaml", chosen)["unreadable"]


def test_a_run_over_many_files_says_the_same_and_looks_at_none_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        text = f"Duty,Head,Hand {number}\nSow {number},A,R\nReap,A,A\nRake,,R\nMow,A,R\n"
        (tmp_path / f"plan{number:02}.csv").write_text(text, "utf-8")
    (tmp_path / "prices.csv").write_text("Thing,Price\nRake,3\n", "utf-8")
    words = ["check", str(tmp_path), "--jobs", "1", "--cache-dir", str(tmp_path / "kept")]
    plain, first = (CliRunner().invoke(app(["check"]), each) for each in ([*words[:4], "--no-cache"], words))
    looks: list[Path] = []

    def looking(path: Path) -> bool:
        looks.append(path)
        return promising(path)

    monkeypatch.setattr("raci.readers.prospects.promising", looking)
    reads = _reads(monkeypatch)
    second = CliRunner().invoke(app(["check"]), words)

    assert plain.output == first.output == second.output
    assert len(looks) <= 20
    assert not reads


def test_few_files_and_those_elsewhere_are_not_kept_unless_asked_for(garden: Path) -> None:
    done = CliRunner().invoke(app(["check"]), ["check", str(garden), "--cache-dir", str(garden / "kept")])

    assert done.exit_code == 1
    assert not (garden / "kept").exists()


def test_the_cache_tells_its_size_and_is_cleared(garden: Path) -> None:
    folder = garden / "kept"
    _judged(garden / "plan.yaml", Settings(cache=True, cache_dir=str(folder)))
    _close(folder)
    told, cleared, empty = (
        CliRunner().invoke(app(["cache"]), ["cache", "--cache-dir", str(folder), *more]).output
        for more in ([], ["--clear"], [])
    )

    assert f"{folder / Store.NAME}: 1 result, 0." in told
    assert "thrown away" in cleared
    assert ": 0 results, 0.0 MiB." in empty


def test_only_the_user_may_look_into_the_cache(garden: Path) -> None:
    _judged(garden / "plan.yaml", _kept(garden))

    assert (garden / "cache").stat().st_mode & 0o77 == 0
    assert (garden / "cache" / Store.NAME).stat().st_mode & 0o77 == 0
    assert (garden / "cache" / ".gitignore").read_text("utf-8").endswith("*\n")


def test_caches_have_a_folder_on_each_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")

    assert Path("/caches/raci") == caching.folder_of()
    assert Path.home() / "x" == caching.folder_of("~/x")
