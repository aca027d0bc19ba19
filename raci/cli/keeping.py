"""Whether results of a run are kept from run to run, and those that were: where that is safe, and pays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.cli import settings_in_force
from raci.records import replace
from raci.remote import is_remote
from raci.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from raci.batch import Work
    from raci.cli.settings_in_force import Said
    from raci.lint import Report

FEW: Final = 20
"""Files up to which it does not pay to keep results, unless that is asked for."""


class Keeping:
    """What a run keeps: of `many` files that are judged `here`, on this machine, or where settings say so.

    Of files that are elsewhere nothing is kept unless that is asked for: it would be a copy on this machine.
    """

    def __init__(self, said: Said) -> None:
        self.many = False
        self.here = True
        self._said = said
        self._looked = 0
        self._last: tuple[Settings | None, bool, Settings] = (None, False, Settings())

    def settings_for(self, path: Path) -> Settings:
        """Return the settings for a file; they say whether its result is kept."""
        settings = settings_in_force.settings_for(path, self._said)
        keeps = self.many and self.here and not is_remote(path) if settings.cache is None else settings.cache
        if keeps == settings.cache:
            return settings
        if self._last[0] is not settings or self._last[1] != keeps:
            self._last = (settings, keeps, replace(settings, cache=keeps))
        return self._last[2]

    def look(self, path: Path) -> bool:
        """Tell whether a file that was found in a folder is worth reading."""
        from raci.readers.prospects import promising  # noqa: PLC0415 - needs the readers

        if is_remote(path):
            return True  # who judges it looks first, so that it is fetched once
        self._looked += 1
        self.many |= self._looked > FEW
        settings = self.settings_for(path)
        if not settings.cache:
            return promising(path)
        from raci.caching import worth_reading  # noqa: PLC0415 - nothing costs until used

        return worth_reading(path, settings, promising)

    def kept(self, work: Work) -> Report | None:
        """Return the report of a file as it is kept, None where it is not."""
        from raci.caching import kept_of_file  # noqa: PLC0415 - as above

        return (
            kept_of_file(work.path, work.settings or Settings(), brief=work.brief, found=work.found)
            if self.here
            else None
        )
