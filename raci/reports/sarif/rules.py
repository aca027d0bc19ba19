"""The rules of a run, in SARIF's words: what each looks for, why, and how a right and a wrong matrix look."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Final

from raci.lint import CRASHED, UNREADABLE, Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from raci.lint import Finding, Rule

_PRECISION: Final = {Confidence.CERTAIN: "very-high", Confidence.LIKELY: "medium", Confidence.GUESS: "low"}
_PROBLEM: Final = {"error": "error", "warning": "warning", "note": "recommendation"}
_LONGEST: Final = 1_000
"""Characters of a description; GitHub takes 1,024."""
_OWN: Final = {
    UNREADABLE: "Find files, and parts that belong to them, that cannot be read.",
    CRASHED: "Find rules that failed while they judged a matrix; the others went on.",
}


def descriptors(rules: Iterable[type[Rule]], findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return a reportingDescriptor for each rule that ran and for what else was found, by code."""
    sureness = _least_sure(findings)
    known = {rule.code: rule for rule in rules}
    made = [_of_rule(rule, sureness.get(code)) for code, rule in known.items()]
    made += [_of_finding(finding) for code, finding in sureness.items() if code not in known]
    return sorted(made, key=lambda each: str(each["id"]))


def _least_sure(findings: Iterable[Finding]) -> Mapping[str, Finding]:
    """Return the least sure finding of each rule."""
    order = list(Confidence)
    found: dict[str, Finding] = {}
    for each in findings:
        if each.rule not in found or order.index(each.confidence) > order.index(found[each.rule].confidence):
            found[each.rule] = each
    return found


def _of_rule(rule: type[Rule], least_sure: Finding | None) -> dict[str, Any]:
    page = inspect.cleandoc(rule.__doc__ or "") or rule.name
    module = rule.__module__.split(".")
    family = module[2] if module[:2] == ["raci", "rules"] else "plug-in"
    tags = [family, *(["preview"] if rule.preview else [])]
    said = {"problem.severity": _PROBLEM[rule.severity.value], "tags": tags}
    if least_sure:
        said["precision"] = _PRECISION[least_sure.confidence]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _described(page.split("\n", 1)[0])},
        "fullDescription": {"text": _full(page)},
        "help": {"text": page, "markdown": f"{page}\n\n`raci explain {rule.code}` shows this page.\n"},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": said,
    }


def _of_finding(finding: Finding) -> dict[str, Any]:
    """Return what can be said of a rule that is not known itself."""
    words = _OWN.get(finding.rule, f"{finding.name.replace('-', ' ').capitalize()}.")
    level = finding.severity.value
    return {
        "id": finding.rule,
        "name": finding.name,
        "shortDescription": {"text": _described(words)},
        "fullDescription": {"text": _described(words)},
        "help": {"text": words, "markdown": words},
        "defaultConfiguration": {"level": level},
        "properties": {
            "problem.severity": _PROBLEM[level],
            "tags": ["form"],
            "precision": _PRECISION[finding.confidence],
        },
    }


def _full(page: str) -> str:
    """Return the first two sections of a rule's page: what it does, and why what it finds is bad."""
    sections = [section.partition("\n")[2] for section in f"\n{page}".split("\n## ")[1:3]]
    return _described("\n\n".join(sections) or page)


def _described(text: str) -> str:
    flat = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
