"""raci role: the card of a role.

Examples:
  raci role "Head of Sales" sales.yaml
  raci role "Ann Lee" org/ --format json
"""

from __future__ import annotations

from typing import Annotated

import typer

from raci.cli.asking import AnswerFormat, Asked, Paths, tell_all
from raci.cli.options.shared import Org  # noqa: TC001 - typer reads it


def role(
    name: Annotated[
        str, typer.Argument(metavar="ROLE", help="A role by its name, a short form, or a person who holds it.")
    ],
    paths: Paths = None,
    *,
    org: Org = None,
    report_format: AnswerFormat = "text",
) -> None:
    """Show the card of a role: where it stands, what it answers for, does, is asked and is told.

    The name of a person gives the cards of all roles the person holds.
    """
    from raci.answers import cards_of  # noqa: PLC0415 - nothing costs until used
    from raci.reports.answers.pages import role_page  # noqa: PLC0415

    asked = Asked(paths, {"organization": org})
    found = cards_of(asked.directory, name)
    tell_all(found[0].told)
    asked.answer(report_format, "roles", found, lambda: role_page(found))
