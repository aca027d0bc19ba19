"""A conflict: what two people changed, each otherwise."""

from __future__ import annotations

from raci.records import record


@record
class Conflict:
    """Where both sides changed the same thing otherwise; `duty` and `role` are keys of the merged matrix, or empty.

    Told as `Approve bid × Manager: ours A, theirs R (base –)`.
    """

    where: str
    ours: str
    theirs: str
    base: str
    duty: str = ""
    role: str = ""

    def __str__(self) -> str:
        return f"{self.where}: ours {self.ours}, theirs {self.theirs} (base {self.base})"
