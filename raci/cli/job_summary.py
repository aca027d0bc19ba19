"""The page of a job at GitHub: what a run found is added to it where the workflow says which file holds it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.cli.output import tell

if TYPE_CHECKING:
    from raci.reports.reporter import Run

_MOST: Final = 1 << 20
"""Bytes that GitHub takes for one step, together with what others have written before."""
_LEAST: Final = 2_000
"""Bytes in which nothing useful can be said."""


def add_summary(run: Run) -> None:
    """Add the page of a run to the file GITHUB_STEP_SUMMARY names; where that fails, one sentence tells it."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    from raci.reports.summary import summary  # noqa: PLC0415 - only in such a workflow

    file = Path(name)
    try:
        room = _MOST - (file.stat().st_size if file.exists() else 0)
        if room < _LEAST:
            tell("raci: the job summary is full (1 MiB); the counts of this run are not in it.")
            return
        with file.open("ab") as stream:
            stream.write(f"{summary(run, room - 1)}\n".encode())
    except OSError as error:
        tell(f"raci: the job summary {name} cannot be written: {error.strerror or error}.")
