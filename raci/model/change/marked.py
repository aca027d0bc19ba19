"""The marks of an opened matrix: each follows the duty and the role it stands at when they are renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model.change.references import References
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model.matrix import Mark


class Marked:
    """Marks in their order, found by duty and by role."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.marks = list(marks)
        self._duties: References[int] = References()
        self._roles: References[int] = References()
        for place, mark in enumerate(marks):
            self._duties.hold(place, (mark.duty,))
            self._roles.hold(place, (mark.role,))

    def rename_duty(self, key: str, new: str) -> None:
        """Let the marks of a duty be those of another key."""
        for place in self._duties.moved(key, new):
            self.marks[place] = replace(self.marks[place], duty=new)

    def rename_role(self, key: str, new: str) -> None:
        """Let the marks of a role be those of another key."""
        for place in self._roles.moved(key, new):
            self.marks[place] = replace(self.marks[place], role=new)
