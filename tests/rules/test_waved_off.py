"""What a careful consultant would wave off is not found, or told as a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from support import findings_in, findings_of

from raci.api import read_all
from raci.lint import Severity
from raci.rules.accountability.acc001_no_accountable import NoAccountable
from raci.rules.accountability.acc002_several_accountables import SeveralAccountables
from raci.rules.accountability.acc004_accountable_also_told import AccountableAlsoTold
from raci.rules.communication.com004_only_informed import OnlyInformed
from raci.rules.communication.com005_only_consulted_or_informed import OnlyConsultedOrInformed
from raci.rules.communication.com006_every_box_filled import EveryBoxFilled
from raci.rules.duties.dut001_duplicate_duty import DuplicateDuty
from raci.rules.duties.dut003_unassigned_duty import UnassignedDuty
from raci.rules.responsibility.rsp001_no_responsible import NoResponsible
from raci.rules.responsibility.rsp002_many_responsible import ManyResponsible
from raci.rules.responsibility.rsp004_performer_also_told import PerformerAlsoTold
from raci.rules.responsibility.rsp006_checkers_checking_checkers import CheckersCheckingCheckers
from raci.rules.roles.rol004_role_in_everything import RoleInEverything
from raci.rules.workload.wrk001_busy_role import BusyRole
from raci.rules.workload.wrk004_does_and_answers_for_much import DoesAndAnswersForMuch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raci.lint import Finding, Rule

    Find = Callable[[type[Rule], str], list[Finding]]

_STUDIO: Final = """
Work,Ada,Ben,Cid,Dot,,Letter,Meaning
Storyboard,"C,L","C,A",R,R,,A,Approval
Soundtrack,"A,C","L,C",A,R,,L,Lead
Colour grading,L,R,C,"R,A",,C,Contributor
Subtitles,C,A,L,R,,R,Reviewer
"""


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """Return what a rule finds in a text with commas, read as a file."""

    def found(rule: type[Rule], text: str) -> list[Finding]:
        path = tmp_path / "sheet.csv"
        path.write_text(text.lstrip(), "utf-8")
        return findings_in(rule, *read_all(path))

    return found


def test_who_contributes_is_not_merely_asked(find: Find) -> None:
    assert find(AccountableAlsoTold, _STUDIO) == []
    assert find(PerformerAlsoTold, _STUDIO) == []


def test_several_reviewers_are_no_chain_of_checks(find: Find) -> None:
    assert find(CheckersCheckingCheckers, _STUDIO) == []


def test_several_approvals_of_a_legend_of_the_files_own_are_a_warning(find: Find) -> None:
    [finding] = find(SeveralAccountables, _STUDIO)

    assert finding.message == "2 roles have A (approval) for Soundtrack: Ada, Cid."
    assert finding.severity is Severity.WARNING


_SUMMARY: Final = """
Nr,Work,Ann,Bob,Cleo,Dan
2,Stall at the fair,R,R,R,R
2.1,Build the stall,A/R,I,,
2.2,Stock the stall,,A/R,C,
3,Tidy up,I,,,
3.1,Sweep the floor,,,A/R,
"""


def test_what_is_broken_down_is_left_to_its_parts(find: Find) -> None:
    assert find(ManyResponsible, _SUMMARY) == []
    assert find(OnlyInformed, _SUMMARY) == []
    assert len(find(ManyResponsible, _SUMMARY.replace("2.", "4."))) == 1
    assert len(find(OnlyInformed, _SUMMARY.replace("3.1", "4.1"))) == 1


def test_a_section_of_the_same_name_breaks_a_duty_down() -> None:
    rows = "| **Fair** | | | | |\n| Stall | R | R | R | R |\n| **Fair › Stall** | | | | |\n| Build | A/R | | | |"
    table = f"| Duty | Ann | Bob | Cleo | Dan |\n| --- | --- | --- | --- | --- |\n{rows}"

    assert findings_of(ManyResponsible, table) == []
    assert len(findings_of(ManyResponsible, table.replace("› Stall", "› Tent"))) == 1


@pytest.mark.parametrize(
    ("rule", "cell"), [(NoAccountable, "R"), (NoResponsible, "A"), (OnlyInformed, "I"), (OnlyConsultedOrInformed, "C")]
)
def test_of_a_view_of_one_role_nobody_is_missed(rule: type[Rule], cell: str) -> None:
    table = f"| Duty | Warden | Cook |\n| --- | --- | --- |\n| Lock the doors | {cell} | |"

    assert len(findings_of(rule, table)) == 1
    assert findings_of(rule, re.sub(r"\|[^|]*\|$", "|", table, flags=re.MULTILINE)) == []


def test_a_row_that_is_full_of_news_is_a_note() -> None:
    roles = "Ann | Bob | Cleo | Dan | Eve | Fay | Gus | Hal"
    [half] = findings_of(EveryBoxFilled, _grid(roles, "R | A | C | C | I | I | I | I"))
    [most] = findings_of(EveryBoxFilled, _grid(roles, "R | A | C | I | I | I | I | I"))

    assert (half.severity, most.severity) == (Severity.WARNING, Severity.NOTE)


def test_the_parts_tell_who_matters_for_a_duty_that_is_broken_down(find: Find) -> None:
    rows = ["1,Move house,A,R,R,C,C,C,C,C", "1.1,Pack the books,A/R,,,,,,,"]
    sheet = "\n".join(["Nr,Work,Ann,Bob,Cleo,Dan,Eve,Fay,Gus,Hal", *rows])

    assert find(EveryBoxFilled, sheet) == []
    assert len(find(EveryBoxFilled, sheet.replace("1.1", "2.1"))) == 1


def _grid(roles: str, *rows: str) -> str:
    lines = [f"Duty | {roles}", " | ".join(["---"] * (roles.count("|") + 2))]
    lines += [f"Polish lens {number} | {row}" for number, row in enumerate(rows, start=1)]
    return "\n".join(f"| {line} |" for line in lines)


def test_who_is_mostly_informed_is_not_in_everything() -> None:
    roles = "Optician | Foreman | Seller | Buyer"
    often = _grid(roles, *["A/R | I | | ", "A | R | C | "] * 5)
    seldom = _grid(roles, *["A/R | I | | "] * 6, *["R | A | | C"] * 4)

    assert [finding.roles for finding in findings_of(RoleInEverything, often)] == [("Foreman",)]
    assert findings_of(RoleInEverything, seldom) == []


def test_in_a_team_of_four_each_may_take_a_letter_of_every_duty() -> None:
    rows = ["R | A | C | I", "I | R | A | C", "C | I | R | A", "A | C | I | R"] * 3
    five = _grid("Ann | Bob | Cleo | Dan | Eve", *[f"{row} | C" for row in rows])

    assert findings_of(RoleInEverything, _grid("Ann | Bob | Cleo | Dan", *rows)) == []
    assert len(findings_of(RoleInEverything, five)) == 1


@pytest.mark.parametrize("role", ["Agency", "Media Agency", "Agence de presse", "Werbeagentur", "Brewing Company"])
def test_a_firm_shares_its_work(role: str) -> None:
    rows = ["R | A | C"] * 6 + ["I | R | A"] * 2

    assert findings_of(BusyRole, _grid(f"{role} | Brand Manager | Buyer", *rows)) == []
    assert len(findings_of(BusyRole, _grid("Copywriter | Brand Manager | Buyer", *rows))) == 1


def test_who_shares_all_it_answers_for_is_not_burnt_out_alone() -> None:
    roles = "Ann | Bob | Cleo"
    shared = _grid(roles, *["A/R | A/R | C"] * 9)
    alone = _grid(roles, *["A/R | A/R | C"] * 4, *["A/R | R | I"] * 5)

    assert findings_of(DoesAndAnswersForMuch, shared) == []
    assert [finding.roles for finding in findings_of(DoesAndAnswersForMuch, alone)] == [("Ann",)]


@pytest.mark.parametrize("duty", ["Approve the menu", "Menu approval", "Freigabe der Karte"])
def test_to_approve_is_what_answering_for_an_approval_comes_to(duty: str) -> None:
    table = f"| Duty | Chef | Cook |\n| --- | --- | --- |\n| {duty} | A | C |"
    [approval] = findings_of(NoResponsible, table)
    [other] = findings_of(NoResponsible, table.replace(duty, "Submit the menu for approval"))
    [strict] = findings_of(NoResponsible, table, accountable_counts=False)

    assert (approval.severity, other.severity, strict.severity) == (Severity.NOTE, Severity.WARNING, Severity.ERROR)


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        ("R | ", " | R", Severity.WARNING),
        ("A | R", "A | R", Severity.WARNING),
        ("A | ", "A | R", Severity.WARNING),
        ("A | ", " | A", Severity.ERROR),
        ("A | R", "A | C", Severity.ERROR),
        ("A | R", "A/R | ", Severity.ERROR),
    ],
)
def test_rows_of_one_duty_that_one_row_could_replace_are_a_warning(first: str, second: str, severity: Severity) -> None:
    table = f"| Duty | Chef | Cook |\n| --- | --- | --- |\n| Peel | {first} |\n| Boil | A | R |\n| Peel | {second} |"
    [finding] = findings_of(DuplicateDuty, table)

    assert finding.severity is severity


@pytest.mark.parametrize("milestone", ["Paint the hall complete", "Paint the hall: done", "paint the hall fertig"])
def test_a_milestone_needs_nobody(milestone: str) -> None:
    table = f"| Duty | Ann | Bob |\n| --- | --- | --- |\n| Paint the hall | A | R |\n| {milestone} | | |"
    [unknown] = findings_of(UnassignedDuty, table.replace(milestone, "Move in complete"))

    assert findings_of(UnassignedDuty, table) == []
    assert unknown.message == "No role takes part in Move in complete."
