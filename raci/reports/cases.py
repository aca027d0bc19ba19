"""A run as test cases: each rule on each matrix is one, and what it found there."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from raci.lint import CRASHED, UNREADABLE, Severity
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.lint import Finding, Report
    from raci.model import Matrix


@record
class Case:
    """A rule on a matrix, or on what belongs to the file beside its matrices.

    `where` and `rule` together are those of one case only. `findings` fail it, `remarks` are too mild to do so, and
    `aside` are allowed or in the baseline.
    """

    where: str
    rule: str
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()
    aside: tuple[Finding, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether nothing could be judged: the file is unreadable, or the rule failed."""
        return any(finding.rule in {UNREADABLE, CRASHED} for finding in self.findings)


def cases(report: Report, path: str, names: Mapping[str, str], fail_on: Severity) -> Iterator[Case]:
    """Yield the cases of a report, rules by their codes; `names` are those of the rules that ran."""
    wheres = _wheres(report.matrices, path)
    found: dict[tuple[str, str], list[list[Finding]]] = defaultdict(lambda: [[], [], []])
    known = dict(names)
    for place, findings in enumerate((report.findings, (*report.allowed, *report.known))):
        for finding in findings:
            mild = finding.severity.rank > fail_on.rank
            known.setdefault(finding.rule, finding.name)
            found[_where(finding, report, wheres, path), finding.rule][2 if place else int(mild)].append(finding)
    for where in wheres:
        for code in report.rules:
            _ = found[where, code]
    if not found:
        yield Case(path, "readable")
    for (where, code), (failing, milder, aside) in sorted(found.items(), key=lambda each: each[0]):
        yield Case(where, f"{code} {known.get(code, '')}".strip(), tuple(failing), tuple(milder), tuple(aside))


def _wheres(matrices: Sequence[Matrix], path: str) -> list[str]:
    """Return what the matrices of a file are called: by the file if there is one, else by sheet, title or number."""
    if len(matrices) <= 1:
        return [path]
    seen: Counter[str] = Counter()
    wheres = []
    for number, matrix in enumerate(matrices, 1):
        name = f"{path}:{matrix.source.sheet or matrix.title or number}"
        seen[name] += 1
        wheres.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return wheres


def _where(finding: Finding, report: Report, wheres: Sequence[str], path: str) -> str:
    """Return the matrix a finding stands in, or the file if it stands in none."""
    place = finding.location
    for where, matrix in zip(wheres, report.matrices, strict=False):
        source = matrix.source
        top, left, bottom, right = source.area
        if (place.path, place.sheet) != (source.path, source.sheet) or not place.row:
            continue
        if top <= place.row <= bottom and (place.sheet is None or left <= place.column <= right):
            return where
    return path
