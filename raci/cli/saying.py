"""Saying what was found, file by file, as a person reads it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.cli.output import palette, say, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raci.lint import Report

_SHOWN: Final = 10


class Saying:
    """Writes reports to standard output, each once; not `aloud` where another report goes there.

    With `everything` no finding is left out, with `allowed` the allowances are listed. `take` is given each report.
    """

    def __init__(self, take: Callable[[Report], None], *, aloud: bool, everything: bool, allowed: bool) -> None:
        self._take = take
        self._aloud = aloud
        self._limit = None if everything else _SHOWN
        self._allowed = allowed
        self._colours = palette()

    def say(self, report: Report) -> None:
        """Say what was found in a file."""
        self._take(report)
        if self._aloud:
            self._say(report)

    def say_rest(self, reports: Sequence[Report], further: Sequence[Report]) -> None:
        """Say what was found in the files that were not spoken of yet, and what there is to say beyond them."""
        for report in reports:
            self.say(report)
        for report in further:
            self._take(report)
            if self._aloud and (report.findings or report.allowed or report.known):
                self._say(report)

    def _say(self, report: Report) -> None:
        from raci.reports.terminal import plain  # noqa: PLC0415 - beside its use
        from raci.reports.text import text  # noqa: PLC0415 - only for this format

        if report.unreadable:
            for finding in report.findings:
                tell(f"raci: {finding.location}: {finding.message}")
            return
        if self._allowed and report.allowances:
            from raci.reports.allowed import allowances  # noqa: PLC0415 - only where asked for

            if shown := allowances(report, self._colours):
                say(shown)
        if not (report.matrices or report.held or report.findings or report.allowed or report.known):
            for note in report.notes:
                say(f"{plain(str(note.location))}: {plain(note.message)}.")
            return
        for note in report.notes:
            if note.kind == "doubt":
                tell(f"{note.location}: doubt: {note.message}")
        say(text(report, self._colours, self._limit))
