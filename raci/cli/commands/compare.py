"""raci compare: two roles side by side.

Examples:
  raci compare "Head of Sales" "Regional Sales Manager" sales.yaml
  raci compare CFO Controller org/ --format markdown
"""

from __future__ import annotations

from typing import Annotated

import typer

from raci.cli.asking import AnswerFormat, Asked, Paths, tell_all
from raci.cli.options.shared import Org  # noqa: TC001 - typer reads it


def compare(
    one: Annotated[str, typer.Argument(metavar="ROLE", help="A role by its name, a short form, or its holder.")],
    other: Annotated[str, typer.Argument(metavar="ROLE", help="Another role.")],
    paths: Paths = None,
    *,
    org: Org = None,
    report_format: AnswerFormat = "text",
) -> None:
    """Compare two roles: what each has for itself, what they share, where one localizes the other's duty.

    Every duty in which either takes part is shown once, with its scope and the part of each.
    """
    from raci.answers import compared  # noqa: PLC0415 - nothing costs until used
    from raci.reports.answers.pages import comparison_page  # noqa: PLC0415

    asked = Asked(paths, {"organization": org})
    found = compared(asked.directory, one, other)
    tell_all(found.told)
    asked.answer(report_format, "comparison", found, lambda: comparison_page(found))
