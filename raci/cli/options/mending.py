"""What `raci fix` can be told."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import TYPE_CHECKING, Annotated

import typer

from raci.cli.options.shared import Severity, listed
from raci.records import record

if TYPE_CHECKING:
    from raci.cli.settings_in_force import Said


@record
class MendingOptions:
    """Where mended files go, and which fixes are made."""

    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where the mended copy goes; NAME-mended.xlsx if not said.")
    ] = None
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Mend the file itself, and keep what it was as NAME.bak.")
    ] = False
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be changed.")] = False
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Also make fixes that are proposals: somebody should look at them.")
    ] = False


@record
class RuleOptions:
    """What is mended, and what fails of the rest."""

    select: Annotated[
        list[str] | None, typer.Option(help="Only mend what these rules find (codes, beginnings of codes, names).")
    ] = None
    ignore: Annotated[list[str] | None, typer.Option(help="Leave what these rules find.")] = None
    fail_on: Annotated[
        Severity | None,
        typer.Option(help="The mildest severity left over that makes the exit status 1."),
    ] = None

    def said(self) -> Said:
        """Return what they say, by field of Settings."""
        return {"select": listed(self.select), "ignore": listed(self.ignore), "fail_on": self.fail_on}
