"""raci cache: how large the results are that are kept from run to run, and throwing them away.

Examples:
  raci cache
  raci cache --clear
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from raci.cli.output import counted, say


def cache(
    *,
    clear: Annotated[bool, typer.Option("--clear", help="Throw them all away.")] = False,
    cache_dir: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="Those in this folder, and not in your own for caches.")
    ] = None,
) -> None:
    """Tell where results of earlier checks are kept, and how large they are, or throw them away."""
    from raci.caching import Store, folder_of  # noqa: PLC0415 - nothing costs until used
    from raci.cli.settings_in_force import settings_for  # noqa: PLC0415

    file = folder_of(settings_for(Path(), {"cache_dir": cache_dir}).cache_dir) / Store.NAME
    if clear:
        Store.throw_away(file)
        say(f"{file}: thrown away." if not file.exists() else f"{file}: it is in use; try again.")
        return
    count, size = Store(file.parent).size() if file.exists() else (0, 0)
    say(f"{file}: {counted(count, 'result')}, {size / (1 << 20):.1f} MiB.")
