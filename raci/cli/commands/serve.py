"""raci serve: a page in the browser on which a matrix is dropped, mended and taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def serve(
    *,
    host: Annotated[str, typer.Option(help="The address to answer at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to answer at; 0 takes a free one.")] = 8722,
) -> None:
    """Open a page in the browser on which a matrix is dropped, mended and taken away."""
    from raci.cli.settings_in_force import settings_for  # noqa: PLC0415 - nothing costs until used
    from raci.web.serving import serve_page  # noqa: PLC0415

    serve_page(host, port, settings_for(Path(), {}))
