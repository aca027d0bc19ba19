"""raci read: what was understood of a file.

Examples:
  raci read plan.xlsx
  raci read plan.xlsx --explain-layout
  raci read plan.xlsx --sheet RACI --header 6 --duties B --format json
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from raci.cli.options.shared import ConfigOptions, ReadingOptions  # noqa: TC001 - the command line reads them
from raci.cli.output import columns, palette, say, tell
from raci.cli.settings_in_force import settings_for
from raci.remote import place

if TYPE_CHECKING:
    from raci.layout.reading import Reading
    from raci.reports.terminal import Palette


def read(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A workbook, delimited text or org-design file.")],
    *,
    report_format: Annotated[
        Literal["text", "json"], typer.Option("--format", help="A table for people, or JSON.")
    ] = "text",
    explain_layout: Annotated[bool, typer.Option(help="Say how the layout was read.")] = False,
    reading: ReadingOptions,
    config: ConfigOptions,
) -> None:
    """Show what is read out of a file: roles, duties, letters, and every doubt."""
    from raci.api import understand  # noqa: PLC0415 - nothing costs until used

    said = {**reading.said(), **config.said()}
    file = place(path)
    found = understand(file, settings_for(file, said))
    if report_format == "json":
        from raci.reports.json import understanding  # noqa: PLC0415 - only for this format

        say(understanding(str(file), found))
    else:
        for each in found.readings:
            _show(each, palette(), explain=explain_layout)
        for note in (*found.notes, *(note for each in found.readings for note in each.notes)):
            tell(f"{note.location}: {note.kind}: {note.message}")
    if not found.readings:
        tell(f"raci: {file}: no matrix was read: {found.reason}")
        raise typer.Exit(2)


def _show(reading: Reading, colours: Palette, *, explain: bool) -> None:
    from raci.reports.table import heading, table  # noqa: PLC0415 - only for people
    from raci.reports.terminal import plain  # noqa: PLC0415

    matrix = reading.matrix
    say(colours.bold(heading(matrix)))
    say(f"{len(matrix.duties)} duties, {len(matrix.roles)} roles")
    if matrix.organization:
        found = sum(join.to is not None for join in matrix.joins)
        say(f"organization: {plain(str(matrix.organization.locate()))}, in which {found} of them were found")
    if explain:
        for decision in reading.decisions:
            say(f"  {plain(decision)}")
    say("")
    say(table(matrix, colours, columns()))
    say("")
