"""Small organizations written by hand, each with what a careful consultant finds in it: what, and nothing else."""

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

CASES: Final = Path(__file__).with_name("organization") / "cases"
SETTINGS: Final = Settings(select=("ORG", "ACC", "RSP", "ROL"), today=date(2026, 6, 30))
JUDGED: Final = ("ORG", "ACC002", "ACC009", "RSP008", "ROL008", "ROL009", "ROL010", "LNT")
"""What the cases speak of; a rule that fails (LNT) is never expected."""

Case = dict[str, Any]
"""A `name`, a `design` (an org-design file) or a `table` (Markdown), perhaps `org`, the organization of either, and all
there is to `expect`: the `rule` of each finding, what is sure of its duty, roles, severity and confidence, and what its
message `says`."""


def cases() -> list[Any]:
    """Return every case of every file, as a parameter."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def matrix_of(case: Case, folder: Path) -> Matrix:
    """Write the files of a case, and read the one with the matrix.

    A design names its organization itself, a table's is set. JSON is YAML in which no two things are one by an anchor.
    """
    for name in case.keys() & {"org", "design"}:
        (folder / f"{name}.yaml").write_text(json.dumps(case[name], default=str), encoding="utf-8")
    if "table" in case:
        (folder / "table.md").write_text(case["table"], encoding="utf-8")
        named = str(folder / "org.yaml") if "org" in case else None
        return raci.read(folder / "table.md", replace(SETTINGS, organization=named))
    return raci.read(folder / "design.yaml")


def found_in(matrix: Matrix) -> list[Finding]:
    """Return what the rules that the cases speak of find."""
    return [each for each in raci.check(matrix, SETTINGS) if each.rule.startswith(JUDGED)]
