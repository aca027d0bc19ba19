"""One file to be judged, and judging it: what every worker does, wherever it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.api import check, summary_of
from raci.errors import RaciError
from raci.lint import unreadable
from raci.records import record, replace
from raci.remote import place

if TYPE_CHECKING:
    from pathlib import Path

    from raci.lint import Report
    from raci.settings import Settings


@record
class Work:
    """A file to be judged under some settings.

    Its report comes slim, or `whole`: with its matrices. In a `brief` it brings what of them is needed for what lies
    between files. One that was `found` elsewhere, and not named, is looked at first, so that it is fetched but once:
    if it is not worth reading, its report says that it is foreign.
    """

    path: str
    settings: Settings | None = None
    whole: bool = False
    brief: bool = False
    found: bool = False

    def judged(self) -> Report:
        """Return the report of the file: slim, or whole; raise RaciError where the settings mean nothing.

        A slim one may be kept of an earlier run, where the settings say so.
        """
        if self.settings is not None and self.settings.cache and not self.whole:
            from raci.caching import of_file  # noqa: PLC0415 - nothing costs until used

            return of_file(self.path, self.settings, self._anew, brief=self.brief, found=self.found)
        return self._anew()

    def _anew(self) -> Report:
        file = place(self.path)
        try:
            if self.found and not _is_promising(file):
                return unreadable(str(file), (str(file), "it speaks of no parts in duties"), foreign=True)
            report = check(file, self.settings)
        except RaciError:
            raise
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as error:  # noqa: BLE001 - a panic in a library must not end the run
            return self.failed(f"raci failed on this file: {type(error).__name__}: {error}")
        summary = summary_of(report.matrices, report.path) if self.brief and report.matrices else None
        if self.whole:
            return replace(report, summary=summary) if summary else report
        from raci.reports.slimming import slim  # noqa: PLC0415 - only where reports are slim

        return slim(report, summary)

    def failed(self, sentence: str) -> Report:
        """Return the report of a file that could not be judged."""
        shown = str(place(self.path))
        return unreadable(shown, (shown, sentence))


def _is_promising(file: Path) -> bool:
    from raci.readers.prospects import promising  # noqa: PLC0415 - only for what is elsewhere

    return promising(file)
