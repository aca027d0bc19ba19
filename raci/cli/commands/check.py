"""raci check: judge every matrix of the files and folders named.

Examples:
  raci check sales.xlsx
  raci check org/ --select ACC,RSP --fail-on warning
  raci check plan.xlsx --sheet "RACI*" --notation RASCI --format json
  raci check --changed origin/main
  raci check org/ --report text --report json=found.json
  raci check plans/bids.xlsx --show-settings
  raci check org/ --baseline raci-baseline.json --write-baseline
  raci check org/ --baseline raci-baseline.json
  raci check org/ --jobs 4
  raci check s3://bucket/plans/ 'teams/**/*.xlsx'
  raci check plan.xlsx --annotate plan-checked.xlsx --findings-sheet
"""

from __future__ import annotations

from pathlib import Path

import typer

from raci.cli.judging import Wish, judge_files
from raci.cli.options.checking import (  # noqa: TC001 - the command line reads them
    AllowanceOptions,
    CopyOptions,
    FileOptions,
    ManyFilesOptions,
    Paths,
    ReportOptions,
    RuleOptions,
    ShowSettings,
)
from raci.cli.options.shared import ConfigOptions, ReadingOptions  # noqa: TC001 - the command line reads them
from raci.remote import place


def check(  # noqa: PLR0913 - one for each group of options
    paths: Paths = None,
    *,
    rules: RuleOptions,
    reports: ReportOptions,
    files: FileOptions,
    copying: CopyOptions,
    allowing: AllowanceOptions,
    many: ManyFilesOptions,
    reading: ReadingOptions,
    config: ConfigOptions,
    show_settings: ShowSettings = False,
) -> None:
    """Judge responsibility matrices: every duty needs exactly one accountable owner, somebody who does it, and more.

    Exit status: 0 nothing at or above the failing severity · 1 findings · 2 misuse, or a file that could not be read.
    """
    said = {**rules.said(), **reading.said(), **config.said(), **allowing.said(), **many.said()}
    named = [place(path) for path in paths or ()]
    if show_settings:
        from raci.cli.settings_shown import show  # noqa: PLC0415 - beside its use

        show(named or [Path()], said)
        return
    wish = Wish(
        wanted=reports.wanted(named, copying),
        everything=reports.everything,
        copy=copying.copy(named),
        allowed=allowing.show_allowed,
        write_baseline=allowing.write_baseline,
        sought=files.sought(),
    )
    raise typer.Exit(judge_files(named or [Path()], said, wish))
