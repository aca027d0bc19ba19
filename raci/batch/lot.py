"""Several files that a worker of an executor gets at once, wherever it runs: as little to send as can be."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from raci.batch.work import Work
from raci.errors import RaciError
from raci.records import record
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.lint import Report
    from raci.settings import Settings


@record
class Lot:
    """Files by their paths, each with the number of its settings, and which reports are wanted.

    `folder` is the one that relative paths start from; empty where the worker's own is meant.
    """

    files: tuple[tuple[str, int, bool, bool, bool], ...]
    settings: tuple[Settings | None, ...]
    folder: str = ""

    @classmethod
    def of(cls, work: Sequence[Work], folder: str = "") -> Self:
        """Return the lot of some files; settings that are the same go along once."""
        known: dict[int, int] = {}
        held: list[Settings | None] = []
        files = []
        for each in work:
            number = known.setdefault(id(each.settings), len(held))
            if number == len(held):
                held.append(each.settings)
            files.append((each.path, number, each.whole, each.brief, each.found))
        return cls(tuple(files), tuple(held), folder)

    def work(self) -> Iterator[Work]:
        """Yield the files with their settings."""
        return (Work(path, self.settings[number], *wanted) for path, number, *wanted in self.files)

    @property
    def is_relative(self) -> bool:
        """Whether a path starts from the folder."""
        return any(not Path(path).is_absolute() and "://" not in path for path, *_ in self.files)


def judge_lot(lot: Lot) -> tuple[str, list[Report | RaciError]]:
    """Return the version of this raci and the reports of a lot, up to an error that ends the run."""
    found: list[Report | RaciError] = []
    with _FOLDER.of(lot):
        for each in lot.work():
            try:
                found.append(each.judged())
            except RaciError as error:
                found.append(error)
                break
    return VERSION, found


class _Folder:
    """The folder that a worker stands in, which is that of all its threads: those who want another one wait."""

    def __init__(self) -> None:
        self._left = threading.Condition()
        self._stand = 0
        self._folder = self._own = ""

    @contextmanager
    def of(self, lot: Lot) -> Iterator[None]:
        """Stand where the paths of a lot start meanwhile; raise RaciError where that folder is not there."""
        if not lot.folder or not lot.is_relative:
            yield
            return
        with self._left:
            self._left.wait_for(lambda: lot.folder == self._folder or not self._stand)
            if not self._stand:
                self._go(lot.folder)
            self._stand += 1
        try:
            yield
        finally:
            with self._left:
                self._stand -= 1
                if not self._stand:
                    os.chdir(self._own)
                    self._left.notify_all()

    def _go(self, folder: str) -> None:
        try:
            own = os.getcwd()  # noqa: PTH109 - as it is, not resolved
            os.chdir(folder)
        except OSError:
            sentence = "the workers do not see this folder; give them the same file system, or name addresses of files"
            raise RaciError("no-folder", sentence, folder) from None
        self._own, self._folder = own, folder


_FOLDER: Final = _Folder()
