"""GitLab's Code Quality: its published rules hold, and no two findings look the same to it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from runs import CELL, FINDING, full_run, real_run, run_of, runs, sales

from raci.lint import Report, Severity
from raci.model import Location
from raci.records import replace
from raci.reports.reporter import Run, reporter_named


def issues(run: Run) -> list[dict[str, Any]]:
    """Return what GitLab reads, which keeps its rules."""
    document = reporter_named("gitlab").document(run)
    found: list[dict[str, Any]] = json.loads(document)
    for each in found:
        assert each.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert each["location"]["lines"]["begin"] >= 1
        assert not each["location"]["path"].startswith(("/", "./"))
    assert len({each["fingerprint"] for each in found}) == len(found)
    assert document.isascii()
    return found


def test_a_finding_is_an_issue() -> None:
    [issue] = issues(run_of(sales()))
    fingerprint = issue.pop("fingerprint")

    assert len(fingerprint) == 32
    assert issue == {
        "description": "Plan!C7: 2 roles are accountable for Approve bid: Manager, Director.",
        "check_name": "ACC002",
        "severity": "major",
        "location": {"path": "sales.xlsx", "lines": {"begin": 7}},
    }


def test_a_run_that_found_nothing_is_an_empty_list() -> None:
    assert issues(run_of(Report("a.csv"))) == []


def test_what_is_found_in_real_files_keeps_the_rules() -> None:
    assert len(issues(real_run())) == sum(len(report) for report in real_run().reports)


def test_severities_are_mapped() -> None:
    found = [replace(FINDING, severity=severity) for severity in Severity]

    assert [each["severity"] for each in issues(run_of(sales(*found)))] == ["major", "minor", "info"]


def test_moving_a_row_changes_no_fingerprint() -> None:
    moved = replace(FINDING, location=replace(CELL, row=40))

    assert issues(run_of(sales()))[0]["fingerprint"] == issues(run_of(sales(moved)))[0]["fingerprint"]


def test_the_same_finding_in_two_files_is_two_issues_and_in_one_file_named_twice_one() -> None:
    other = replace(sales(), path="b.xlsx", findings=(replace(FINDING, location=replace(CELL, path="b.xlsx")),))

    assert len(issues(run_of(sales(), other, sales()))) == 2


def test_what_is_allowed_or_known_is_no_issue() -> None:
    assert issues(run_of(replace(sales(), findings=(), allowed=(FINDING,), known=(FINDING,)))) == []


def test_everything_has_a_path_and_a_line() -> None:
    assert [each["location"] for each in issues(full_run())] == [
        {"path": "lost #1.xlsx", "lines": {"begin": 1}},
        {"path": "plans/all.md", "lines": {"begin": 2}},
        {"path": "sales.xlsx", "lines": {"begin": 7}},
        {"path": "plans/all.md", "lines": {"begin": 2}},
        {"path": "plans/all.md", "lines": {"begin": 1}},
    ]


@pytest.mark.parametrize("path", ["a b.csv", "a\nb.csv", "\u202egnp.csv", "größe 📊.csv", '"x".csv'])
def test_paths_are_told_as_they_are(path: str) -> None:
    [issue] = issues(run_of(Report(path, (replace(FINDING, location=Location(path, None, 2, 1)),))))

    assert issue["location"]["path"] == path


@effort(max_examples=40)
@given(runs)
def test_any_names_keep_the_rules(run: Run) -> None:
    assert isinstance(issues(run), list)
