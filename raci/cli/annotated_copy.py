"""The copy of a workbook with the findings as notes: what `raci check --annotate` is asked for, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from raci.cli.output import tell
from raci.errors import SettingsError
from raci.records import record
from raci.remote import here

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raci.lint import Report
    from raci.settings import Settings


@record
class Copy:
    """Where the copy goes, and whether it lists the findings on a sheet of their own."""

    target: Path
    sheet: bool = False

    @classmethod
    def asked_for(cls, paths: Sequence[Path] | None, target: Path | None, *, sheet: bool) -> Self | None:
        """Return the copy the words ask for, None if they ask for none; raise SettingsError if they do not fit."""
        if target is None:
            if sheet:
                raise SettingsError(
                    "no-copy", "--findings-sheet goes with --annotate OUT: the sheet stands in the copy"
                )
            return None
        if not paths or len(paths) > 1 or paths[0].is_dir():
            raise SettingsError("several-files", "--annotate writes a copy of one workbook: name one, and no folder")
        from raci.menders.annotation import check_target  # noqa: PLC0415 - only for this option

        check_target(here(paths[0]), target)
        return cls(target, sheet)

    def write(self, report: Report, settings: Settings) -> None:
        """Write the copy, and tell what became of it; raise RaciError with one sentence where it cannot be written."""
        from datetime import date  # noqa: PLC0415 - only for this option
        from pathlib import Path  # noqa: PLC0415

        from raci.menders.annotation import annotate_file  # noqa: PLC0415

        day = settings.today or date.today()  # noqa: DTZ011 - the day of who asks
        done = annotate_file(Path(report.path), report.findings, self.target, sheet=self.sheet, day=day)
        found = len(report.findings)
        written = f"{found - len(done.left):,} of {found:,} findings stand there as notes"
        listed = f"; the sheet {done.sheet} lists all" if done.sheet else ""
        tell(f"{self.target}: {written if found else 'nothing was found'}{listed}.")
        for sentence in done.sentences:
            tell(f"{self.target}: {sentence}.")
