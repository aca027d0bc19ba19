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
from typing import Annotated

import typer

from raci.cli.options.drafting import DraftOptions  # noqa: TC001 - the command line reads it
from raci.errors import RaciError


def draft(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="TEXT…", help="Texts about roles: .txt, .md, .html or .docx.")
    ] = None,
    *,
    options: DraftOptions,
) -> None:
    """Draft a first matrix from texts about roles, a list of duties or a starter; or say what a matrix lacks."""
    if options.duties is not None:
        from raci.cli.drafting_from_duties import of_duties  # noqa: PLC0415 - nothing costs until used

        if paths or options.of_catalogue() or options.roles is not None:
            raise RaciError("misuse", "--duties goes with --org, and with no text, starter or matrix")
        of_duties(options.duties, options)
    elif options.most is not None:
        raise RaciError("misuse", "--most needs a list of duties: --duties FILE")
    elif options.of_catalogue():
        from raci.cli.drafting_from_starters import of_catalogue  # noqa: PLC0415 - nothing costs until used

        if paths:
            raise RaciError("misuse", "name texts to draft from, or a starter, not both")
        of_catalogue(options)
    elif options.roles is not None or options.org is not None:
        raise RaciError(
            "misuse", "--roles and --org need a starter to bind (--starter NAME), --org may have --duties FILE instead"
        )
    elif not paths:
        raise RaciError("misuse", "name a text to draft from, or a starter: --starter NAME (see raci draft --list)")
    else:
        _of_texts(paths, options)


def _of_texts(paths: list[Path], options: DraftOptions) -> None:
    from raci.api import draft as drafted  # noqa: PLC0415 - nothing costs until used
    from raci.cli.draft_shown import draft_shown  # noqa: PLC0415
    from raci.cli.settings_in_force import limits_here  # noqa: PLC0415

    with limits_here({}):
        made = drafted(paths)
    draft_shown(made, options)
