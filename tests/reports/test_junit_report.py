"""JUnit XML: valid by the schema of Jenkins, each case told apart, and every name text and never markup."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from lxml import etree
from runs import CELL, FINDING, full_run, real_run, run_of, runs, sales
from support import matrix_of

from raci.lint import CRASHED, Report, Severity, unreadable
from raci.records import replace
from raci.reports.reporter import Run, reporter_named

_SCHEMA: Final = Path(__file__).with_name("schemas") / "jenkins-junit-10.xsd"


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(_SCHEMA)))


def suites(run: Run) -> etree._Element:
    """Return the document of a run, which the schema accepts and whose counts are true."""
    root = etree.fromstring(reporter_named("junit").document(run).encode())
    _schema().assertValid(root)
    names = [(each.get("classname"), each.get("name")) for each in root.iter("testcase")]
    assert len(set(names)) == len(names)
    for suite in (root, *root.iter("testsuite")):
        for count, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            if suite.get(count) is not None:
                assert suite.get(count) == str(len(list(suite.iter(tag))))
    return root


def cases(run: Run) -> dict[tuple[str, str], dict[str, str]]:
    """Return what each case holds, by its names."""
    return {
        (str(case.get("classname")), str(case.get("name"))): {str(part.tag): part.text or "" for part in case}
        for case in suites(run).iter("testcase")
    }


def test_each_rule_on_a_matrix_is_a_case() -> None:
    found = cases(run_of(sales(), rules=True))

    assert found == {
        ("sales.xlsx", "ACC001 no-accountable"): {},
        ("sales.xlsx", "ACC002 several-accountables"): {
            "failure": "error: sales.xlsx:Plan!C7: 2 roles are accountable for Approve bid: Manager, Director.\n"
            "  help: keep one A; the other may be R or C."
        },
    }


def test_a_run_with_everything_is_valid() -> None:
    found = cases(full_run())

    assert found["lost #1.xlsx", "SRC001 unreadable-file"] == {
        "error": "error: lost #1.xlsx: the file is damaged; save it again"
    }
    assert found["clean.csv", "ACC002 several-accountables"] == {}
    assert "allowed: plans/all.md:2:16:" in found["plans/all.md", "ACC002 several-accountables"]["system-out"]
    assert "(board decision of 12 March)" in found["plans/all.md", "ACC002 several-accountables"]["system-out"]


def test_what_is_found_in_real_files_is_valid() -> None:
    run = real_run()
    root = suites(run)
    told = "".join(map(str, root.itertext()))

    assert [finding.message for report in run.reports for finding in report if finding.message not in told] == []
    assert root.get("errors") == str(sum(report.unreadable for report in run.reports))


def test_no_files_are_a_document_too() -> None:
    assert suites(run_of()).get("tests") == "0"


@pytest.mark.parametrize(("fail_on", "tag"), [("error", "system-out"), ("warning", "failure"), ("note", "failure")])
def test_what_is_milder_than_the_failing_severity_fails_no_case(fail_on: str, tag: str) -> None:
    warning = replace(FINDING, severity=Severity.WARNING)
    found = cases(replace(run_of(sales(warning), rules=True), fail_on=fail_on))

    assert list(found["sales.xlsx", "ACC002 several-accountables"]) == [tag]


def test_a_case_whose_findings_are_all_allowed_is_skipped() -> None:
    report = replace(sales(), findings=(), allowed=(replace(FINDING, allowed_by="the board said so"),))
    [told] = cases(run_of(report, rules=True))["sales.xlsx", "ACC002 several-accountables"].items()

    assert told[0] == "skipped"
    assert told[1].endswith("Manager, Director. (the board said so)")


def test_a_rule_that_failed_is_an_error() -> None:
    failed = replace(FINDING, rule=CRASHED, name="rule-failed", message="the rule failed")

    assert "error" in cases(run_of(sales(failed)))["sales.xlsx", "LNT001 rule-failed"]


def test_an_unreadable_file_is_one_error_with_all_that_is_wrong() -> None:
    lost = unreadable("org.yaml", ("org.yaml:2:1", "one thing"), ("org.yaml:3:1", "another"))
    [(names, told)] = cases(run_of(lost)).items()

    assert names == ("org.yaml", "SRC001 unreadable-file")
    assert told == {"error": "error: org.yaml:2:1: one thing\nerror: org.yaml:3:1: another"}


def test_matrices_of_one_file_are_told_apart() -> None:
    first = matrix_of("| Duty | Manager |\n|--|--|\n| Sell | A |")
    second = replace(first, source=replace(first.source, sheet="Other"))
    third = replace(first, source=replace(first.source, area=(10, 1, 12, 2)))
    place = replace(CELL, path="example.md", sheet="Example", row=11, column=2)
    report = Report("example.md", (replace(FINDING, location=place),), (), (first, second, third), ("ACC002",))
    found = cases(run_of(report))

    assert {where: list(told) for (where, _), told in found.items()} == {
        "example.md:Example": [],
        "example.md:Other": [],
        "example.md:Example (2)": ["failure"],
    }


def test_a_file_named_twice_has_cases_of_its_own_each_time() -> None:
    assert len(cases(run_of(sales(), sales()))) == 4


def test_a_case_tells_two_hundred_findings_and_counts_the_rest() -> None:
    found = [replace(FINDING, duty=str(number), help="") for number in range(30_000)]
    told = cases(run_of(sales(*found)))["sales.xlsx", "ACC002 several-accountables"]["failure"].split("\n")

    assert len(told) == 201
    assert told[-1] == "and 29,800 more; raci check --all tells them."


@given(runs)
def test_any_names_give_a_valid_document(run: Run) -> None:
    root = suites(run)
    text = "".join(map(str, root.itertext())) + "".join(
        str(value) for each in root.iter() for value in each.attrib.values()
    )

    assert {each.tag for each in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out",
    }  # fmt: skip
    assert all(each not in text for each in "\x1b\r\x85\u2028\u202e\x00")
