"""raci merge: what two people changed in the same matrices, together.

Examples:
  raci merge plan-base.xlsx plan-mine.xlsx plan-hers.xlsx -o plan.xlsx
  git config merge.raci.driver "raci merge %O %A %B --path %P"
"""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated

import typer

from raci.cli.options.shared import Org  # noqa: TC001 - typer reads it


def merge(  # noqa: PLR0913 - one for each option
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The file that both were made of.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="The file as we changed it.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The file as they changed it.")],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where the merged file goes; to OURS if not said.")
    ] = None,
    path: Annotated[
        Path | None,
        typer.Option(help="The file that the three are states of, where their names do not say the format (git's %P)."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come of it.")] = False,
    anew: Annotated[
        bool,
        typer.Option("--anew", help="Write the file new where neither can be mended; what is beside matrices is lost."),
    ] = False,
    org: Org = None,
) -> None:
    """Merge the matrices of two files that were made of a third: cell by cell, duty by duty, role by role.

    What only one side changed is taken over into OURS, and the rest of it stays as it is. What both changed otherwise
    is told cell by cell, and stays as OURS has it. With git, for workbooks too: a merge driver.

    Exit status: 0 all is merged · 1 conflicts, or nothing could be written without loss · 2 a file cannot be read.
    """
    from raci.cli.merging import say_merged  # noqa: PLC0415 - nothing costs until used

    target = None if dry_run else output or ours
    raise typer.Exit(say_merged(base, ours, theirs, target, path, {"organization": org}, anew=anew))
