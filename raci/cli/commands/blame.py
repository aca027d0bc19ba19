"""raci blame: which commit made a role accountable.

Examples:
  raci blame sales.xlsx
  raci blame sales.yaml --all --format json
"""

from __future__ import annotations

from typing import Annotated

import typer

from raci.cli.asking import AnswerFormat, answered, tell_all
from raci.cli.settings_in_force import settings_for
from raci.remote import here


def blame(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file with a matrix, in a git repository.")],
    *,
    everything: Annotated[bool, typer.Option("--all", help="A line for every letter, not only for the A.")] = False,
    report_format: AnswerFormat = "text",
) -> None:
    """Say for each duty who is accountable, since when, and which commit of whom made it so.

    A duty, a role and the file are followed under the names they had before.
    """
    from raci.history.looking_back import blame_of  # noqa: PLC0415 - nothing costs until used
    from raci.history.pages import blame_page  # noqa: PLC0415

    file = here(path)
    found = blame_of(file, settings_for(file, {}), everything=everything)
    tell_all(found.told)
    answered(report_format, "blame", found, lambda: blame_page(found))
