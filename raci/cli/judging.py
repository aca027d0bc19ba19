"""Judging files and telling what was found: what `raci check` does once its words are understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.cli.between_files import Own, Together
from raci.cli.files import ALL
from raci.cli.kept import UNREAD, Kept, status_of
from raci.cli.saying import Saying
from raci.cli.settings_in_force import settings_for
from raci.cli.stream import Stream
from raci.cli.told import Told
from raci.cli.way import Way
from raci.remote import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from raci.cli.annotated_copy import Copy
    from raci.cli.files import Sought
    from raci.cli.reporting import Wanted
    from raci.cli.settings_in_force import Said
    from raci.lint import Report
    from raci.reports.reporter import Run
    from raci.settings import Settings

STOPPED: Final = 130
"""What a shell expects of a command that Ctrl-C has ended."""


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
    take: Callable[[Report], None] | None = None,
) -> int:
    """Judge the matrices of files and folders, say what was found, and return the exit status.

    `wanted` are the reports and where they go; None is text on standard output. `copy` is a copy of the one file that
    is to have the findings as notes; with `allowed` the allowances are listed, and what each covers. Known findings of
    a baseline are set apart; with `write_baseline`, all that is found is written to it first. `sought` says which
    of the files count; `take` is given each report when it is told.

    0: nothing at or above the failing severity. 1: findings. 2: a file could not be read, or there was none. 130: the
    user has stopped it; what was found until then was told.
    """
    overall = settings_for(paths[0], said)
    way = Way.of(overall)
    told, kept = Told(), Kept(baseline=write_baseline, everything=bool(copy or (wanted and wanted.needs_all())))
    together = Together(told)
    saying = Saying(aloud=wanted is None or wanted.shown == "text", everything=everything, allowed=allowed, take=take)
    whole = bool(copy or write_baseline or (wanted and wanted.needs_matrices()))
    stream = Stream(lambda look: sought.among(paths, said, look), said, wanted, whole=whole)
    stopped = False
    try:
        for report, chosen in stream.judged(way, told):
            together.add(report, chosen)
            if kept.add(report, chosen):
                stream.progress.clear()
                saying.say(report)
    except KeyboardInterrupt:
        stopped = True
        stream.tell_of_stop()
    between = None if stopped else together.report(overall, keeps=stream.keeps)
    between = kept.hold_against_baseline(between, overall, write=write_baseline and not stopped)
    beyond = [] if between is None else [between]
    for each in beyond:
        together.add(each)
    further = [] if stopped else [*beyond, *_of_settings(paths, said, together, told)]
    saying.say_rest(kept.waiting(), further)
    status = max([kept.status, *(status_of(each, overall) for each in further)])
    if not together.files and not stopped:
        status = sought.tell_of_none()
    if copy and kept.reports and status < UNREAD and not stopped:
        copy.write(kept.reports[0], overall)
    if wanted and wanted.needs_all():
        from raci.cli.reporting import hand_out  # noqa: PLC0415 - only where more than text is wanted

        own = Own(between)
        reports = [own.added_to(report) for report in kept.reports]
        hand_out(wanted, _run([*reports, *(each for each in further if each is not between)], said, overall))
    return STOPPED if stopped else status


def _of_settings(paths: Sequence[Path], said: Said, together: Together, told: Told) -> Iterator[Report]:
    """Yield what there is to say of what settings allow."""
    if together.placed or any(path.is_dir() and settings_for(path, said).allow for path in paths):
        from raci.cli.settings_allowances import of_settings  # noqa: PLC0415 - few settings allow anything

        yield from of_settings(paths, said, together, told)


def _run(reports: Sequence[Report], said: Said, settings: Settings) -> Run:
    from datetime import date  # noqa: PLC0415 - only where more than text is wanted

    from raci.reports.reporter import Run  # noqa: PLC0415
    from raci.rules import rules_for  # noqa: PLC0415

    ran = {code for report in reports for code in report.rules}
    known = {rule.code: rule for each in reports for rule in rules_for(settings_for(place(each.path), said))}
    rules = tuple(rule for code, rule in known.items() if code in ran)
    day = settings.today or date.today()  # noqa: DTZ011 - the day of who asks
    return Run(tuple(reports), rules, day, str(Path.cwd()), settings.fail_on or "error")
