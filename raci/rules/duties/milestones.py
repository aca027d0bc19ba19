"""Rows that only say that other work of the matrix has come to its end: `Design complete`, `Umzug abgeschlossen`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from raci.rules.duties.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.plugin import Duty


class Milestones:
    """The milestones among duties; names are gathered when the first one that may be a milestone is asked for."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self._duties = duties
        self._names: frozenset[str] | None = None

    def __contains__(self, duty: Duty) -> bool:
        work, _, last = plain(duty.name).rpartition(" ")
        return last in _reached() and bool(work) and plain(work) in self._work()

    def _work(self) -> frozenset[str]:
        if self._names is None:
            sections = {section for duty in self._duties for section in duty.section}
            self._names = frozenset(map(plain, (*sections, *(duty.name for duty in self._duties))))
        return self._names


@cache
def _reached() -> frozenset[str]:
    return frozenset(map(plain, wording()["reached"]))
