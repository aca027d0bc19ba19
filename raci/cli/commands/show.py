"""raci show: the matrix in the terminal, with the findings in place.

Examples:
  raci show sales.xlsx
  raci show plan.xlsx --sheet "Phase 2"
"""

from __future__ import annotations

from typing import Annotated

import typer

from raci.cli.options.shared import ConfigOptions, ReadingOptions  # noqa: TC001 - the command line reads them
from raci.cli.output import columns, palette, say, tell
from raci.cli.settings_in_force import settings_for
from raci.remote import place


def show(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A workbook, delimited text or org-design file.")],
    *,
    reading: ReadingOptions,
    config: ConfigOptions,
) -> None:
    """Show the matrix with coloured letters; ! marks a duty with an error, ? a warning, · a note."""
    from raci.api import check  # noqa: PLC0415 - nothing costs until used
    from raci.reports.table import heading, table  # noqa: PLC0415
    from raci.reports.terminal import plain  # noqa: PLC0415
    from raci.reports.text import counts  # noqa: PLC0415

    said = {**reading.said(), **config.said()}
    file = place(path)
    report = check(file, settings_for(file, said))
    if report.unreadable:
        for finding in report.findings:
            tell(f"raci: {finding.location}: {finding.message}")
        raise typer.Exit(2)
    colours = palette()
    for matrix in report.matrices:
        worst: dict[str, str] = {}
        for finding in sorted(report.findings, key=lambda finding: -finding.severity.rank):
            if finding.duty and finding.location.sheet == matrix.source.sheet:
                worst[finding.duty] = finding.severity.value
        say(colours.bold(heading(matrix)))
        say("")
        say(table(matrix, colours, columns(), worst))
        say("")
    say(f"{plain(report.path)}: {counts(report)}. raci check says what and why.")
