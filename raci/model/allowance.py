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

    `rule` is a code, the beginning of one, or a rule's name; `duty` and `role` are as written, empty for any. It ends
    after the day `until`.
    """

    rule: str
    reason: str
    duty: str = ""
    role: str = ""
    owner: str = ""
    until: date | None = None
    at: Location | None = field(default=None, compare=False)
