"""Mending a file where it stands: judge it, make the fixes in a copy, and read the copy again before it counts."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.api import check, understand
from raci.errors import RaciError, UnreadableError
from raci.lint.fixing import Fixing
from raci.menders import Mend, Refusal, mender_for
from raci.records import mutable, record, replace
from raci.replacing import replacing

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from raci.lint import Finding
    from raci.menders import Mender
    from raci.model import Matrix
    from raci.settings import Settings

_ROUNDS: Final = 20
"""A fix may make room for another one; each cell is changed once, so rounds come to an end by themselves."""
_UNFAITHFUL: Final = "the mended file would not be read as meant; mend this one by hand"


@record
class Mended:
    """What came of mending a file: the findings whose fixes were made, and those refused, with place and reason."""

    path: str
    target: str
    made: tuple[Finding, ...] = ()
    refused: tuple[tuple[Finding, Refusal], ...] = ()


@mutable
class _Planned:
    """A fix that is to be made in a file: the finding it is for, and which matrix of the file it mends."""

    finding: Finding
    mend: Mend
    place: int


@record
class Plan:
    """What is to be mended in a file: its matrices, and the fixes that may be made in them."""

    path: Path
    matrices: tuple[Matrix, ...]
    fixes: tuple[_Planned, ...]
    settings: Settings | None = None

    @property
    def wanted(self) -> Mended:
        """What came of it if every fix were made."""
        return Mended(str(self.path), str(self.path), tuple(each.finding for each in self.fixes))


def mend(
    path: str | os.PathLike[str],
    target: str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    unsafe: bool = False,
) -> Mended:
    """Write a copy of a file in which the fixes of its findings are made, the safe ones or all, and nothing else.

    The target may be the file itself. It is whole or not there; it is read again before, and a fix after which the
    copy does not say exactly what was meant is refused. Raises RaciError for a file that cannot be read, whose format
    is not mended where it stands, and where the target cannot be written.
    """
    return carried_out(planned(path, settings, unsafe=unsafe), target)


def planned(path: str | os.PathLike[str], settings: Settings | None = None, *, unsafe: bool = False) -> Plan:
    """Return what `mend` sets out to do, without writing anything; raises RaciError as `mend` does."""
    source = Path(path)
    mender_for(source)
    matrices = _matrices(source, settings)
    return Plan(source, matrices, tuple(_fixes(matrices, settings, unsafe=unsafe)), settings)


def carried_out(plan: Plan, target: str | os.PathLike[str]) -> Mended:
    """Write the copy that a plan is for; raises RaciError as `mend` does."""
    goal = Path(target)
    with replacing(goal, plan.path) as copy:
        refused = _made(mender_for(plan.path), plan, copy)
    not_made = {each for each, _ in refused}
    made = tuple(each.finding for each in plan.fixes if each not in not_made)
    return Mended(str(plan.path), str(goal), made, tuple((each.finding, refusal) for each, refusal in refused))


def _matrices(source: Path, settings: Settings | None) -> tuple[Matrix, ...]:
    """Return the matrices of a file; raise UnreadableError with all that is wrong with it if there is none."""
    report = check(source, settings)
    if report.matrices:
        return report.matrices
    if report.findings:
        first, *others = (f"{finding.location}: {finding.message}" for finding in report)
        place, _, message = first.partition(": ")
        raise UnreadableError("unreadable", message, place, tuple(others))
    raise UnreadableError("no-matrix", "there is nothing to mend in it", str(source))


def _fixes(matrices: Sequence[Matrix], settings: Settings | None, *, unsafe: bool) -> Iterator[_Planned]:
    for place, matrix in enumerate(matrices):
        fixing = Fixing(matrix, unsafe=unsafe)
        for _ in range(_ROUNDS):
            if not fixing.make(check(fixing.matrix, settings)):
                break
        for finding in fixing.made:
            yield _Planned(finding, Mend(matrix, finding.fix.changes if finding.fix else ()), place)


def _made(mender: Mender, plan: Plan, copy: Path) -> list[tuple[_Planned, Refusal]]:
    """Write the copy, read it, and take back what did not come out as meant until all that is left did."""
    refused: list[tuple[_Planned, Refusal]] = []
    left = list(plan.fixes)
    while True:
        answers = mender.mend(plan.path, [each.mend for each in left], copy)
        by_mender = {id(refusal.mend): refusal for refusal in answers}
        refused += [(each, by_mender[id(each.mend)]) for each in left if id(each.mend) in by_mender]
        left = [each for each in left if id(each.mend) not in by_mender]
        failed = _unfaithful(copy, plan.matrices, left, plan.settings) if left else []
        if not failed:
            return refused
        refused += [(each, Refusal(each.mend, each.finding.location, _UNFAITHFUL)) for each in failed]
        left = [each for each in left if each not in failed]


def _unfaithful(
    copy: Path, matrices: tuple[Matrix, ...], planned: Sequence[_Planned], settings: Settings | None
) -> list[_Planned]:
    """Return the fixes that are to blame where the copy is not read as the matrices with the fixes made."""
    read = _read_again(copy, settings)
    if len(read) != len(matrices):
        return list(planned)
    failed: dict[_Planned, None] = {}
    for place, matrix in enumerate(matrices):
        mine = [each for each in planned if each.place == place]
        wanted, stale = _applied(matrix, mine)
        found = replace(read[place], title=wanted.title)
        if stale:
            failed |= dict.fromkeys(stale)
        elif _in_order(found) != _in_order(wanted):
            odd = _odd_duties(wanted, found)
            to_blame = [each for each in mine if any(change.duty in odd for change in each.mend.changes)]
            failed |= dict.fromkeys(to_blame or mine or planned)
    return list(failed)


def _read_again(copy: Path, settings: Settings | None) -> tuple[Matrix, ...]:
    try:
        return tuple(reading.matrix for reading in understand(copy, settings).readings)
    except RaciError:
        return ()


def _applied(matrix: Matrix, planned: Sequence[_Planned]) -> tuple[Matrix, list[_Planned]]:
    """Return the matrix with the fixes made, and those that no longer fit because another one was refused."""
    stale = []
    for each in planned:
        try:
            matrix = reduce(lambda mended, change: change.apply(mended), each.mend.changes, matrix)
        except RaciError:
            stale.append(each)
    return matrix, stale


def _in_order(matrix: Matrix) -> Matrix:
    """Return a matrix with its roles sorted: where none are declared they stand as they are first named."""
    return replace(matrix, roles=tuple(sorted(matrix.roles, key=lambda role: role.key)))


def _odd_duties(wanted: Matrix, found: Matrix) -> set[str]:
    """Return the keys of the duties that two matrices do not have alike."""
    one = {duty.key: (duty, row) for duty, row in zip(wanted.duties, wanted.rows, strict=True)}
    other = {duty.key: (duty, row) for duty, row in zip(found.duties, found.rows, strict=True)}
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
