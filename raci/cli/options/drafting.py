"""What `raci draft` can be told beside the texts."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated, Literal

import typer

from raci.cli.options.shared import Org  # noqa: TC001 - the command line reads it
from raci.records import record


@record
class DraftOptions:
    """Where a draft goes, and what it is made of in place of texts: a starter, or a list of duties."""

    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Write the matrix; the suffix says the format (.yaml, .xlsx, .md)."),
    ] = None
    report_format: Annotated[Literal["text", "json"], typer.Option("--format", help="For people, or for programs.")] = (
        "text"
    )
    starter: Annotated[
        str | None, typer.Option("--starter", help="Begin with a starter of the catalogue instead of a text.")
    ] = None
    listing: Annotated[bool, typer.Option("--list", help="Say which starters there are.")] = False
    roles: Annotated[
        str | None, typer.Option("--roles", help="Your own roles, between commas; the starter's become these.")
    ] = None
    complete: Annotated[
        Path | None, typer.Option("--complete", help="A matrix of yours: say only what it lacks, and why.")
    ] = None
    duties: Annotated[
        Path | None,
        typer.Option("--duties", help="A list of duties (Duty, Scope, Section); the roles of --org take them."),
    ] = None
    most: Annotated[
        int | None, typer.Option("--most", min=1, help="For how many of the duties of --duties one role may answer.")
    ] = None
    org: Org = None

    def of_catalogue(self) -> bool:
        """Tell whether the catalogue of starters is asked for."""
        return self.listing or self.starter is not None or self.complete is not None
