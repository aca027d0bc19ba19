"""raci export: write matrices as a workbook for people, or in another format.

Examples:
  raci export sales.yaml sales.xlsx
  raci export plan.xlsx plan.yaml
  raci export plan.xlsx assignments.parquet
  raci export plan.xlsx assignments.csv --as long
"""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import TYPE_CHECKING, Annotated

import typer

from raci.cli.options.shared import ConfigOptions, ReadingOptions  # noqa: TC001 - the command line reads them
from raci.cli.output import counted, say, tell
from raci.cli.settings_in_force import settings_for
from raci.errors import RaciError
from raci.remote import is_remote, place

if TYPE_CHECKING:
    from raci.lint import Report


def export(
    path: Annotated[str, typer.Argument(metavar="IN", help="A file with matrices, in any format that raci reads.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; its suffix says the format.")],
    *,
    form: Annotated[
        str | None,
        typer.Option("--as", help="A format the suffix does not say: long (a row per assignment, .csv or .parquet)."),
    ] = None,
    reading: ReadingOptions,
    config: ConfigOptions,
) -> None:
    """Write the matrices of a file as an Excel workbook with live checks, or as YAML, Markdown, HTML, CSV, JSON.

    What is found in them comes with them where the format has a place for it: sheet Findings of a workbook.
    """
    from raci.api import check, write  # noqa: PLC0415 - nothing costs until used
    from raci.reports.terminal import plain  # noqa: PLC0415
    from raci.writers import writer_for  # noqa: PLC0415

    writer_for(target, form)  # misuse is told before anything is read
    source = place(path)
    if target.exists() and not is_remote(source) and source.exists() and target.samefile(source):
        raise RaciError("misuse", "a file is not written over itself; name another one (raci fix mends in place)", path)
    said = {**reading.said(), **config.said()}
    settings = settings_for(source, said)
    report = check(source, settings)
    if not report.matrices:
        for finding in report.findings:
            tell(f"raci: {finding.location}: {finding.message}")
        raise typer.Exit(2)
    for note in report.notes:
        if note.kind == "doubt":
            tell(f"{note.location}: doubt: {note.message}")
    write(report, target, form, today=settings.today)
    say(plain(f"{target}: {_counts(report)}."))


def _counts(report: Report) -> str:
    duties = sum(len(matrix.duties) for matrix in report.matrices)
    matrices = counted(len(report.matrices), "matrix", "matrices")
    return f"{matrices}, {counted(duties, 'duty', 'duties')}, {counted(len(report.findings), 'finding')}"
