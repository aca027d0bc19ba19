"""raci draft with a list of duties as a stranger meets it: shown with reasons, written, and refused in a sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from test_cli import _raci  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from test_cli import Raci

PEOPLE: Final = """Employee ID,Name,Manager ID,Title,Department,Region
1,Ann Lee,,Chief Executive Officer,,
2,Bo Ray,1,Head of Sales,Sales,
3,Cy Day,2,Regional Sales Manager,Sales,EMEA
4,Di Fox,2,Regional Sales Manager,Sales,APAC
5,Ed Gay,3,Sales Representative,Sales,EMEA
6,Flo Hay,4,Sales Representative,Sales,APAC
7,Jo Lax,1,Head of Human Resources,Human Resources,
8,Kim May,7,Payroll Manager,Human Resources,
9,Lou Nye,8,Payroll Clerk,Human Resources,
"""
DUTIES: Final = """Duty,Scope,Section
Run payroll,,People
Visit key customers,each region,Sales
Brew the beer,,
"""


@pytest.fixture(name="placed")
def _placed(raci: Raci) -> Raci:
    raci.file(PEOPLE, "people.csv")
    raci.file(DUTIES, "duties.csv")
    return raci


def test_duties_are_placed_with_reasons_and_what_has_no_place_is_asked(placed: Raci) -> None:
    status, out, _ = placed("draft", "--org", "people.csv", "--duties", "duties.csv")

    assert status == 0
    assert "A    Run payroll   line 2" in out
    assert "R Payroll Clerk: its title or unit is what the duty is about, and it reports to Payroll Manager" in out
    assert "Who answers for “Brew the beer”? Nobody's title or unit is what it is about.  line 4" in out


def test_programs_get_roles_duties_and_questions_with_their_lines(placed: Raci) -> None:
    said = json.loads(placed("draft", "--org", "people.csv", "--duties", "duties.csv", "--format", "json").out)
    duties = [{key: each[key] for key in ("name", "role", "letter", "scope", "at")} for each in said["duties"]]

    assert duties == [
        {"name": "Run payroll", "role": "Payroll Manager", "letter": "A", "scope": None, "at": 2},
        {"name": "Visit key customers", "role": "Regional Sales Manager", "letter": "A", "scope": "region", "at": 3},
        {"name": "Brew the beer", "role": None, "letter": None, "scope": None, "at": 4},
    ]
    assert [each["at"] for each in said["questions"]] == [4]
    assert {"name", "level", "scope", "reports_to"} <= said["roles"][0].keys()


@pytest.mark.parametrize("output", ["drafted.yaml", "drafted.xlsx", "drafted.md"])
def test_what_is_written_has_no_error(placed: Raci, output: str) -> None:
    _, _, err = placed("draft", "--org", "people.csv", "--duties", "duties.csv", "-o", output)
    severities = {each["severity"] for each in placed.findings(output)}

    assert f"{output}: 2 duties, 1 open question." in err
    assert "error" not in severities


def test_nobody_answers_for_more_duties_than_is_allowed(placed: Raci) -> None:
    placed.file("Duty\nRun payroll A\nRun payroll B\nRun payroll C\nRun payroll D\nRun payroll E\n", "many.csv")
    out = placed("draft", "--org", "people.csv", "--duties", "many.csv", "--most", "1").out

    assert "There is no room: all who may" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--duties", "duties.csv"), "--duties needs an organization whose roles take them"),
        (("--duties", "duties.csv", "--starter", "hiring", "--org", "people.csv"), "--duties goes with --org"),
        (("--most", "3", "duties.csv"), "--most needs a list of duties"),
        (("--org", "people.csv", "--duties", "people.csv"), "this is no list of duties"),
        (("--org", "duties.csv", "--duties", "duties.csv"), "this is no people file"),
        (("--org", "people.csv", "--duties", "absent.csv"), "there is no such file"),
    ],
)
def test_misuse_and_wrong_files_are_told_in_a_sentence(placed: Raci, words: tuple[str, ...], told: str) -> None:
    status, out, err = placed("draft", *words)

    assert (status, out) == (2, "")
    assert told in err
