"""Files are written whole or not at all: whatever stops a writer, the name holds what it held or all that is new."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import signal
import stat
import sys
import time
from typing import TYPE_CHECKING, Final

import pytest

from raci.errors import RaciError
from raci.replacing import backed_up, replacing

if TYPE_CHECKING:
    from pathlib import Path

OLD: Final = b"old " * 50_000
NEW: Final = b"new " * 60_000
KILLS: Final = 100


def _write(target: Path, content: bytes) -> None:
    with replacing(target) as written, written.open("wb") as file:
        for start in range(0, len(content), 4096):
            file.write(content[start : start + 4096])
            file.flush()


def _write_for_ever(target: Path) -> None:
    while True:
        _write(target, NEW)
        _write(target, OLD)


@pytest.fixture(name="target")
def _target(tmp_path: Path) -> Path:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(OLD)
    return target


def test_what_is_written_takes_the_place_of_what_was_there_and_leaves_nothing_beside(target: Path) -> None:
    _write(target, NEW)

    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal")
def test_a_hundred_killed_writers_never_leave_a_missing_or_a_half_file(target: Path) -> None:
    context = multiprocessing.get_context("fork")
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    seen = set()
    for _ in range(KILLS):
        writer = context.Process(target=_write_for_ever, args=(target,))
        writer.start()
        time.sleep(chance.uniform(0.002, 0.04))
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        seen.add(target.read_bytes())

    assert seen <= {OLD, NEW}


def test_a_writer_that_fails_leaves_the_file_as_it_was(target: Path) -> None:
    def fail() -> None:
        with replacing(target) as written:
            written.write_bytes(NEW[:100])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "the disk is full; nothing was changed"),
        (errno.EACCES, "may not be written to; name another place"),
        (errno.EROFS, "may not be written to; name another place"),
        (errno.EBUSY, "it is open in another program; close it there first"),
        (errno.EIO, "it cannot be written: Input/output error"),
    ],
)
def test_what_the_system_refuses_is_told_in_one_sentence(target: Path, number: int, sentence: str) -> None:
    def refused() -> None:
        with replacing(target):
            raise OSError(number, os.strerror(number))

    with pytest.raises(RaciError) as told:
        refused()

    assert str(told.value).startswith(f"{target}: ")
    assert sentence in str(told.value)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RaciError, match="there is no folder"):
        _write(tmp_path / "nowhere" / "plan.xlsx", NEW)


def test_a_target_that_is_a_directory_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").mkdir()

    with pytest.raises(RaciError, match="this is a directory; name a file"):
        _write(tmp_path / "plan.xlsx", NEW)


@pytest.mark.parametrize(("lock", "program"), [(".~lock.plan.xlsx#", "LibreOffice"), ("~$plan.xlsx", "Excel")])
def test_a_file_that_is_open_in_an_office_program_is_left_alone(target: Path, lock: str, program: str) -> None:
    target.with_name(lock).write_text("somebody", "utf-8")

    with pytest.raises(RaciError, match=f"it is open in {program}; close it there first"):
        _write(target, NEW)
    assert target.read_bytes() == OLD


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_permissions_are_kept_and_links_followed(target: Path) -> None:
    target.chmod(0o640)
    link = target.with_name("link.xlsx")
    link.symlink_to(target)
    _write(link, NEW)
    fresh = target.with_name("fresh.xlsx")
    _write(fresh, NEW)
    mask = os.umask(0)
    os.umask(mask)

    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o666 & ~mask


def test_each_backup_gets_a_name_of_its_own_and_no_wider_permissions(target: Path) -> None:
    target.chmod(0o600)
    first, second = backed_up(target), backed_up(target)

    assert [first.name, second.name] == ["plan.xlsx.bak", "plan.xlsx.bak2"]
    assert first.read_bytes() == second.read_bytes() == OLD
    assert stat.S_IMODE(first.stat().st_mode) == stat.S_IMODE(target.stat().st_mode)
