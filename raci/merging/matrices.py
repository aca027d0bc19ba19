"""The matrices of three files, merged: each with its base and with the one it is in the other file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.compare import Conflict, difference, merge
from raci.compare.pairing import paired
from raci.model import Notation
from raci.records import record, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.model import Matrix
    from raci.model.change import Change


@record
class MergedMatrices:
    """The merged matrices in the order of ours, then those that only theirs has; and what is in conflict."""

    matrices: tuple[Matrix, ...]
    conflicts: tuple[Conflict, ...]
    clashes: tuple[Conflict, ...] = ()

    def changes(self, side: Sequence[Matrix]) -> list[tuple[Matrix, tuple[Change, ...]]] | None:
        """Return what is to be changed in the matrices of a file to become these; None where one comes or goes."""
        if len(side) != len(self.matrices):
            return None
        pairs = paired(side, self.matrices)
        found = [(old, difference(old, new)) for old, new in pairs if old is not None and new is not None]
        return found if len(found) == len(side) else None


def merged_matrices(base: Sequence[Matrix], ours: Sequence[Matrix], theirs: Sequence[Matrix]) -> MergedMatrices:
    """Return the matrices of two files made of a third, merged; one that a side took out stays if it was changed."""
    matrices: list[Matrix] = []
    conflicts: list[Conflict] = []
    clashes: list[Conflict] = []
    for was, mine, other in _threes(base, ours, theirs):
        if mine is not None and other is not None:
            merged = merge(was or _nothing(mine, other), mine, other)
            matrices.append(merged.matrix)
            conflicts += merged.conflicts
            clashes += merged.clashes
        elif was is None:
            matrices += [each for each in (mine, other) if each is not None]
        elif mine is not None and mine != was:
            matrices.append(mine)
            conflicts.append(Conflict(f"matrix {_title(mine)}", "changed", "removed", "there"))
        elif other is not None and other != was:
            conflicts.append(Conflict(f"matrix {_title(other)}", "removed", "changed", "there"))
    return MergedMatrices(tuple(matrices), tuple(conflicts), tuple(clashes))


def _threes(
    base: Sequence[Matrix], ours: Sequence[Matrix], theirs: Sequence[Matrix]
) -> Iterator[tuple[Matrix | None, Matrix | None, Matrix | None]]:
    """Yield each matrix as the base, ours and theirs have it, in the order of ours."""
    mine = {id(old): new for old, new in paired(base, ours) if old is not None}
    others = {id(old): new for old, new in paired(base, theirs) if old is not None}
    known = {id(new): old for old in base for new in (mine.get(id(old)),) if new is not None}
    seen = {id(new) for new in others.values() if new is not None}
    added = [each for each in ours if id(each) not in known], [each for each in theirs if id(each) not in seen]
    both = {id(new): old for old, new in paired(*added) if old is not None and new is not None}
    back = {id(old): new for new in added[1] for old in (both.get(id(new)),) if old is not None}
    for matrix in ours:
        was = known.get(id(matrix))
        yield was, matrix, others.get(id(was)) if was is not None else back.get(id(matrix))
    yield from ((old, None, others.get(id(old))) for old in base if mine.get(id(old)) is None)
    yield from ((None, None, each) for each in added[1] if id(each) not in both)


def _nothing(ours: Matrix, theirs: Matrix) -> Matrix:
    """Return the empty matrix of which two were made that have no base."""
    notation = ours.notation if ours.notation == theirs.notation else Notation("–", ())
    return replace(
        ours, notation=notation, roles=(), duties=(), rows=(), title="", marks=(), organization=None, allowances=()
    )


def _title(matrix: Matrix) -> str:
    return matrix.title or matrix.source.sheet or "without title"
