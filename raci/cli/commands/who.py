"""raci who: who answers for a duty.

Examples:
  raci who "sales strategy" sales.yaml
  raci who "approve bid" org/ --format markdown
"""

from __future__ import annotations

from typing import Annotated

import typer

from raci.cli.asking import AnswerFormat, Asked, Paths, tell_all
from raci.cli.options.shared import Org  # noqa: TC001 - typer reads it


def who(
    duty: Annotated[str, typer.Argument(help="The name of a duty, a few of its words, or its number.")],
    paths: Paths = None,
    *,
    org: Org = None,
    report_format: AnswerFormat = "text",
) -> None:
    """Say who answers for a duty, who does it, who is asked and who is told, and to whom it is escalated.

    Words that fit several duties give them all. How a name was understood is told on standard error.
    """
    from raci.answers import takers_of  # noqa: PLC0415 - nothing costs until used
    from raci.reports.answers.pages import who_page  # noqa: PLC0415

    asked = Asked(paths, {"organization": org})
    found = takers_of(asked.directory, duty)
    tell_all(found.told)
    asked.answer(report_format, "who", found, lambda: who_page(found))
