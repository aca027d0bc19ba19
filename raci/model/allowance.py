"""An allowance: what somebody has decided to live with, for a reason, and perhaps for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.records import field, record

if TYPE_CHECKING:
    from datetime import date

    from raci.model.location import Location


@record
class Allowance:
    """What may stay as it is: findings of a rule, about a duty, a role, both, or the whole matrix.

    `rule` is a code, the beginning of one, or a rule's name; `duty` (its key or name, or a section) and `role` (its
    key, name or alias) are empty for any. It holds until the day `until` has passed. Only settings say in which files
    it holds: `path` is a pattern of them. `flaw` is what is wrong with its words, which then allow nothing.
    """

    rule: str
    reason: str
    duty: str = ""
    role: str = ""
    owner: str = ""
    until: date | None = None
    path: str = ""
    flaw: str = ""
    at: Location | None = field(default=None, compare=False)
