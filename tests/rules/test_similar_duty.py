"""DUT008 at its edges: what is nearly the same, and what other rules tell already."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import findings_in, findings_of, matrix_of

import raci
from raci.lint import Confidence, Severity
from raci.rules.duties.dut008_similar_duty import SimilarDuty


def table(*names: str) -> str:
    """Return a Markdown table of these duties."""
    return "\n".join(["| Duty | Manager | Clerk |", "|--|--|--|", *(f"| {name} | A | R |" for name in names)])


def test_similar_duty_is_a_guess_told_at_the_later_row() -> None:
    [finding] = findings_of(SimilarDuty, table("Prepare annual budget", "Sell", "Prepare annual budget proposal."))

    assert finding.message == "Prepare annual budget proposal is 100 % like Prepare annual budget."
    assert finding.help == "say what tells it from the row at Example!A2, or merge the two if they are one duty."
    assert (finding.duty, finding.confidence, finding.severity) == (
        "Prepare annual budget proposal.", Confidence.GUESS, Severity.NOTE,
    )  # fmt: skip


def test_each_row_is_told_once_with_the_one_it_is_most_like() -> None:
    names = ("Prepare sales budget for the northern board", "Prepare sales budget for the southern board")
    found = findings_of(SimilarDuty, table(*names, "Sell", f"{names[1]} in May"))

    assert [finding.message for finding in found] == [
        f"{names[1]} is 95 % like {names[0]}.",
        f"{names[1]} in May is 100 % like {names[1]}.",
    ]


def test_of_rows_alike_in_the_same_degree_the_first_in_the_alphabet_is_named() -> None:
    found = findings_of(SimilarDuty, table("Prepare budget", "Budget draft", "Prepare budget draft"))

    assert [(finding.duty, finding.message) for finding in found] == [
        ("Prepare budget draft", "Prepare budget draft is 100 % like Budget draft.")
    ]


@pytest.mark.parametrize("again", ["Prepare annual budget proposal", "Prepare the annual budget proposals"])
def test_a_row_that_another_rule_tells_is_not_told_again(again: str) -> None:
    found = findings_of(SimilarDuty, table("Prepare annual budget", "Prepare annual budget proposal", again))

    assert [finding.duty for finding in found] == ["Prepare annual budget proposal"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Approve bid", "approve  bid."),
        ("Approve bid", "Approve bids"),
        ("Review test plan", "Test plan review"),
        ("Plan release phase 1", "Plan release phase 2"),
        ("Testing", "System testing"),
        ("[Enter task]", "[Enter task] or activity"),
        ("Approve bid", "Publish report"),
    ],
)
def test_what_other_rules_tell_or_a_number_tells_apart_is_left_out(one: str, other: str) -> None:
    assert findings_of(SimilarDuty, table(one, "Sell", other)) == []


def test_duties_of_two_sections_are_not_compared() -> None:
    markdown = table("Prepare budget", "**One** | | |", "Prepare budget now", "**Two** | | |", "Prepare budget then")

    assert len(findings_of(SimilarDuty, markdown.replace(" | | | | A | R |", " | | |"))) == 0


def test_duties_under_other_numbers_are_not_compared() -> None:
    matrix = matrix_of(table("Prepare budget", "Prepare budget proposal"))
    first, second = matrix.duties
    apart = replace(matrix, duties=(replace(first, number="1.2"), replace(second, number="3.2")))

    assert findings_in(SimilarDuty, apart) == []


def test_the_section_is_named() -> None:
    markdown = "| Duty | Manager |\n|--|--|\n| **Money** | |\n| Prepare budget | A |\n| Prepare budget proposal | A |"
    [finding] = findings_of(SimilarDuty, markdown)

    assert finding.message == "Prepare budget proposal is 100 % like Prepare budget in Money."


def test_likeness_is_an_option() -> None:
    markdown = table("Prepare sales forecast", "Prepare sales budget")

    assert findings_of(SimilarDuty, markdown) == []
    assert len(findings_of(SimilarDuty, markdown, likeness=70)) == 1


def test_it_runs_only_when_asked_for() -> None:
    matrix = matrix_of(table("Prepare budget", "Prepare budget proposal"))
    asked = raci.check(matrix, raci.Settings(select=("similar-duty",)))

    assert "DUT008" not in {finding.rule for finding in raci.check(matrix)}
    assert [finding.rule for finding in asked] == ["DUT008"]
