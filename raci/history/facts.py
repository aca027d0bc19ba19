"""What is told of the past, ready to be written in any format."""

from __future__ import annotations

from raci.records import record


@record
class Origin:
    """The commit that made something so: when it came into force, in which commit, by whom, and what was said.

    `since` is the day and time, as ISO 8601 writes it, from which on the line of history held it; `merge` is the commit
    that brought it in, where that was another one. A change that is not committed has no commit.
    """

    since: str = ""
    commit: str = ""
    author: str = ""
    subject: str = ""
    merge: str = ""
    path: str = ""


@record
class Tenure:
    """A time during which the same roles were accountable for a duty; `until` is empty for the one that lasts.

    `accountable` is None where there was no such duty, and empty where nobody was accountable.
    """

    accountable: tuple[str, ...] | None
    origin: Origin
    until: str = ""


@record
class DutyLog:
    """The times of a duty, the latest first, and where it stands now."""

    duty: str
    section: tuple[str, ...]
    place: str
    tenures: tuple[Tenure, ...]


@record
class Log:
    """The answer to `raci log`: the words asked, what is to be told about them, and the duties."""

    asked: str
    told: tuple[str, ...]
    duties: tuple[DutyLog, ...]


@record
class Blamed:
    """A duty with its accountable roles, or the letters of one role in it, and where that comes from."""

    duty: str
    section: tuple[str, ...]
    place: str
    roles: tuple[str, ...]
    letters: str
    origin: Origin


@record
class Blame:
    """The answer to `raci blame`: the file, what is to be told, and a line for each duty, or for each letter."""

    path: str
    told: tuple[str, ...]
    lines: tuple[Blamed, ...]
