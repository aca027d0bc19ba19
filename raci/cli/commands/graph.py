"""raci graph: pictures of who does what, and files for other programs.

Examples:
  raci graph sales.yaml -o sales.svg
  raci graph sales.yaml --view escalation --format mermaid
  raci graph org/ --org people.csv --view handovers -o handovers.dot
  raci graph plan.xlsx -o plan.bpmn
"""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated

import typer

from raci.cli.asking import Asked, Paths
from raci.cli.options.shared import Org  # noqa: TC001 - typer reads it
from raci.cli.output import hand_over
from raci.remote import place


def graph(
    paths: Paths = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to this file; its suffix says the form."),
    ] = None,
    view: Annotated[
        str | None,
        typer.Option(help="What is drawn: by-role, by-duty, by-unit, escalation, handovers, or whole (all as data)."),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="Pictures: svg, mermaid, dot. Data of a view: graphml, cytoscape. The matrices for other programs: "
            "turtle, bpmn, oscal, owners, backstage.",
        ),
    ] = None,
    org: Org = None,
) -> None:
    """Draw who does what, or write it for other programs: on standard output, or to a file.

    All matrices are drawn together. What is very large is drawn by units and sections, with lines counted between them.
    """
    from raci.cli.report_targets import check_output  # noqa: PLC0415 - nothing costs until used
    from raci.drawings import form_for, told, view_named  # noqa: PLC0415

    chosen = form_for(form, output)
    if view is not None:
        view_named(view)
    if output is not None:
        check_output(output, [place(path) for path in paths or ()])
    asked = Asked(paths, {"organization": org})
    if output is not None:
        check_output(output, [place(graph.matrix.source.path) for graph in asked.directory.register.graphs])
    hand_over(told(asked.directory, chosen, view), output)
    raise typer.Exit(2 if asked.failed else 0)
