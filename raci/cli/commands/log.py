"""raci log: who was accountable for a duty, and when.

Examples:
  raci log "approve bid" org/
  raci log "sales strategy" sales.yaml --format markdown
"""

from __future__ import annotations

from typing import Annotated

import typer

from raci.cli.asking import AnswerFormat, Asked, Paths, tell_all


def log(
    duty: Annotated[str, typer.Argument(help="The name of a duty, a few of its words, or its number.")],
    paths: Paths = None,
    *,
    report_format: AnswerFormat = "text",
) -> None:
    """Say who was accountable for a duty and when, from the history git keeps of its file.

    A duty, a role and a file are followed under the names they had before. Where a merge brought a change in, the time
    begins with the merge, and the commit is the one that made the change.
    """
    from raci.answers.duty_search import duties_meant  # noqa: PLC0415 - nothing costs until used
    from raci.history.looking_back import log_of  # noqa: PLC0415
    from raci.history.pages import log_page  # noqa: PLC0415

    asked = Asked(paths, {})
    found, told = duties_meant(duty, asked.directory)
    log = log_of([(each.graph.matrix, each.duty) for each in found], duty, asked.settings, told)
    tell_all(log.told)
    asked.answer(report_format, "log", log, lambda: log_page(log))
