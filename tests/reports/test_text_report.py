"""The report a person reads: the place, the sentence, the cells with marks under them, what to do, and the counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import matrix_of

from raci.lint import Confidence, Finding, Report, Severity
from raci.model import Location, Matrix
from raci.reports.terminal import Palette
from raci.reports.text import counts, text

BIDS = """
| Duty | Manager | Director | Clerk |
| --- | --- | --- | --- |
| Approve bid | A | A/R | I |
| Write bid | A | | R |
"""
TWO = Finding(
    "ACC002",
    "several-accountables",
    "2 roles are accountable for Approve bid: Manager, Director.",
    Severity.ERROR,
    duty="Approve bid",
    roles=("Manager", "Director"),
    location=Location("sales.xlsx", "Example", 7, 3),
    help="keep one A; the other may be R or C.",
)
NOTE = Finding("DUT004", "vague-duty", "It is vague.", Severity.NOTE, location=Location("sales.xlsx", "Example", 9, 1))


def report_of(*findings: Finding, matrix: Matrix | None = None, allowed: int = 0) -> Report:
    """Return a report of these findings about one matrix."""
    return Report("sales.xlsx", findings, matrices=(matrix or matrix_of(BIDS),), allowed=(NOTE,) * allowed)


def test_a_finding_stands_with_its_cells_and_what_to_do() -> None:
    expected = """\
sales.xlsx:Example!C7  ACC002 several-accountables  error
  2 roles are accountable for Approve bid: Manager, Director.
                  Manager   Director
    Approve bid   A         R/A
                  ^         ^^^
  help: keep one A; the other may be R or C.   raci explain ACC002

sales.xlsx:Example!A9  DUT004 vague-duty  note
  It is vague.

sales.xlsx:Example!A9  DUT004 vague-duty  note
  It is vague.

sales.xlsx: 1 error, 2 notes, 3 allowed."""

    assert text(report_of(TWO, NOTE, NOTE, allowed=3)) == expected


@pytest.mark.parametrize(
    ("severities", "allowed", "expected"),
    [
        ("", 0, "clean"),
        ("", 1, "1 allowed"),
        ("w", 0, "1 warning"),
        ("nnewwe", 2, "2 errors, 2 warnings, 2 notes, 2 allowed"),
        ("n" * 1200, 0, "1,200 notes"),
    ],
)
def test_findings_are_counted_by_severity(severities: str, allowed: int, expected: str) -> None:
    named = {severity.value[0]: severity for severity in Severity}
    findings = (replace(NOTE, severity=named[letter]) for letter in severities)

    assert counts(report_of(*findings, allowed=allowed)) == expected


def test_after_ten_findings_of_a_rule_the_rest_is_counted() -> None:
    lines = text(report_of(*[NOTE] * 13, TWO)).splitlines()

    assert sum("DUT004" in line for line in lines) == 11
    assert "  … 3 more of DUT004; --all shows them" in lines


def test_without_a_limit_all_findings_are_shown() -> None:
    told = text(report_of(*[NOTE] * 13), limit=None)

    assert (told.count("DUT004"), "more of" in told) == (13, False)


@pytest.mark.parametrize(("confidence", "words"), [(Confidence.LIKELY, "note (likely)"), (Confidence.CERTAIN, "note")])
def test_what_is_not_certain_is_said_to_be_so(confidence: Confidence, words: str) -> None:
    first = text(report_of(replace(NOTE, confidence=confidence))).splitlines()[0]

    assert first == f"sales.xlsx:Example!A9  DUT004 vague-duty  {words}"


def test_empty_cells_are_shown_as_dashes() -> None:
    finding = replace(TWO, duty="Write bid", roles=("Director", "Clerk"))

    assert text(report_of(finding)).splitlines()[2:5] == [
        "                Director   Clerk",
        "    Write bid   -          R",
        "                ^          ^",
    ]


def test_wide_letters_take_two_columns() -> None:
    matrix = matrix_of("| 任务 | 经理 | Ärzte |\n| --- | --- | --- |\n| 批准投标 | A | A |\n")
    finding = replace(TWO, duty="批准投标", roles=("经理", "Ärzte"))

    assert text(report_of(finding, matrix=matrix)).splitlines()[2:5] == [
        "               经理   Ärzte",
        "    批准投标   A      A",
        "               ^      ^",
    ]


def test_long_names_are_cut_and_more_than_six_roles_counted() -> None:
    roles = [f"Regional Sales Manager {number}" for number in range(8)]
    duty = "Approve the offer to the customer after the legal department has seen it"
    matrix = matrix_of(f"| Duty | {' | '.join(roles)} |\n|{'--|' * 9}\n| {duty} |{' A |' * 8}\n")
    lines = text(report_of(replace(TWO, duty=duty, roles=tuple(roles)), matrix=matrix)).splitlines()

    assert lines[2].endswith("   Regional Sales Ma… (+2)")
    assert lines[2].count("…") == 6
    assert lines[3].startswith("    Approve the offer to the customer after the…   A ")


@pytest.mark.parametrize(
    "finding",
    [
        replace(TWO, location=Location("sales.xlsx", "Another sheet", 7, 3)),
        replace(TWO, duty="Unknown"),
        replace(TWO, roles=("Unknown",)),
        replace(TWO, roles=()),
        replace(TWO, duty=""),
    ],
    ids=["another sheet", "unknown duty", "unknown role", "no roles", "no duty"],
)
def test_without_cells_the_sentence_stands_alone(finding: Finding) -> None:
    lines = text(report_of(finding)).splitlines()

    assert lines[1:] == [
        "  2 roles are accountable for Approve bid: Manager, Director.",
        "  help: keep one A; the other may be R or C.   raci explain ACC002",
        "",
        "sales.xlsx: 1 error.",
    ]


def test_the_cells_are_those_of_the_matrix_the_finding_is_about() -> None:
    elsewhere = matrix_of("| Duty | Manager | Director |\n|--|--|--|\n| Approve bid | C | I |")
    matrices = (replace(elsewhere, source=replace(elsewhere.source, sheet="Old")), matrix_of(BIDS))

    assert "    Approve bid   A         R/A" in text(Report("sales.xlsx", (TWO,), matrices=matrices)).splitlines()


def test_a_palette_colours_severity_and_marks_and_nothing_else() -> None:
    plain, coloured = text(report_of(TWO)), text(report_of(TWO), Palette(on=True))

    assert "  \x1b[1;31merror\x1b[0m\n" in coloured
    assert "\x1b[1;31m^         ^^^\x1b[0m\n" in coloured
    for code in ("1", "2", "1;31", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_sentences_of_any_length_are_cut() -> None:
    endless = replace(NOTE, message="No " * 10_000, help="Go " * 10_000)

    assert max(map(len, text(report_of(endless)).splitlines())) < 450
