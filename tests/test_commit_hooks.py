"""The hooks for pre-commit: a real pre-commit in a real repository lets good commits pass and stops bad ones."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from repositories import ROOT, new_repository
from support import matrix_of

import raci
from raci.readers.reader import suffixes

if TYPE_CHECKING:
    from pathlib import Path

    from repositories import Repository

HOOKS: Final = ROOT / ".pre-commit-hooks.yaml"
INSTALLS: Final = "RACI_TEST_INSTALL" in os.environ
GOOD: Final = "| Duty | Clerk | Manager |\n| --- | --- | --- |\n| Write bid | R | A |\n| Send bid | R | A |"
BAD: Final = GOOD.replace("| Send bid | R | A |", "| Send bid | R/A | A |")
CONFIGURATION: Final = "repos:\n- repo: {hooks}\n  rev: {rev}\n  hooks:\n  - id: {hook}\n    language: {language}\n"


@pytest.fixture(name="repository", params=["raci-check", "raci-check-all"])
def _repository(tmp_path: Path, request: pytest.FixtureRequest) -> Repository:
    """Return a repository whose commits pre-commit checks; the hook runs the raci under test."""
    hooks = new_repository(tmp_path, "hooks")
    (hooks.folder / HOOKS.name).write_text(HOOKS.read_text("utf-8"), "utf-8")
    hooks.git("add", ".")
    hooks.git("commit", "--quiet", "--message", "Give hooks")
    return _checked(tmp_path, hooks.folder, hooks.git("rev-parse", "HEAD"), request.param, "system")


def _checked(folder: Path, hooks: Path, rev: str, hook: str, language: str) -> Repository:
    made = new_repository(folder)
    made.environment["PRE_COMMIT_HOME"] = str(folder / "pre-commit")
    said = CONFIGURATION.format(hooks=hooks, rev=rev, hook=hook, language=language)
    (made.folder / ".pre-commit-config.yaml").write_text(said, "utf-8")
    (made.folder / "notes.md").write_text("Nothing to see.\n", "utf-8")
    installed = made.run("pre-commit", "install")
    made.git("add", ".")
    made.git("commit", "--quiet", "--message", "Begin")
    assert installed.status == 0, installed.said
    return made


def _write(repository: Repository, name: str, table: str) -> None:
    raci.write(matrix_of(table), repository.folder / name)
    repository.git("add", name)


@pytest.mark.parametrize("name", ["bids.yaml", "bids of today.xlsx"])
def test_bad_commit_is_stopped_until_it_is_mended(repository: Repository, name: str) -> None:
    _write(repository, name, BAD)
    stopped = repository.run("git", "commit", "--message", "Add bids")
    _write(repository, name, GOOD)
    passed = repository.run("git", "commit", "--message", "Add bids")

    assert (stopped.status, passed.status) == (1, 0), passed.said
    assert "2 roles are accountable for Send bid" in stopped.said
    assert repository.git("log", "--format=%s", "--", name) == "Add bids"


def test_files_without_a_matrix_are_passed_over(repository: Repository) -> None:
    (repository.folder / "ci.yaml").write_text("steps: [build, test]\n", "utf-8")
    (repository.folder / "numbers.csv").write_text("Year,Sales\n2025,17\n", "utf-8")
    repository.git("add", ".")

    assert repository.run("git", "commit", "--message", "Add files").status == 0


def test_broken_file_stops_the_commit(repository: Repository) -> None:
    (repository.folder / "bids.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    repository.git("add", ".")
    done = repository.run("git", "commit", "--message", "Add bids")

    assert done.status == 1
    assert "bids.xlsx" in done.said


def test_what_is_staged_is_judged_not_what_stands_beside(repository: Repository) -> None:
    _write(repository, "bids.yaml", GOOD)
    raci.write(matrix_of(BAD), repository.folder / "bids.yaml")

    assert repository.run("git", "commit", "--message", "Add bids").status == 0


@pytest.mark.parametrize("hook", yaml.safe_load(HOOKS.read_text("utf-8")), ids=lambda hook: str(hook["id"]))
def test_hooks_know_every_format(hook: dict[str, Any]) -> None:
    assert [suffix for suffix in suffixes() if not re.search(hook["files"], f"plans/a{suffix}")] == []
    assert not re.search(hook["files"], "plans/a.py")


@pytest.mark.skipif(not INSTALLS, reason="installs from the network; set RACI_TEST_INSTALL=1")
def test_hook_installs_raci_by_itself(tmp_path: Path) -> None:
    head = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=ROOT, text=True).strip()
    made = _checked(tmp_path, ROOT, head, "raci-check", "python")
    _write(made, "bids.yaml", BAD)

    assert made.run("git", "commit", "--message", "Add bids").status == 1
