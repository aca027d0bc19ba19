"""Several files in one run: their organization is told once, and they are held against each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from typer.testing import CliRunner

from raci.cli import app

if TYPE_CHECKING:
    from pathlib import Path

ORG: Final = """\
roles:
  head: {name: Head Gardener, level: head, reports to: the owner}
  gardener: {name: Gardener, level: specialist, reports to: head}
  carpenter: {name: Carpenter, level: specialist, reports to: head}
"""
BEDS: Final = """\
organization: org.yaml
roles: [Head Gardener, Gardener, Carpenter]
duties:
  beds: {name: Plant the beds, A: Head Gardener, R: Gardener}
  gates: {name: Mend the gates, A: Head Gardener, R: Carpenter}
"""
PATHS: Final = """\
organization: org.yaml
roles: [Head Gardener, Gardener, Carpenter]
duties:
  paths: {name: Rake the paths, A: Head Gardener, R: Gardener}
  gates: {name: Mend the gates, A: Carpenter, R: Carpenter}
"""


@pytest.fixture(name="garden")
def _garden(tmp_path: Path) -> Path:
    for name, text in (("org.yaml", ORG), ("beds.yaml", BEDS), ("paths.yaml", PATHS)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def _checked(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app(["check"]), ["check", *words])
    return done.exit_code, done.stdout


def _reports(*words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_checked(*words, "--format", "json")[1])["files"]
    return found


def test_what_is_wrong_in_a_shared_organization_is_told_once(garden: Path) -> None:
    status, out = _checked(str(garden / "beds.yaml"), str(garden / "paths.yaml"), "--select", "ORG022")

    assert status == 1
    assert out.count("ORG022 faulty-record") == 1
    assert f"{garden / 'org.yaml'}:2:" in out


def test_files_are_held_against_each_other(garden: Path) -> None:
    status, out = _checked(str(garden), "--select", "REG001")

    assert status == 1
    assert out.count("REG001 same-duty-other-accountable") == 1
    assert "between the 2 files: 1 error." in out


def test_one_file_alone_has_nothing_to_be_held_against(garden: Path) -> None:
    assert _checked(str(garden / "beds.yaml"), "--select", "REG001")[0] == 0


def test_in_json_a_finding_between_files_is_with_its_own_file(garden: Path) -> None:
    reports = _reports(str(garden), "--select", "REG001")
    found = [finding for report in reports for finding in report["findings"]]

    assert len(reports) == 2
    assert [finding["rule"] for finding in found] == ["REG001"]
    assert all(finding["location"]["path"] == report["path"] for report in reports for finding in report["findings"])
