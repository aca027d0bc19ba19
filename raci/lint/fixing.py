"""Which fixes of a report are made: the safe ones, or all that change something, each cell once."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from raci.errors import RaciError
from raci.lint.finding import Safety

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.lint.finding import Finding
    from raci.model import Matrix

_WHOLE_ROW = ""


class Fixing:
    """A matrix that is being mended; `made` are the findings whose fixes were made, in their order."""

    def __init__(self, matrix: Matrix, *, unsafe: bool = False) -> None:
        self.matrix = matrix
        self.unsafe = unsafe
        self.made: list[Finding] = []
        self._touched: dict[str, set[str]] = {}

    def make(self, findings: Iterable[Finding]) -> bool:
        """Make the fixes of these findings that may be made and still fit; tell whether there was any.

        A fix does not fit where another one changed the same cell before, or took the duty out.
        """
        before = len(self.made)
        for finding in findings:
            if finding.fix and finding.fix.changes and self._may(finding.fix.safety) and self._fits(finding):
                self._try(finding)
        return len(self.made) > before

    def _may(self, safety: Safety) -> bool:
        return safety is Safety.SAFE or (self.unsafe and safety is Safety.UNSAFE)

    def _fits(self, finding: Finding) -> bool:
        assert finding.fix is not None  # noqa: S101 - for the type checker
        for change in finding.fix.changes:
            touched = self._touched.get(change.duty, set())
            if touched and (change.role in touched or _WHOLE_ROW in (change.role, *touched)):
                return False
        return True

    def _try(self, finding: Finding) -> None:
        assert finding.fix is not None  # noqa: S101 - for the type checker
        try:
            self.matrix = reduce(lambda mended, change: change.apply(mended), finding.fix.changes, self.matrix)
        except RaciError:  # what it changes is not there (any more)
            return
        self.made.append(finding)
        for change in finding.fix.changes:
            self._touched.setdefault(change.duty, set()).add(change.role)
