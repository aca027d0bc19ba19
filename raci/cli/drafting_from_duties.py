"""What raci draft does with a list of duties: the roles of an organization take them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from raci.cli.draft_shown import draft_shown
from raci.cli.settings_in_force import settings_for
from raci.errors import RaciError

if TYPE_CHECKING:
    from raci.cli.options.drafting import DraftOptions


def of_duties(duties: Path, options: DraftOptions) -> None:
    """Place a list of duties on an organization, show the draft and write it. Raises RaciError for misuse."""
    settings = settings_for(Path(), {"organization": options.org})
    if not settings.organization:
        message = "--duties needs an organization whose roles take them: --org people.csv, or one in the settings"
        raise RaciError("misuse", message)
    from raci.placing import draft_from_duties  # noqa: PLC0415 - nothing costs until used

    draft_shown(draft_from_duties(settings.organization, duties, options.most, settings), options)
