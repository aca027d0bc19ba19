"""raci fix: mend a file where it stands, with everything else in it untouched.

Examples:
  raci fix plan.xlsx                     writes plan-mended.xlsx
  raci fix plan.xlsx --in-place          mends plan.xlsx, keeps plan.xlsx.bak
  raci fix org/ --in-place --unsafe --dry-run
"""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated

import typer

from raci.cli.options import (
    ConfigOptions,
    ReadingOptions,
    Severity,
    listed,
)
from raci.errors import RaciError
from raci.remote import here


def fix(  # noqa: PLR0913 - one for each option
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATHS...", help="Files or folders: workbooks, org-design files, CSV, Markdown."),
    ],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where the mended copy goes; NAME-mended.xlsx if not said.")
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Mend the file itself, and keep what it was as NAME.bak.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be changed.")] = False,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Also make fixes that are proposals: somebody should look at them.")
    ] = False,
    select: Annotated[
        list[str] | None, typer.Option(help="Only mend what these rules find (codes, beginnings of codes, names).")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave what these rules find.")] = None,
    fail_on: Annotated[
        Severity | None,
        typer.Option(help="The mildest severity left over that makes the exit status 1."),
    ] = None,
    reading: ReadingOptions,
    config: ConfigOptions,
) -> None:
    """Mend what can be mended, in a copy of your own file: all else in it stays as it is.

    Only the cells concerned are edited: drawings, charts, macros, comments and formats stay. What cannot be mended
    without harm is told with its cell, and left.

    Exit status: 0 nothing at or above the failing severity is left · 1 findings are left · 2 misuse, or a file that
    could not be read or written.
    """
    from raci.cli.mending import Wish, mend_files  # noqa: PLC0415 - nothing costs until used

    files = [here(path) for path in paths]
    if output is not None and (in_place or len(files) > 1 or files[0].is_dir()):
        raise RaciError("misuse", "-o names one file; give one file to mend, or say --in-place")
    rules = {"select": listed(select), "ignore": listed(ignore), "fail_on": fail_on}
    said = {**rules, **reading.said(), **config.said()}
    raise typer.Exit(mend_files(files, said, Wish(output, in_place, dry_run, unsafe)))
