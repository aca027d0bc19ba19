"""Two files, or two states of one, beside each other: which matrix is which, what changed, what is found now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from raci.compare import Alignment, aligned, difference, meaning
from raci.compare.pairing import paired
from raci.errors import UnreadableError
from raci.lint.fingerprint import fingerprints
from raci.model import Duty, Role
from raci.records import replace
from raci.reports.differences import Compared, ComparedMatrix

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    from raci.compare import Told
    from raci.lint import Finding, Report
    from raci.model import Matrix
    from raci.settings import Settings


def compare_files(
    old: str | os.PathLike[str], new: str | os.PathLike[str], settings: Settings | None = None
) -> Compared:
    """Return what changed from one file to another; raise RaciError where one cannot be read or holds no matrix."""
    from raci.api import check  # noqa: PLC0415 - nothing costs until used

    return compared(with_matrices(check(old, settings)), with_matrices(check(new, settings)))


def compared(old: Report, new: Report) -> Compared:
    """Return what changed from one report to another; one without matrices stands for a file that is not there."""
    pairs = paired(old.matrices, new.matrices)
    alignments = {id(one): aligned(one, other) for one, other in pairs if one and other}
    matrices = tuple(_matrix(one, other, alignments.get(id(one))) for one, other in pairs)
    introduced, resolved = _findings(old, new, pairs, alignments)
    return Compared(old.path, new.path, matrices, introduced, resolved)


def with_matrices(report: Report) -> Report:
    """Return a report that has matrices; raise UnreadableError with all that is wrong with the file otherwise."""
    if report.matrices:
        return report
    if not report.findings:
        raise UnreadableError("no-matrix", "there is no matrix in it", report.path)
    first, *others = (f"{finding.location}: {finding.message}" for finding in report)
    place, _, message = first.partition(": ")
    raise UnreadableError("unreadable", message, place, tuple(others))


def _matrix(old: Matrix | None, new: Matrix | None, alignment: Alignment | None) -> ComparedMatrix:
    if old is None or new is None:
        return ComparedMatrix(old, new, (), _alone(old, new))
    return ComparedMatrix(old, new, difference(old, new, alignment), meaning(old, new, alignment))


def _alone(old: Matrix | None, new: Matrix | None) -> tuple[Told, ...]:
    """Return what is to be told of a matrix that is only in one file: who answered, or answers now, for what."""
    matrix = new or old
    if matrix is None:
        return ()
    empty = replace(matrix, roles=(), duties=(), rows=(), marks=(), organization=None, allowances=())
    told = meaning(old or empty, new or empty, Alignment({}, {}))
    return tuple(each for each in told if each.kind == "accountability")


def _findings(
    old: Report,
    new: Report,
    pairs: Sequence[tuple[Matrix | None, Matrix | None]],
    alignments: Mapping[int, Alignment],
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return which findings are new and which are gone, where a renamed duty or role is the same one."""
    anew = {id(one): _Anew(one, other, alignments[id(one)]) for one, other in pairs if one and other}
    moved = tuple(_moved(finding, tuple(anew.values())) for finding in old.findings)
    matrices = tuple(anew[id(matrix)].matrix if id(matrix) in anew else matrix for matrix in old.matrices)
    before = fingerprints(replace(old, matrices=matrices, findings=moved))
    after = fingerprints(new)
    left, known = Counter(before), Counter(after)
    introduced = [each for each, mark in zip(new.findings, after, strict=True) if not left[mark]]
    resolved = [each for each, mark in zip(old.findings, before, strict=True) if not known[mark]]
    return tuple(introduced), tuple(resolved)


class _Anew:
    """A matrix that is in both, with its duties and roles as they are called now."""

    def __init__(self, old: Matrix, new: Matrix, same: Alignment) -> None:
        duties, roles = {duty.key: duty for duty in new.duties}, {role.key: role for role in new.roles}
        self.old = old
        self._duties = {was: duties[now] for was, now in same.duties.items()}
        self._roles = {was: roles[now] for was, now in same.roles.items()}

    @property
    def matrix(self) -> Matrix:
        """The matrix, where it stood."""
        return replace(
            self.old,
            duties=tuple(self._duties.get(duty.key, duty) for duty in self.old.duties),
            roles=tuple(self._roles.get(role.key, role) for role in self.old.roles),
        )

    def of(self, finding: Finding) -> Finding:
        """Return a finding about the duties and roles as they are called now."""
        duty = self._duties[finding.duty].key if finding.duty in self._duties else finding.duty
        roles = tuple(self._roles[role].key if role in self._roles else role for role in finding.roles)
        return replace(finding, duty=duty, roles=roles, others=tuple(map(self._other, finding.others)))

    def _other(self, each: Duty | Role | str) -> Duty | Role | str:
        if isinstance(each, Duty):
            return self._duties.get(each.key, each)
        return self._roles.get(each.key, each) if isinstance(each, Role) else each


def _moved(finding: Finding, matrices: Sequence[_Anew]) -> Finding:
    home = next((each for each in matrices if _holds(each.old, finding)), None)
    return home.of(finding) if home else finding


def _holds(matrix: Matrix, finding: Finding) -> bool:
    top, _, bottom, _ = matrix.source.area
    if matrix.source.sheet != finding.location.sheet:
        return False
    return not finding.location.row or not bottom or top <= finding.location.row <= bottom
