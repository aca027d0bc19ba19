"""raci draft: a first matrix, with the reason of each letter and what could not be known."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated, Literal

import typer

from raci.cli.output import counted, palette, say, tell


def draft(
    paths: Annotated[list[Path], typer.Argument(metavar="TEXT…", help="Texts about roles: .txt, .md, .html or .docx.")],
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Write the matrix; the suffix says the format (.yaml, .xlsx, .md)."),
    ] = None,
    report_format: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people, or for programs.")
    ] = "text",
) -> None:
    """Draft a first matrix from texts about roles: job descriptions, handbooks, articles.

    Examples:
      raci draft head-of-sales.txt regional-manager.docx

      raci draft roles.md -o roles.yaml

      raci draft roles.md --format json
    """
    from raci.api import draft as drafted  # noqa: PLC0415 - nothing costs until used
    from raci.api import write  # noqa: PLC0415

    made = drafted(paths)
    if report_format == "json":
        from raci.drafting.scopes import of_five  # noqa: PLC0415 - only for this format
        from raci.reports.drafts.json import json  # noqa: PLC0415

        say(json(made, of_five))
    else:
        from raci.reports.drafts.text import text  # noqa: PLC0415 - only for people

        say(text(made, palette()))
    if out:
        write(made.matrix, out)
        counts = (
            f"{counted(len(made.matrix.duties), 'duty', 'duties')}, {counted(len(made.questions), 'open question')}"
        )
        tell(f"{out}: {counts}. raci check says what is still wrong with it.")
