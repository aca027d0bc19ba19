"""raci draft with the catalogue as a stranger meets it: a list, a draft in one's own words, what a matrix lacks."""

from __future__ import annotations

import json
from typing import Final

import pytest
from test_cli import BIDS, SALES, Raci, _raci, stranger  # noqa: F401 - a fixture

from raci.drafting.catalogue import starters

HALF: Final = "Duty,Head of Sales,Sales Representative\nSales strategy,,R\nMow the lawn,A,R\n"
OFFICE: Final = """
levels: [executive, head, manager]
roles:
  boss: {name: CEO, level: executive}
  sales: {name: Sales Manager, level: manager, reports to: boss}
"""


def test_a_stranger_is_shown_all_starters() -> None:
    status, out, err = stranger("draft", "--list")

    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == [each.name for each in starters()]


def test_the_list_is_there_for_programs(raci: Raci) -> None:
    found = json.loads(raci("draft", "--list", "--format", "json").out)["starters"]

    assert found[0].keys() == {"name", "title", "summary", "practice", "duties", "roles"}
    assert len(found) == len(starters())


def test_a_starter_is_shown_with_the_roles_named_and_the_guesses_told(raci: Raci) -> None:
    status, out, err = raci("draft", "--starter", "hiring", "--roles", "HR, Recruiter")

    assert status == 0
    assert out.startswith("Hiring — RACI\n")
    assert "raci: 'HR' is taken for 'Head of Human Resources', by function and level\n" in err


def test_a_starter_is_bound_to_an_organization(raci: Raci) -> None:
    answer = raci("draft", "--starter", "sales-leadership", "--org", raci.file(OFFICE, "org.yaml"), "--format", "json")
    said = json.loads(answer.out)
    strategy = {each["role"]: each["letter"] for each in said["duties"] if each["name"] == "Set the sales strategy"}

    assert [role["name"] for role in said["roles"]][:2] == ["CEO", "Sales Manager"]
    assert strategy["CEO"] == "A"
    assert {"text", "at", "path"} == said["questions"][0].keys()


def test_a_draft_for_programs_has_roles_duties_and_questions(raci: Raci) -> None:
    said = json.loads(raci("draft", "--starter", "sales-leadership", "--format", "json").out)

    assert said["roles"][1] == {
        "name": "Head of Sales", "level": "head", "scope": "organization", "reports_to": "Chief Executive Officer",
    }  # fmt: skip
    assert said["duties"][0].keys() == {"name", "role", "letter", "scope", "at", "description"}
    assert {each["scope"] for each in said["duties"]} == {"organization", "region", "department"}
    assert said["questions"] == []


def test_what_a_matrix_lacks_is_told_with_the_reason(raci: Raci) -> None:
    path = raci.file(HALF, "half.csv")
    status, out, err = raci("draft", "--complete", path)

    assert (status, err) == (0, "")
    assert out == (
        "  Sales strategy  Sales Representative: R/A\n"
        "      Sales Representative alone does it, and nobody is known to be over it\n"
        "half.csv: 1 proposal.\n"
    )


def test_a_starter_says_which_duties_are_missing(raci: Raci) -> None:
    out = raci("draft", "--complete", raci.file(HALF, "half.csv"), "--starter", "sales-leadership").out

    assert "  Sales strategy  Head of Sales: A\n      Head of Sales answers for it in the starter\n" in out
    assert "+ Find new customers" in out
    assert "+ Set the sales strategy" not in out


def test_without_a_name_a_matrix_is_held_against_the_starter_it_is_most_like(raci: Raci) -> None:
    path = SALES.with_name("software-release.yaml")
    status, out, err = raci("draft", "--complete", path)

    assert (status, err.count("'software-release'")) == (0, 1)
    assert "+ Build › Scan dependencies for known flaws" in out


def test_nothing_missing_is_said_so(raci: Raci) -> None:
    assert raci("draft", "--complete", SALES).out.endswith("sales-leadership.xlsx: nothing is missing.\n")


def test_proposals_are_there_for_programs(raci: Raci) -> None:
    said = json.loads(raci("draft", "--complete", raci.file(HALF, "half.csv"), "--format", "json").out)

    assert said["proposals"] == [
        {
            "duty": "Sales strategy", "cells": {"Sales Representative": "R/A"},
            "reason": "Sales Representative alone does it, and nobody is known to be over it", "open": "",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--starter", "hirng"), "raci: there is no starter 'hirng'; did you mean 'hiring'?\n"),
        (("--starter", "hiring", "--roles", " , "), None),
        (("--starter", "hiring", "--roles", "CEO", "--org", "org.yaml"), "raci: --roles does not go with --org\n"),
        (("--starter", "hiring", "text.md"), "raci: name texts to draft from, or a starter, not both\n"),
        (("--roles", "CEO"), None),
        (("--complete", "nowhere.csv"), "raci: nowhere.csv: there is no such file\n"),
        (("--complete", "bids.csv", "-o", "bids.csv"), None),
        ((), None),
    ],
)
def test_misuse_is_one_sentence(raci: Raci, words: tuple[str, ...], message: str | None) -> None:
    raci.file(BIDS)
    status, out, err = raci("draft", *words)

    assert (status, out) == (2, "")
    assert err == message if message else err.count("\n") == 1
