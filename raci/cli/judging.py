"""Judging files and telling what was found: what `raci check` does once its words are understood."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.cli.files import ALL
from raci.cli.output import palette, say, tell
from raci.cli.settings_in_force import settings_for
from raci.lint import Report
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.cli.annotated_copy import Copy
    from raci.cli.files import Sought
    from raci.cli.reporting import Wanted
    from raci.cli.settings_in_force import Said
    from raci.lint import Finding
    from raci.reports.reporter import Run
    from raci.reports.terminal import Palette
    from raci.settings import Settings

_SLOW: Final = 20
_SHOWN: Final = 10
_UNREAD: Final = 2


def judge_files(
    paths: Sequence[Path],
    said: Said,
    *,
    sought: Sought = ALL,
    wanted: Wanted | None = None,
    everything: bool = False,
    copy: Copy | None = None,
) -> int:
    """Judge the matrices of files and folders, say what was found, and return the exit status.

    `wanted` are the reports and where they go; None is text on standard output. `copy` is a copy of the one file that
    is to have the findings as notes. `sought` says which of the files count.

    0: nothing at or above the failing severity. 1: findings. 2: a file could not be read, or there was none.
    """
    from raci.api import check  # noqa: PLC0415 - nothing costs until used

    status, reports = 0, []
    aloud = wanted is None or wanted.shown == "text"
    told: set[Finding] = set()
    colours = palette()
    for path, named in _progress(list(sought.among(paths, said))):
        settings = settings_for(path, said)
        if wanted and not named and wanted.takes(path):
            continue
        report = _once(check(path, settings), told)
        if report.foreign and not named:
            continue
        status = max(status, _status(report, settings))
        reports.append(report)
        if aloud:
            _say(report, colours, limit=None if everything else _SHOWN)
    if len(reports) > 1:
        settings = settings_for(paths[0], said)
        between = _between(reports, settings, told)
        status = max(status, _status(between, settings))
        if between.findings and aloud:
            _say(between, colours, limit=None if everything else _SHOWN)
        reports = [_with_own(report, between) for report in reports]
    if not reports:
        status = sought.tell_of_none()
    if copy and reports and status < _UNREAD:
        copy.write(reports[0], settings_for(paths[0], said))
    if wanted:
        from raci.cli.reporting import hand_out  # noqa: PLC0415 - only where more than text is wanted

        hand_out(wanted, _run(reports, said, settings_for(paths[0], said)))
    return status


def _run(reports: Sequence[Report], said: Said, settings: Settings) -> Run:
    from datetime import date  # noqa: PLC0415 - only where more than text is wanted

    from raci.reports.reporter import Run  # noqa: PLC0415
    from raci.rules import rules_for  # noqa: PLC0415

    ran = {code for report in reports for code in report.rules}
    known = {rule.code: rule for each in reports for rule in rules_for(settings_for(Path(each.path), said))}
    rules = tuple(rule for code, rule in known.items() if code in ran)
    day = settings.today or date.today()  # noqa: DTZ011 - the day of who asks
    return Run(tuple(reports), rules, day, str(Path.cwd()), settings.fail_on or "error")


def _once(report: Report, told: set[Finding]) -> Report:
    """Return a report without findings in other files, such as their organization's, that were told before."""
    elsewhere = {each for each in report.findings if each.location.path != report.path}
    known = elsewhere & told
    told |= elsewhere
    return replace(report, findings=tuple(each for each in report if each not in known)) if known else report


def _between(reports: Sequence[Report], settings: Settings, told: set[Finding]) -> Report:
    """Return what is found between the matrices of several files and was not told of one of them."""
    from raci.api import check_together  # noqa: PLC0415 - only for several files

    found = check_together((matrix for report in reports for matrix in report.matrices), settings)
    known = told.union(*(report.findings for report in reports))
    return Report(f"between the {len(reports)} files", tuple(each for each in found if each not in known))


def _with_own(report: Report, between: Report) -> Report:
    own = tuple(each for each in between if each.location.path == report.path)
    return replace(report, findings=(*report.findings, *own)) if own else report


def _status(report: Report, settings: Settings) -> int:
    from raci.lint import Severity  # noqa: PLC0415 - beside its use

    if report.unreadable:
        return 2
    return int(report.fails(Severity(settings.fail_on or "error")))


def _say(report: Report, colours: Palette, *, limit: int | None) -> None:
    from raci.reports.terminal import plain  # noqa: PLC0415 - beside its use
    from raci.reports.text import text  # noqa: PLC0415 - only for this format

    if report.unreadable:
        for finding in report.findings:
            tell(f"raci: {finding.location}: {finding.message}")
        return
    if not report.matrices and not report.findings:
        for note in report.notes:
            say(f"{plain(str(note.location))}: {plain(note.message)}.")
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
