"""What a reporter is: a function that makes one document of a whole run; found by walking the package `forms`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from raci.errors import RaciError
from raci.names import no_such
from raci.plugged import plugged
from raci.records import record
from raci.walking import modules_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import date

    from raci.lint import Finding, Report, Rule
    from raci.model import Matrix


@record
class Run:
    """What one call of `raci check` found: a report for each file, and last what was found between the files.

    `rules` are the rules that ran; `day` is the day for which it was asked; `folder` is the one that relative paths in
    the reports start from; `fail_on` is the mildest severity that makes the run fail.
    """

    reports: tuple[Report, ...]
    rules: tuple[type[Rule], ...] = ()
    day: date | None = None
    folder: str = ""
    fail_on: str = "error"

    def findings(self) -> Iterator[tuple[Report, Finding]]:
        """Yield every finding with the report it belongs to, the worst first, then by place."""
        found = ((report, finding) for report in self.reports for finding in report)
        return iter(sorted(found, key=lambda each: (each[1].severity.rank, each[1].location)))


class Document(str):
    """The text of a report that leaves something out, with a sentence that says so to who asked for it."""

    __slots__ = ("remark",)
    remark: str

    def __new__(cls, text: str, remark: str = "") -> Self:
        """Return the text, with the sentence beside it."""
        made = super().__new__(cls, text)
        made.remark = remark
        return made


@record
class Reporter:
    """A form of report: its name, and the function that makes the document of a run, as text.

    What it returns may be a `Document`; then its remark is told on standard error. One that is `slim` does without the
    matrices of the reports, of which there may be very many.
    """

    name: str
    document: Callable[[Run], str]
    slim: bool = False


class Taker(Protocol):
    """What takes the reports of a run one by one."""

    def take(self, report: Report) -> None:
        """Take the next report; the last one is of what was found between files."""


@record
class FolderReporter:
    """A form of report that is a folder of files, written while files are judged: its name, and what opens a folder.

    It is given the folder and what brings the matrices of a report. The files are there when the context is left, and
    are not where that is because of an exception.
    """

    name: str
    opened: Callable[[Path, Callable[[Report], Sequence[Matrix]]], AbstractContextManager[Taker]]


def folder_names() -> list[str]:
    """Return the names of the forms of report that are folders."""
    return modules_in(str(Path(__file__).with_name("folders")))


def folder_reporter(name: str) -> FolderReporter:
    """Return the form of report of a name that is a folder."""
    found: FolderReporter = import_module(f"raci.reports.folders.{name}").REPORTER
    return found


@cache
def reporters() -> tuple[Reporter, ...]:
    """Return the reporters of this package and those other packages give by the entry point `raci.reports`."""
    found = [import_module(f"raci.reports.forms.{name}").REPORTER for name in form_names()]
    found += [each for each in plugged("raci.reports") if isinstance(each, Reporter)]
    return tuple(found)


def form_names() -> list[str]:
    """Return the names of the forms of this package, without importing any."""
    return modules_in(str(Path(__file__).with_name("forms")))


def reporter_named(name: str) -> Reporter:
    """Return the reporter of a name; raise RaciError, with the nearest name, if there is none."""
    if name in form_names():
        found: Reporter = import_module(f"raci.reports.forms.{name}").REPORTER
        return found
    for each in reporters():
        if each.name == name:
            return each
    known = sorted([*(each.name for each in reporters()), *folder_names()])
    raise RaciError("unknown-report", no_such("report", name, known))
