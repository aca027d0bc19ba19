"""Data files: parsed once and kept beside the file; what was kept is thrown away as soon as it may be wrong."""

from __future__ import annotations

import marshal
import os
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

import raci
from raci.datafile import load

TEXT: Final = 'name = "RACI"\nalso = ["ARCI"]\n[bounds]\nmost = 1\n'
DATA: Final = {"name": "RACI", "also": ["ARCI"], "bounds": {"most": 1}}
OTHER: Final = {"name": "what was kept"}
PACKAGE: Final = Path(raci.__file__).parent


@pytest.fixture(name="path")
def _path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data file in a folder where Python may keep what it likes."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "raci.toml"
    path.write_text(TEXT, "utf-8")
    return path


def loaded(path: Path) -> dict[str, Any]:
    """Return what a process that has not seen the file yet would load."""
    return load.__wrapped__(path)


def kept(path: Path) -> Path:
    """Return the one file that is kept beside a data file."""
    [found] = (path.parent / "__pycache__").iterdir()
    return found


def keep_other(path: Path) -> None:
    """Let what is kept differ from what the file says, so that one sees which of them is loaded."""
    found = marshal.loads(kept(path).read_bytes())  # noqa: S302 - our own
    kept(path).write_bytes(marshal.dumps((found[0], OTHER)))


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.toml")), ids=lambda path: path.name)
def test_every_data_file_of_the_package_loads_as_it_reads(path: Path) -> None:
    assert load(path) == tomllib.loads(path.read_text("utf-8"))


def test_a_file_is_parsed_once_and_kept(path: Path) -> None:
    assert loaded(path) == DATA
    assert loaded(path) == DATA

    keep_other(path)

    assert loaded(path) == OTHER


def test_a_process_asks_only_once(path: Path) -> None:
    first = load(path)
    path.unlink()

    assert load(path) is first


@pytest.mark.parametrize("later", [-1, 1])
def test_what_was_kept_of_an_older_or_newer_file_is_thrown_away(path: Path, later: int) -> None:
    loaded(path)
    keep_other(path)
    moment = path.stat().st_mtime_ns + later
    os.utime(path, ns=(moment, moment))

    assert loaded(path) == DATA
    assert marshal.loads(kept(path).read_bytes())[1] == DATA  # noqa: S302 - our own


def test_what_was_kept_of_a_file_of_another_size_is_thrown_away(path: Path) -> None:
    loaded(path)
    keep_other(path)
    moment = path.stat().st_mtime_ns
    path.write_text(f"{TEXT}least = 0\n", "utf-8")
    os.utime(path, ns=(moment, moment))

    assert loaded(path) == {**DATA, "bounds": {"most": 1, "least": 0}}


def test_what_was_cut_off_while_it_was_kept_is_thrown_away(path: Path) -> None:
    loaded(path)
    whole = kept(path).read_bytes()
    for length in range(len(whole)):
        kept(path).write_bytes(whole[:length])

        assert loaded(path) == DATA
        assert kept(path).read_bytes() == whole


@pytest.mark.parametrize("content", [None, 7, "text", {}, [], (), ((1, 2, 3),), (None, OTHER), ((0, 0, 0), OTHER)])
def test_what_somebody_else_kept_is_thrown_away(path: Path, content: Any) -> None:  # noqa: ANN401 - all that marshal takes
    loaded(path)
    kept(path).write_bytes(marshal.dumps(content))

    assert loaded(path) == DATA


@pytest.mark.parametrize("content", [b"\0" * 40, b"no data", b"\xe3" * 20])
def test_what_is_no_data_is_thrown_away(path: Path, content: bytes) -> None:
    loaded(path)
    kept(path).write_bytes(content)

    assert loaded(path) == DATA


def test_nothing_is_kept_where_python_is_told_to_keep_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert loaded(path) == DATA
    assert list(path.parent.iterdir()) == [path]


def test_where_nothing_can_be_kept_the_file_is_parsed_each_time(path: Path) -> None:
    (path.parent / "__pycache__").write_text("in the way")

    assert loaded(path) == DATA
    assert loaded(path) == DATA
