"""Judging files and telling what was found: what `raci check` does once its words are understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from raci.cli.files import files
from raci.cli.output import palette, say, tell
from raci.cli.settings_in_force import settings_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from raci.cli.settings_in_force import Said
    from raci.lint import Report
    from raci.reports.terminal import Palette
    from raci.settings import Settings

_SLOW: Final = 20
_SHOWN: Final = 10


def judge_files(paths: Sequence[Path], said: Said, *, as_json: bool = False, everything: bool = False) -> int:
    """Judge the matrices of files and folders, say what was found, and return the exit status.

    0: nothing at or above the failing severity. 1: findings. 2: a file could not be read, or there was none.
    """
    from raci.api import check  # noqa: PLC0415 - nothing costs until used

    status, reports = 0, []
    colours = palette()
    for path, named in _progress(list(files(paths, said))):
        settings = settings_for(path, said)
        report = check(path, settings)
        if report.foreign and not named:
            continue
        status = max(status, _status(report, settings))
        reports.append(report)
        if not as_json:
            _say(report, colours, limit=None if everything else _SHOWN)
    if not reports:
        tell("raci: no file to check was found")
        status = 2
    if as_json:
        from raci.reports.json import reports as document  # noqa: PLC0415 - only for this format

        say(document(reports))
    return status


def _status(report: Report, settings: Settings) -> int:
    from raci.lint import Severity  # noqa: PLC0415 - beside its use

    if report.unreadable:
        return 2
    return int(report.fails(Severity(settings.fail_on or "error")))


def _say(report: Report, colours: Palette, *, limit: int | None) -> None:
    from raci.reports.text import text  # noqa: PLC0415 - only for this format

    if report.unreadable:
        for finding in report.findings:
            tell(f"raci: {finding.location}: {finding.message}")
        return
    for note in report.notes:
        if note.kind == "doubt":
            tell(f"{note.location}: doubt: {note.message}")
    say(text(report, colours, limit))


def _progress(files: list[tuple[Path, bool]]) -> Iterator[tuple[Path, bool]]:
    """Yield the files; show how far the run is if it is long and somebody watches."""
    if len(files) < _SLOW or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from files
        return
    from rich.console import Console  # noqa: PLC0415 - costs an import, only for long runs
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield from progress.track(files, description="Checking")
