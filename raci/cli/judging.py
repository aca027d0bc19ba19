"""Judging files and telling what was found: what `raci check` does once its words are understood."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.cli.between_files import between_files, with_own, without_told
from raci.cli.files import ALL
from raci.cli.saying import Saying
from raci.cli.settings_in_force import settings_for
from raci.remote import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.cli.annotated_copy import Copy
    from raci.cli.files import Sought
    from raci.cli.reporting import Wanted
    from raci.cli.settings_in_force import Said
    from raci.lint import Finding, Report
    from raci.reports.reporter import Run
    from raci.settings import Settings

_SLOW: Final = 20
_UNREAD: Final = 2


def judge_files(  # noqa: PLR0913 - one for each thing that may be asked for
    paths: Sequence[Path],
    said: Said,
    *,
    wanted: Wanted | None = None,
    everything: bool = False,
    copy: Copy | None = None,
    allowed: bool = False,
    write_baseline: bool = False,
    sought: Sought = ALL,
) -> int:
    """Judge the matrices of files and folders, say what was found, and return the exit status.

    `wanted` are the reports and where they go; None is text on standard output. `copy` is a copy of the one file that
    is to have the findings as notes; with `allowed` the allowances are listed, and what each covers. Known findings of
    a baseline are set apart; with `write_baseline`, all that is found is written to it first. `sought` says which
    of the files count.

    0: nothing at or above the failing severity. 1: findings. 2: a file could not be read, or there was none.
    """
    saying = Saying(aloud=wanted is None or wanted.shown == "text", everything=everything, allowed=allowed)
    overall = settings_for(paths[0], said)
    told: set[Finding] = set()
    reports: list[Report] = []
    settings: list[Settings] = []
    waiting = write_baseline
    for report, chosen in _judged(sought.among(paths, said), said, wanted, told):
        waiting = waiting or bool(chosen.baseline)
        reports.append(report)
        settings.append(chosen)
        if not waiting:
            saying.say(report)
    between = between_files(reports, overall, told)
    if waiting and reports:
        from raci.cli.baselines import set_apart  # noqa: PLC0415 - only where there is a baseline

        baselines = [each.baseline for each in (*settings, overall)]
        reports, between = set_apart(reports, baselines, between, write=write_baseline)
    beyond = [] if between is None else [between]
    further = [*beyond, *_of_settings(paths, said, [*reports, *beyond], told)]
    saying.say_rest(reports, further)
    statuses = [*map(_status, reports, settings), *(_status(each, overall) for each in further)]
    status = max(statuses) if reports else sought.tell_of_none()
    if copy and reports and status < _UNREAD:
        copy.write(reports[0], overall)
    if wanted:
        from raci.cli.reporting import hand_out  # noqa: PLC0415 - only where more than text is wanted

        whole = [with_own(report, between) for report in reports]
        hand_out(wanted, _run([*whole, *(each for each in further if each is not between)], said, overall))
    return status


def _judged(
    chosen: Iterator[tuple[Path, bool]], said: Said, wanted: Wanted | None, told: set[Finding]
) -> Iterator[tuple[Report, Settings]]:
    """Yield the report of each file with its settings; files that were not named and hold no matrix are left out."""
    from raci.api import check  # noqa: PLC0415 - nothing costs until used

    for path, named in _progress(list(chosen)):
        settings = settings_for(path, said)
        if wanted and not named and wanted.takes(path):
            continue
        report = without_told(check(path, settings), told)
        if not report.foreign or named:
            yield report, settings


def _of_settings(paths: Sequence[Path], said: Said, reports: Sequence[Report], told: set[Finding]) -> Iterator[Report]:
    """Yield what there is to say of what settings allow."""
    if any(path.is_dir() and settings_for(path, said).allow for path in paths) or any(
        each.allowance.at for report in reports for each in report.allowances
    ):
        from raci.cli.settings_allowances import of_settings  # noqa: PLC0415 - few settings allow anything

        yield from of_settings(paths, said, reports, told)


def _run(reports: Sequence[Report], said: Said, settings: Settings) -> Run:
    from datetime import date  # noqa: PLC0415 - only where more than text is wanted

    from raci.reports.reporter import Run  # noqa: PLC0415
    from raci.rules import rules_for  # noqa: PLC0415

    ran = {code for report in reports for code in report.rules}
    known = {rule.code: rule for each in reports for rule in rules_for(settings_for(place(each.path), said))}
    rules = tuple(rule for code, rule in known.items() if code in ran)
    day = settings.today or date.today()  # noqa: DTZ011 - the day of who asks
    return Run(tuple(reports), rules, day, str(Path.cwd()), settings.fail_on or "error")


def _status(report: Report, settings: Settings) -> int:
    from raci.lint import Severity  # noqa: PLC0415 - beside its use

    if report.unreadable:
        return _UNREAD
    return int(report.fails(Severity(settings.fail_on or "error")))


def _progress(files: list[tuple[Path, bool]]) -> Iterator[tuple[Path, bool]]:
    """Yield the files; show how far the run is if it is long and somebody watches."""
    if len(files) < _SLOW or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from files
        return
    from rich.console import Console  # noqa: PLC0415 - costs an import, only for long runs
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield from progress.track(files, description="Checking")
