"""A list of duties without roles: what somebody knows has to be done, before anybody is named for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model.location import Location
from raci.records import record

if TYPE_CHECKING:
    from raci.model.duty import Duty


@record
class ListedDuty:
    """A duty of a list. `kind` is its sort of work (`set` `decide` `plan` `execute` `check` `inform`), or empty."""

    duty: Duty
    kind: str = ""
    description: str = ""


@record
class DutyList:
    """The duties of a file, in its order, each once; `doubled` are those that were left out, being there already."""

    duties: tuple[ListedDuty, ...]
    path: str = ""
    sheet: str | None = None
    doubled: tuple[Duty, ...] = ()

    def locate(self, duty: Duty) -> Location:
        """Return where a duty stands."""
        row, column = duty.source or (0, 0)
        return Location(self.path, self.sheet, row, column)
