"""Judging files and telling what was found: what `raci check` does once its words are understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.cli.between_files import Own, Together
from raci.cli.files import ALL, Sought
from raci.cli.kept import UNREAD, Kept, status_of
from raci.cli.reporting import TEXT, Wanted, hand_out
from raci.cli.saying import Saying
from raci.cli.settings_in_force import settings_for
from raci.cli.stream import Stream
from raci.cli.told import Told
from raci.cli.way import Way
from raci.records import record
from raci.remote import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from raci.cli.annotated_copy import Copy
    from raci.cli.settings_in_force import Said
    from raci.lint import Report
    from raci.reports.reporter import Run
    from raci.settings import Settings

STOPPED: Final = 130
"""What a shell expects of a command that Ctrl-C has ended."""


@record
class Wish:
    """What is wanted of a judgement beside its text in the terminal.

    `wanted` are the reports and where they go. With `everything` no finding is left out of the text, with `allowed` it
    lists the allowances, and what each covers. `copy` is a copy of the one file that is to have the findings as notes.
    With `write_baseline`, all that is found is written to the baseline before it is held against it. `sought` says
    which of the files count.
    """

    wanted: Wanted = TEXT
    everything: bool = False
    allowed: bool = False
    copy: Copy | None = None
    write_baseline: bool = False
    sought: Sought = ALL

    def needs_all(self) -> bool:
        """Tell whether something is made of all reports together, when the last one is there."""
        return self.copy is not None or self.wanted.needs_all()

    def needs_matrices(self) -> bool:
        """Tell whether something is made of the matrices themselves, or tells findings by where they stand in them."""
        return self.copy is not None or self.write_baseline or self.wanted.needs_matrices()


PLAIN: Final = Wish()


def judge_files(paths: Sequence[Path], said: Said, wish: Wish = PLAIN) -> int:
    """Judge the matrices of files and folders, say what was found, and return the exit status.

    0: nothing at or above the failing severity. 1: findings. 2: a file could not be read, or there was none. 130: the
    user has stopped it; what was found until then was told.
    """
    with wish.wanted.opened() as take:
        judging = _Judging(paths, said, wish, take)
        try:
            judging.judge_each_file()
        except KeyboardInterrupt:
            return judging.stop()
        between = judging.between_files()
        of_settings = judging.of_settings()
        judging.say_rest(*between, *of_settings)
        status = judging.status(*between, *of_settings)
        if status < UNREAD:
            judging.write_copy()
        judging.hand_out(between, of_settings)
    return status


class _Judging:
    """One run over files: what was found so far, and where it is said."""

    def __init__(self, paths: Sequence[Path], said: Said, wish: Wish, take: Callable[[Report], None]) -> None:
        self._paths = paths
        self._said = said
        self._wish = wish
        self._overall = settings_for(paths[0], said)
        self._way = Way.of(self._overall)
        self._told = Told()
        self._together = Together(self._told)
        self._kept = Kept(baseline=wish.write_baseline, everything=wish.needs_all())
        aloud = wish.wanted.shown == TEXT.shown
        self._saying = Saying(take, aloud=aloud, everything=wish.everything, allowed=wish.allowed)
        self._stream = Stream(self._files, said, wish.wanted, whole=wish.needs_matrices())

    def _files(self, look: Callable[[Path], bool]) -> Iterator[tuple[Path, bool]]:
        return self._wish.sought.among(self._paths, self._said, look)

    def judge_each_file(self) -> None:
        """Judge file by file, and say of each what was found, unless a baseline waits for the last one."""
        for report, settings in self._stream.judged(self._way, self._told):
            self._together.add(report, settings)
            if self._kept.add(report, settings):
                self._stream.progress.clear()
                self._saying.say(report)

    def stop(self) -> int:
        """Say what was found before the user stopped the run; return the exit status."""
        self._stream.tell_of_stop()
        self._kept.hold_against_baseline(None, self._overall, write=False)
        self.say_rest()
        self.hand_out((), ())
        return STOPPED

    def between_files(self) -> Sequence[Report]:
        """Return what is found between the files, if anything can be; from now on known findings are set apart."""
        found = self._together.report(self._overall, keeps=self._stream.keeps)
        found = self._kept.hold_against_baseline(found, self._overall, write=self._wish.write_baseline)
        if found is None:
            return ()
        self._together.add(found)
        return (found,)

    def of_settings(self) -> Sequence[Report]:
        """Return what there is to say of what settings allow."""
        together, paths, said = self._together, self._paths, self._said
        if not (together.placed or any(path.is_dir() and settings_for(path, said).allow for path in paths)):
            return ()
        from raci.cli.settings_allowances import of_settings  # noqa: PLC0415 - few settings allow anything

        return tuple(of_settings(paths, said, together, self._told))

    def say_rest(self, *further: Report) -> None:
        """Say what was found in the files that were not spoken of yet, and what there is to say beyond them."""
        self._saying.say_rest(self._kept.waiting(), further)

    def status(self, *further: Report) -> int:
        """Return the exit status; tell if there was no file."""
        if not self._together.files:
            return self._wish.sought.tell_of_none()
        return max([self._kept.status, *(status_of(each, self._overall) for each in further)])

    def write_copy(self) -> None:
        """Write the copy that is wanted of the one file."""
        if self._wish.copy and self._kept.reports:
            self._wish.copy.write(self._kept.reports[0], self._overall)

    def hand_out(self, between: Sequence[Report], of_settings: Sequence[Report]) -> None:
        """Write the reports that are made of all; what was found between files is told at the file it stands in."""
        if self._wish.wanted.needs_all():
            own = Own(between)
            reports = [own.added_to(report) for report in self._kept.reports]
            hand_out(self._wish.wanted, _run([*reports, *of_settings], self._said, self._overall))


def _run(reports: Sequence[Report], said: Said, settings: Settings) -> Run:
    from datetime import date  # noqa: PLC0415 - only where more than text is wanted

    from raci.reports.reporter import Run  # noqa: PLC0415
    from raci.rules import rules_for  # noqa: PLC0415

    ran = {code for report in reports for code in report.rules}
    known = {rule.code: rule for each in reports for rule in rules_for(settings_for(place(each.path), said))}
    rules = tuple(rule for code, rule in known.items() if code in ran)
    day = settings.today or date.today()  # noqa: DTZ011 - the day of who asks
    return Run(tuple(reports), rules, day, str(Path.cwd()), settings.fail_on or "error")
