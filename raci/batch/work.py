"""One file to be judged, and judging it: what every worker does, wherever it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.api import check
from raci.errors import RaciError
from raci.lint import unreadable
from raci.records import record

if TYPE_CHECKING:
    from raci.lint import Report
    from raci.settings import Settings


@record
class Work:
    """A file to be judged under some settings; `whole` tells whether its matrices are wanted with the report."""

    path: str
    settings: Settings | None = None
    whole: bool = False

    def judged(self) -> Report:
        """Return the report of the file: slim, or whole; raise RaciError where the settings mean nothing."""
        try:
            report = check(self.path, self.settings)
        except RaciError:
            raise
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as error:  # noqa: BLE001 - a panic in a library must not end the run
            return self.failed(f"raci failed on this file: {type(error).__name__}: {error}")
        if self.whole:
            return report
        from raci.reports.slimming import slim  # noqa: PLC0415 - only where reports are slim

        return slim(report, report.matrices)

    def failed(self, sentence: str) -> Report:
        """Return the report of a file that could not be judged."""
        return unreadable(self.path, (self.path, sentence))
