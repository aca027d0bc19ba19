"""Showing a draft, for people or programs, and writing its matrix where an output is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.cli.output import counted, palette, say, tell

if TYPE_CHECKING:
    from raci.cli.options.drafting import DraftOptions
    from raci.model.draft import Draft


def draft_shown(made: Draft, options: DraftOptions) -> None:
    """Say what was drafted, and write the matrix."""
    if options.report_format == "json":
        from raci.drafting.scopes import of_five  # noqa: PLC0415 - only for this format
        from raci.reports.drafts.json import json  # noqa: PLC0415

        say(json(made, of_five))
    else:
        from raci.reports.drafts.text import text  # noqa: PLC0415 - only for people

        say(text(made, palette()))
    if options.out:
        from raci.api import write  # noqa: PLC0415 - nothing costs until used

        write(made, options.out)
        counts = (
            f"{counted(len(made.matrix.duties), 'duty', 'duties')}, {counted(len(made.questions), 'open question')}"
        )
        tell(f"{options.out}: {counts}. raci check says what is still wrong with it.")
