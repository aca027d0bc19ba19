"""raci fix: mend a file where it stands, with everything else in it untouched.

Examples:
  raci fix plan.xlsx                     writes plan-mended.xlsx
  raci fix plan.xlsx --in-place          mends plan.xlsx, keeps plan.xlsx.bak
  raci fix org/ --in-place --unsafe --dry-run
"""

from __future__ import annotations

from typing import Annotated

import typer

from raci.cli.options.mending import MendingOptions, RuleOptions  # noqa: TC001 - the command line reads them
from raci.cli.options.shared import ConfigOptions, ReadingOptions  # noqa: TC001 - the command line reads them
from raci.errors import RaciError
from raci.remote import here


def fix(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATHS...", help="Files or folders: workbooks, org-design files, CSV, Markdown."),
    ],
    *,
    mending: MendingOptions,
    rules: RuleOptions,
    reading: ReadingOptions,
    config: ConfigOptions,
) -> None:
    """Mend what can be mended, in a copy of your own file: all else in it stays as it is.

    Only the cells concerned are edited: drawings, charts, macros, comments and formats stay. What cannot be mended
    without harm is told with its cell, and left.

    Exit status: 0 nothing at or above the failing severity is left · 1 findings are left · 2 misuse, or a file that
    could not be read or written.
    """
    from raci.cli.mending import mend_files  # noqa: PLC0415 - nothing costs until used

    files = [here(path) for path in paths]
    if mending.output is not None and (mending.in_place or len(files) > 1 or files[0].is_dir()):
        raise RaciError("misuse", "-o names one file; give one file to mend, or say --in-place")
    said = {**rules.said(), **reading.said(), **config.said()}
    raise typer.Exit(mend_files(files, said, mending))
