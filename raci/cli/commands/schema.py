"""raci schema: the JSON Schemas of the files raci reads and of the JSON it writes.

Examples:
  raci schema
  raci schema report
  raci schema org-design -o org-design.schema.json
"""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated

import typer

from raci.cli.output import hand_over, palette, say


def schema(
    name: Annotated[
        str | None, typer.Argument(help="A schema such as org-design; lists them all if none is named.")
    ] = None,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file.")
    ] = None,
) -> None:
    """Print a JSON Schema, so that editors complete and check files, and programs know what to expect."""
    import json  # noqa: PLC0415 - nothing costs until used

    from raci.errors import RaciError  # noqa: PLC0415
    from raci.schemas import schema_names, schema_path  # noqa: PLC0415

    if name is None:
        if output:
            raise RaciError("misuse", f"name the schema that is to be written to {output}; raci schema lists them")
        for each in schema_names():
            title = json.loads(schema_path(each).read_text("utf-8"))["title"]
            say(f"{palette().bold(each)}{' ' * (12 - len(each))}{title}")
        return
    hand_over(schema_path(name).read_text("utf-8"), output)
