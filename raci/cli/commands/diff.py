"""raci diff: what changed from one file to another, by meaning.

Examples:
  raci diff plan-2025.xlsx plan-2026.xlsx
  raci diff main.yaml sales.yaml --format markdown --fail-on accountability
  raci diff --git origin/main
  raci diff --git v1.0..v2.0 org/ --format json
  git config diff.raci.textconv "raci diff --textconv"
"""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated

import typer

from raci.cli.differences import say_differences, say_plain_text
from raci.cli.options.comparing import Revisions, TellingOptions  # noqa: TC001 - the command line reads it
from raci.cli.options.shared import ReadingOptions  # noqa: TC001 - the command line reads it
from raci.errors import RaciError


def diff(
    old: Annotated[
        Path | None, typer.Argument(metavar="A", help="The file as it was; with --git a file or folder to look at.")
    ] = None,
    new: Annotated[Path | None, typer.Argument(metavar="B", help="The file as it is.")] = None,
    *,
    git: Revisions = None,
    telling: TellingOptions,
    textconv: Annotated[
        bool, typer.Option("--textconv", help="Write the matrices of A as lines of text, for git diff.")
    ] = False,
    reading: ReadingOptions,
) -> None:
    """Say what changed from one file to another: who answers for what now, which duties and roles came, went, moved.

    Duties and roles that are only spelled otherwise are renamed, not gone and new. The formats may differ: a workbook
    is compared with the org-design file that was made of it.

    Exit status: 0, or 1 where something happened that --fail-on names · 2 a file that could not be read.
    """
    said = reading.said()
    if git is not None:
        from raci.cli.repository_differences import say_repository_differences  # noqa: PLC0415 - only where it is asked

        if textconv or (old and new):
            raise RaciError("misuse", "--git compares one file, or all of a folder, with itself; name at most one")
        raise typer.Exit(say_repository_differences(git, old, said, telling))
    if textconv and old is not None:
        if new is not None:
            raise RaciError("misuse", "--textconv takes one file; leave it out to compare two", str(new))
        say_plain_text(old, said)
        return
    if old is None or new is None:
        raise RaciError("misuse", "name two files to compare, one with --textconv, or two revisions with --git")
    raise typer.Exit(say_differences(old, new, said, telling))
