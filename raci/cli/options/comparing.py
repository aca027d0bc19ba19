"""What `raci diff` can be told of how it answers."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import typer

from raci.records import record

Revisions: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="BASE[..HEAD]",
        help="All matrices of the repository: since HEAD parted from BASE, or from one revision to another.",
    ),
]
FailOn: TypeAlias = Literal["accountability", "findings", "any", "never"]


@record
class TellingOptions:
    """How it is told what changed, and which changes fail."""

    report_format: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option("--format", help="For a terminal, for a pull request, or for programs."),
    ] = "text"
    fail_on: Annotated[
        FailOn,
        typer.Option(help="Exit with 1 where accountability changed, findings were introduced, or anything changed."),
    ] = "never"
    everything: Annotated[bool, typer.Option("--all", help="Show every sentence, not the first of each kind.")] = False
