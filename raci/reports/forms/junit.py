"""The report for those who show test results: JUnit XML as Jenkins and GitLab read it, one case per rule and matrix."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.lint import Severity
from raci.records import replace
from raci.reports.addresses import Addresses
from raci.reports.cases import Case, cases
from raci.reports.counting import by_severity
from raci.reports.reporter import Reporter
from raci.reports.shown import shown
from raci.reports.xml_text import attributes, xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.lint import Finding
    from raci.reports.reporter import Run

_MOST: Final = 200
"""Findings told of one case; what reads the file may refuse texts of several megabytes."""


def document(run: Run) -> str:
    """Return the findings of a run as test suites, one for each file.

    A case fails if its rule found something at or above the failing severity. What is milder stands in its output, and
    a case whose findings are all allowed or in the baseline is skipped. A file that cannot be read is an error. The
    place of a finding stands in the text: the schema of Jenkins has no file and line.
    """
    addresses = Addresses(run.folder)
    names = {rule.code: rule.name for rule in run.rules}
    fail_on = Severity(run.fail_on or "error")
    seen: Counter[tuple[str, str]] = Counter()
    suites = []
    for report in run.reports:
        path = addresses.path(report.path)
        suites.append((path, [_distinct(each, seen) for each in cases(report, path, names, fail_on)]))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    counts = attributes(name="raci", **_counts([each for _, found in suites for each in found], skipped=False))
    lines.append(f"<testsuites{counts}>")
    for path, found in suites:
        lines.append(f"<testsuite{attributes(name=path, **_counts(found, skipped=True))}>")
        lines += (line for each in found for line in _case(each))
        lines.append("</testsuite>")
    return "\n".join([*lines, "</testsuites>"])


def _distinct(case: Case, seen: Counter[tuple[str, str]]) -> Case:
    """Return a case with the number it needs to be the only one of its names: GitLab drops all others."""
    where, rule = shown(case.where), shown(case.rule)
    while seen[where, rule]:
        seen[where, rule] += 1
        rule = f"{rule} ({seen[where, rule]})"
    seen[where, rule] += 1
    return replace(case, where=where, rule=rule)


def _counts(found: Sequence[Case], *, skipped: bool) -> dict[str, int]:
    broken = sum(each.broken for each in found)
    failed = sum(bool(each.findings) for each in found) - broken
    aside = {"skipped": sum(_skipped(each) for each in found)} if skipped else {}
    return {"tests": len(found), "failures": failed, "errors": broken, **aside, "time": 0}


def _skipped(case: Case) -> bool:
    return bool(case.aside) and not case.findings and not case.remarks


def _case(case: Case) -> Iterator[str]:
    head = f"<testcase{attributes(classname=case.where, name=case.rule, time=0)}"
    if not case.findings and not case.remarks and not case.aside:
        yield f"{head}/>"
        return
    yield f"{head}>"
    if _skipped(case):
        yield f"<skipped>{_aside(case)}</skipped>"
    if case.findings:
        kind = "error" if case.broken else "failure"
        said = attributes(message=_summary(case.findings), type=case.findings[0].severity.value)
        yield f"<{kind}{said}>{_body(case.findings)}</{kind}>"
    output = [_body(case.remarks)] if case.remarks else []
    if case.aside and not _skipped(case):
        output.append(_aside(case))
    if output:
        yield f"<system-out>{chr(10).join(output)}</system-out>"
    yield "</testcase>"


def _summary(findings: Sequence[Finding]) -> str:
    first = findings[0].message
    return first if len(findings) == 1 else f"{by_severity(findings)}, the first: {first}"


def _body(findings: Sequence[Finding]) -> str:
    lines = [line for finding in findings[:_MOST] for line in _told(finding)]
    if len(findings) > _MOST:
        lines.append(f"and {len(findings) - _MOST:,} more; raci check --all tells them.")
    return "\n".join(lines)


def _told(finding: Finding) -> Iterable[str]:
    yield xml(f"{finding.severity.value}: {finding.location}: {finding.message}")
    if finding.help:
        yield f"  help: {xml(finding.help)}"


def _aside(case: Case) -> str:
    told = [
        f"{'allowed' if each.allowed_by else 'known'}: {each.location}: {each.message}"
        f"{f' ({each.allowed_by})' if each.allowed_by else ''}"
        for each in case.aside[:_MOST]
    ]
    more = [f"and {len(case.aside) - _MOST:,} more."] if len(case.aside) > _MOST else []
    return "\n".join(map(xml, [*told, *more]))


REPORTER: Final = Reporter("junit", document)
