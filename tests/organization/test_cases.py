"""Small organizations with what a careful consultant finds in each: the rules must find all of it, and no more."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

import raci
from raci.settings import Settings

if TYPE_CHECKING:
    from raci.lint import Finding
    from raci.model import Matrix

CASES: Final = Path(__file__).with_name("cases")
SETTINGS: Final = Settings(select=("ORG", "ACC", "RSP", "ROL"), today=date(2026, 6, 30))
JUDGED: Final = ("ORG", "ACC002", "ACC009", "RSP008", "ROL008", "ROL009", "ROL010", "LNT")
"""What the cases speak of; a rule that fails (LNT) is never expected."""

Case = dict[str, Any]
"""`name`, `design` (an org-design file) or `table` (Markdown), perhaps `org` (their organization), and all to `expect`."""


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", _cases())
def test_what_a_consultant_finds_is_found_and_nothing_else(case: Case, tmp_path: Path) -> None:
    matrix = _matrix(case, tmp_path)
    found = [each for each in raci.check(matrix, SETTINGS) if each.rule.startswith(JUDGED)]

    assert _paired(case["expect"], found, matrix), _comparison(case["expect"], found)


def test_every_case_has_a_name_of_its_own() -> None:
    ids = [each.id for each in _cases()]

    assert sorted(set(ids)) == sorted(ids)


def _matrix(case: Case, folder: Path) -> Matrix:
    """Write the files of a case, and read the one with the matrix.

    A design names its organization itself, a table's is set. JSON is YAML in which no two things are one by an anchor.
    """
    for name in case.keys() & {"org", "design"}:
        (folder / f"{name}.yaml").write_text(json.dumps(case[name], default=str), encoding="utf-8")
    if "table" in case:
        (folder / "table.md").write_text(case["table"], encoding="utf-8")
        return raci.read(folder / "table.md", replace(SETTINGS, organization=str(folder / "org.yaml")))
    return raci.read(folder / "design.yaml")


def _comparison(expected: list[Case], found: list[Finding]) -> str:
    got = (f"{each.rule} {each.duty} {list(each.roles)}: {each.message}" for each in found)
    return "\n".join(["expected:", *map(str, expected), "found:", *got])


def _paired(expected: list[Case], found: list[Finding], matrix: Matrix) -> bool:
    """Tell whether each expectation has a finding of its own and none is left over.

    An expectation that says more is paired first, so that one that says less does not take its finding.
    """
    left = list(found)
    for wanted in sorted(expected, key=lambda each: -sum(map(len, map(str, each.values())))):
        fitting = next((each for each in left if _fits(wanted, each, matrix)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def _fits(wanted: Case, finding: Finding, matrix: Matrix) -> bool:
    said = {
        "rule": finding.rule,
        "duty": next((duty.name for duty in matrix.duties if duty.key == finding.duty), ""),
        "roles": sorted(finding.roles),
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
    }
    told = f"{finding.message} {finding.help}"
    return all(wanted[key] == said[key] for key in wanted.keys() & said.keys()) and all(
        word in told for word in wanted.get("says", ())
    )
