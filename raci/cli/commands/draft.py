"""raci draft: a first matrix, with the reason of each letter and what could not be known.

Examples:
  raci draft head-of-sales.txt regional-manager.docx
  raci draft roles.md -o roles.yaml
  raci draft --org people.csv --duties duties.csv -o duties.xlsx
  raci draft --list
  raci draft --starter hiring --roles "Head of HR, Recruiter, Team Lead" -o hiring.yaml
  raci draft --complete sales.xlsx --starter sales-leadership
"""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated, Literal

import typer

from raci.cli.options import Org  # noqa: TC001 - typer reads it
from raci.errors import RaciError


def draft(  # noqa: PLR0913 - one for each option
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="TEXT…", help="Texts about roles: .txt, .md, .html or .docx.")
    ] = None,
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Write the matrix; the suffix says the format (.yaml, .xlsx, .md)."),
    ] = None,
    report_format: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people, or for programs.")
    ] = "text",
    starter: Annotated[
        str | None, typer.Option("--starter", help="Begin with a starter of the catalogue instead of a text.")
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Say which starters there are.")] = False,
    roles: Annotated[
        str | None, typer.Option("--roles", help="Your own roles, between commas; the starter's become these.")
    ] = None,
    complete: Annotated[
        Path | None, typer.Option("--complete", help="A matrix of yours: say only what it lacks, and why.")
    ] = None,
    duties: Annotated[
        Path | None,
        typer.Option("--duties", help="A list of duties (Duty, Scope, Section); the roles of --org take them."),
    ] = None,
    most: Annotated[
        int | None, typer.Option("--most", min=1, help="For how many of the duties of --duties one role may answer.")
    ] = None,
    org: Org = None,
) -> None:
    """Draft a first matrix from texts about roles, a list of duties or a starter; or say what a matrix lacks."""
    from raci.cli.drafting_from_starters import Wish, of_catalogue  # noqa: PLC0415 - nothing costs until used

    if duties is not None:
        from raci.cli.drafting_from_duties import of_duties  # noqa: PLC0415 - nothing costs until used

        if paths or listing or starter is not None or complete is not None or roles is not None:
            raise RaciError("misuse", "--duties goes with --org, and with no text, starter or matrix")
        of_duties(duties, org, most, out, report_format)
    elif most is not None:
        raise RaciError("misuse", "--most needs a list of duties: --duties FILE")
    elif listing or starter is not None or complete is not None:
        if paths:
            raise RaciError("misuse", "name texts to draft from, or a starter, not both")
        of_catalogue(Wish(listing, starter, complete, roles, org, out, report_format))
    elif roles is not None or org is not None:
        raise RaciError(
            "misuse", "--roles and --org need a starter to bind (--starter NAME), --org may have --duties FILE instead"
        )
    elif not paths:
        raise RaciError("misuse", "name a text to draft from, or a starter: --starter NAME (see raci draft --list)")
    else:
        _of_texts(paths, out, report_format)


def _of_texts(paths: list[Path], out: Path | None, report_format: str) -> None:
    from raci.api import draft as drafted  # noqa: PLC0415 - nothing costs until used
    from raci.cli.draft_shown import draft_shown  # noqa: PLC0415
    from raci.cli.settings_in_force import limits_here  # noqa: PLC0415

    with limits_here({}):
        made = drafted(paths)
    draft_shown(made, out, report_format)
