"""raci measure: loads, bottlenecks, twins, hand-overs and ways upward.

Examples:
  raci measure sales.yaml
  raci measure org/ --org people.csv --format json
"""

from __future__ import annotations

from typing import Annotated

import typer

from raci.cli.asking import AnswerFormat, Asked, Paths
from raci.cli.options.shared import Org  # noqa: TC001 - typer reads it


def measure(
    paths: Paths = None,
    *,
    org: Org = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show all rows of every measure, not the first twenty.")
    ] = False,
    report_format: AnswerFormat = "text",
) -> None:
    """Measure how responsibilities are spread: who bears most, on whom others depend, who does the same as another.

    All matrices are measured together. Each measure says what it counts, and where that comes from.
    """
    from raci.answers.measures import measured  # noqa: PLC0415 - nothing costs until used
    from raci.graph.work import weights_of  # noqa: PLC0415
    from raci.reports.answers.measure_page import measure_page  # noqa: PLC0415

    asked = Asked(paths, {"organization": org})
    found = measured(asked.directory, weights_of(asked.settings.weights))
    asked.answer(report_format, "measures", found, lambda: measure_page(found, None if everything else 20))
