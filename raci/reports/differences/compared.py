"""What came of comparing two files: matrix by matrix, and what is found now and no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.records import record

if TYPE_CHECKING:
    from raci.compare import Told
    from raci.lint import Finding
    from raci.model import Matrix
    from raci.model.change import Change


@record
class ComparedMatrix:
    """A matrix that is in both, with what changed; or one that is only in the new file, or only in the old one."""

    old: Matrix | None
    new: Matrix | None
    changes: tuple[Change, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def title(self) -> str:
        """What the matrix is called."""
        matrix = self.new or self.old
        return (matrix.title or matrix.source.sheet or "") if matrix else ""


@record
class Compared:
    """What changed between two reports: in their matrices, and in what was found in them.

    `introduced` are findings of the new one, `resolved` are findings of the old one.
    """

    old: str
    new: str
    matrices: tuple[ComparedMatrix, ...] = ()
    introduced: tuple[Finding, ...] = ()
    resolved: tuple[Finding, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        changed = any(each.told or each.changes or each.old is None or each.new is None for each in self.matrices)
        return not (changed or self.introduced or self.resolved)

    @property
    def accountability(self) -> tuple[Told, ...]:
        """Who answers for what now and did not, or did and no longer does."""
        return tuple(told for each in self.matrices for told in each.told if told.kind == "accountability")
