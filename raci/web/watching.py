"""What is found in the matrices of a document, kept up with every change by asking only about what it touched."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from raci.lint import judge_together
from raci.lint.rejudging import Rejudge
from raci.model.change import Add, Assign, Move, Remove, Rename, Revise, Withdraw
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.lint import Finding
    from raci.lint.judging import Bench
    from raci.model import Matrix
    from raci.model.change import Change


class Watch:
    """The findings of each matrix of a document, by ids that stay as long as a finding says the same."""

    def __init__(self, bench: Bench, matrices: Sequence[Matrix], path: str) -> None:
        self._bench = replace(bench, path=path)
        self._matrices = list(matrices)
        self._judges: dict[int, Rejudge] = {}
        self._found: dict[int, dict[str, Finding]] = {}
        self._ids: dict[int, tuple[Finding, str]] = {}
        self._together: list[Finding] | None = None

    def found(self, index: int) -> dict[str, Finding]:
        """Return what is found in one matrix."""
        if index not in self._found:
            self._found[index] = self._with_ids(self._settled(index))
        return self._found[index]

    def become(self, index: int, matrix: Matrix, changes: Sequence[Change]) -> None:
        """Let a matrix be what changes made of it."""
        judge = self._judges.get(index)
        if judge is not None:
            self._judges[index] = self._followed(judge, matrix, changes)
        alone = len(self._matrices) == 1 and matrix.organization is self._matrices[index].organization
        self._matrices[index] = matrix
        if alone:
            self._found.clear()
        else:
            self._together = None
            self._found.clear()

    def _followed(self, judge: Rejudge, matrix: Matrix, changes: Sequence[Change]) -> Rejudge:
        duties = _touched(changes)
        if duties is None:
            return self._judge(matrix)
        if all(isinstance(each, Assign | Withdraw) for each in changes):
            return judge.follow(matrix, duties)
        return judge.follow_duties(matrix, duties)

    def _judge(self, matrix: Matrix) -> Rejudge:
        bench = self._bench
        return Rejudge(matrix, bench.rules, bench.severities, bench.settings.today)

    def _settled(self, index: int) -> Iterable[Finding]:
        """Return what is found in a matrix, its organization, and between it and the others of the file."""
        bench, matrix = self._bench, self._matrices[index]
        if index not in self._judges:
            self._judges[index] = self._judge(matrix)
        if self._together is None:
            self._together = judge_together(self._matrices, bench.rules, bench.severities, bench.settings.today)
        alone: list[Sequence[Finding]] = [[] for _ in self._matrices]
        alone[index] = self._judges[index].found()
        here = [each for each in self._together if self._is_here(each, index)]
        return bench.settled(self._matrices, alone, here).findings

    def _is_here(self, finding: Finding, index: int) -> bool:
        """Tell whether something found between matrices, or in an organization, is shown with a matrix."""
        places = (finding.location, *finding.related)
        concerned = {place for place, each in enumerate(self._matrices) if any(_holds(each, at) for at in places)}
        return index in concerned or not concerned

    def _with_ids(self, findings: Iterable[Finding]) -> dict[str, Finding]:
        """Return findings by their ids; an id is made once for each, as most are the same as before an edit."""
        known, held = self._ids, {}
        found: dict[str, Finding] = {}
        for each in findings:
            kept = known.get(id(each))
            if kept is None or kept[0] is not each:
                kept = each, _id(each)
            held[id(each)] = kept
            key, number = kept[1], 1
            while key in found:
                number += 1
                key = f"{kept[1]}-{number}"
            found[key] = each
        self._ids = held
        return found


def _touched(changes: Iterable[Change]) -> set[str] | None:
    """Return the keys of the duties that changes are about, None where they are about more than duties."""
    touched: set[str] = set()
    for each in changes:
        if not isinstance(each, Assign | Withdraw | Add | Remove | Rename | Move | Revise):
            return None
        touched.add(each.duty)
        if isinstance(each, Rename):
            touched.add(each.key)
    return touched


def _holds(matrix: Matrix, place: object) -> bool:
    source = matrix.source
    top, left, bottom, right = source.area
    row, column, sheet = getattr(place, "row", 0), getattr(place, "column", 0), getattr(place, "sheet", None)
    across = left <= column <= right if source.sheet is not None else True
    return sheet == source.sheet and top <= row <= bottom and across


def _id(finding: Finding) -> str:
    told = "\0".join((finding.rule, finding.duty, "\1".join(finding.roles), finding.message))
    return hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=9).hexdigest()
