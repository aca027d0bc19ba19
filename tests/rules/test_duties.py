"""The rules about duties, at their edges."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import findings_in, findings_of, matrix_of

from raci.lint import Confidence, Severity
from raci.rules.duties.dut001_duplicate_duty import DuplicateDuty
from raci.rules.duties.dut002_look_alike_duty import LookAlikeDuty
from raci.rules.duties.dut003_unassigned_duty import UnassignedDuty
from raci.rules.duties.dut004_vague_duty import VagueDuty
from raci.rules.duties.dut005_mundane_duty import MundaneDuty
from raci.rules.duties.dut006_compound_duty import CompoundDuty
from raci.rules.duties.dut007_placeholder_duty import PlaceholderDuty
from raci.rules.duties.likeness import slips
from raci.rules.duties.placeholders import placeholders
from raci.rules.duties.wording import singular, verb


def table(*rows: str) -> str:
    """Return a Markdown table of two roles; a row without letters given gets A and R."""
    full = [row if "|" in row else f"{row} | A | R" for row in rows]
    return "\n".join(["| Duty | Manager | Clerk |", "| --- | --- | --- |", *(f"| {row} |" for row in full)])


# DUT001


def test_duplicate_is_told_at_the_later_row_with_the_place_of_the_first() -> None:
    [finding] = findings_of(DuplicateDuty, table("Approve bid", "Send bid", "approve  bid. | A/R | "))

    assert finding.message == "approve  bid is listed again, with other letters."
    assert finding.help.startswith("merge it with the row at Example!A2,")
    assert finding.severity is Severity.ERROR


def test_duplicate_with_the_same_letters_is_a_warning() -> None:
    [finding] = findings_of(DuplicateDuty, table("Approve bid", "Approve bid"))

    assert finding.severity is Severity.WARNING


def test_every_repetition_is_told() -> None:
    found = findings_of(DuplicateDuty, table("Approve bid", "Approve bid", "Approve bid"))

    assert [finding.duty for finding in found] == ["Approve bid (2)", "Approve bid (3)"]


@pytest.mark.parametrize("rule", [DuplicateDuty, LookAlikeDuty])
def test_the_same_name_in_two_sections_is_two_duties(rule: type[DuplicateDuty | LookAlikeDuty]) -> None:
    markdown = table("**Phase 1** | |", "Test", "Write report", "**Phase 2** | |", "Test", "Write the report")

    assert findings_of(rule, markdown) == []


def test_the_section_is_named() -> None:
    [finding] = findings_of(DuplicateDuty, table("**Phase 1** | |", "Test", "Test"))

    assert finding.message == "Test is listed again in Phase 1, with the same letters."


def test_numbers_tell_places_apart() -> None:
    matrix = matrix_of(table("Test", "Test"))
    first, second = matrix.duties
    elsewhere = (replace(first, number="1.2"), replace(second, number="3.2"))
    beside = (replace(first, number="1.2"), replace(second, number="1.3"))

    assert findings_in(DuplicateDuty, replace(matrix, duties=elsewhere)) == []
    assert len(findings_in(DuplicateDuty, replace(matrix, duties=beside))) == 1


def test_repeated_placeholders_are_no_duplicates() -> None:
    assert findings_of(DuplicateDuty, table("[Enter task]", "[Enter task]", "...", "...")) == []


# DUT002


def found_alike(*names: str) -> list[tuple[str, str]]:
    """Return the pairs of names that differ by a slip."""
    return [(names[one], names[other]) for one, other in slips(names)]


@pytest.mark.parametrize(("one", "other"), [
    ("Approve bid", "Approve bids"),
    ("Approve bid", "Approve the bid"),
    ("Approve bid", "Approval of bid"),
    ("Approve bid", "Approving bids"),
    ("Review test plan", "Test plan review"),
    ("Requirement gathering", "Requirments Gathering"),
    ("Deployment plan", "Deployement plan"),
    ("Sign-off UAT", "Signoff UAT"),
    ("Backlog grooming", "Back log grooming"),
    ("Organisation chart", "Organization chart"),
    ("Policies and rules", "Policy & rules"),
    ("Réalisation de la recette", "Réalisation de recette"),
])  # fmt: skip
def test_slips_are_found(one: str, other: str) -> None:
    assert found_alike(one, other) == [(one, other)]


@pytest.mark.parametrize(("one", "other"), [
    ("Phase 1", "Phase 2"), ("Phase 11", "Phase 1 1"), ("Option A", "Option"), ("Build option A", "Build option"),
    ("Open account", "Close account"), ("Internal audit", "External audit"), ("Import data", "Export data"),
    ("Create contract document template", "Delete contract document template"),
    ("Install software", "Uninstall software"), ("Upload file", "Download file"),
    ("Approve bid", "Approve bid budget for next year"), ("Approve orders < 10k", "Approve orders > 10k"),
    ("Build module in C", "Build module in C++"), ("Performance review", "Perform review"),
    ("Product planning", "Production planning"), ("Approve change request", "Request change approval"),
    ("Contract review", "Contact review"), ("Confirm design", "Conform design"),
    ("Prevent incident", "Present incident"),
    ("Deploy offline", "Deploy online"), ("Picking of goods", "Packing of goods"), ("Weekly report", "Monthly report"),
    ("Manage incidents for the backup platform of the client", "Manage problems for the backup platform of the client"),
    ("系统功能测试方案", "系统性能测试方案"), ("Hire employer", "Hire employee"),
    ("Transfer from A to B", "Transfer from B to A"),
    ("", ""), ("...", "…"), ("the", "a"),
])  # fmt: skip
def test_telling_differences_are_no_slips(one: str, other: str) -> None:
    assert found_alike(one, other) == []


def test_equal_names_are_no_slip() -> None:
    assert found_alike("Approve bid", "approve  bid.") == []


def test_look_alike_is_likely_and_names_both() -> None:
    [finding] = findings_of(LookAlikeDuty, table("Approve bid", "Send bid", "Approve bids"))

    assert finding.message == "Approve bids looks like Approve bid."
    assert finding.confidence is Confidence.LIKELY
    assert finding.duty == "Approve bids"


@pytest.mark.parametrize(("word", "base"), [
    ("approve", "approve"), ("approval", "approve"), ("approving", "approve"), ("planned", "plan"), ("apply", "apply"),
    ("applies", "apply"), ("table", None),
])  # fmt: skip
def test_verbs_are_known_in_their_forms(word: str, base: str | None) -> None:
    assert verb(word) == base


@pytest.mark.parametrize(("plural", "expected"), [
    ("bids", "bid"), ("policies", "policy"), ("processes", "process"), ("boxes", "box"), ("analysis", "analysis"),
    ("status", "status"), ("bus", "bus"), ("access", "access"),
])  # fmt: skip
def test_plurals_lose_their_ending(plural: str, expected: str) -> None:
    assert singular(plural) == expected


# DUT003


def test_unassigned_duty_is_told() -> None:
    [finding] = findings_of(UnassignedDuty, table("Approve bid", "Archive bid | | "))

    assert finding.message == "No role takes part in Archive bid."


def test_matrix_that_is_not_filled_in_is_told_once() -> None:
    [finding] = findings_of(UnassignedDuty, table("Approve bid | | ", "Archive bid | | "))

    assert finding.message == "No duty has a letter: the matrix is not filled in."


def test_text_in_the_row_and_placeholders_are_left_to_other_rules() -> None:
    assert findings_of(UnassignedDuty, table("Approve bid", "Archive bid | see note | ", "Task 3 | | ")) == []


def test_duties_above_others_need_no_letters() -> None:
    matrix = matrix_of(table("Bids | | ", "Approve bid"))
    above, below = matrix.duties

    assert len(findings_in(UnassignedDuty, matrix)) == 1
    assert findings_in(UnassignedDuty, replace(matrix, duties=(above, replace(below, parent=above.key)))) == []


# DUT004, DUT005, DUT006


@pytest.mark.parametrize("name", ["Manage project", "Manage the project", "Support", "Pay bills etc.", "Misc. tasks"])
def test_vague_duties_are_found(name: str) -> None:
    [finding] = findings_of(VagueDuty, table(name))

    assert finding.confidence is Confidence.GUESS


@pytest.mark.parametrize("name", ["Approve budget", "Manage supplier invoices", "Project management", "Fetch goods"])
def test_clear_duties_are_not(name: str) -> None:
    assert findings_of(VagueDuty, table(name)) == []


def test_how_many_words_are_vague_is_an_option() -> None:
    assert len(findings_of(VagueDuty, table("Manage supplier invoices"), at_most=2)) == 1


@pytest.mark.parametrize("name", ["Attend weekly meetings", "Answer e-mails", "Fill in time sheets", "Book travel"])
def test_chores_are_found(name: str) -> None:
    assert len(findings_of(MundaneDuty, table(name))) == 1


@pytest.mark.parametrize("name", ["Plan meeting", "Approve travel", "Send invoice", "Answer customer complaint"])
def test_work_is_no_chore(name: str) -> None:
    assert findings_of(MundaneDuty, table(name)) == []


@pytest.mark.parametrize("name", [
    "Define and apply discounts", "Review & approve design", "Create/update records", "Write report and send it",
    "Select the supplier and notify the others", "\u2013 Identify & log defects",
])  # fmt: skip
def test_compound_duties_are_found(name: str) -> None:
    assert len(findings_of(CompoundDuty, table(name))) == 1


@pytest.mark.parametrize("name", [
    "Approve plan and budget", "Approve or reject request", "Monitor and control costs", "Terms and conditions",
    "Prepare design and test plan", "Decide to add or remove servers", "Research and development", "Write report",
    "Release - authorization/sign off", "",
])  # fmt: skip
def test_one_act_with_several_objects_is_one_duty(name: str) -> None:
    assert findings_of(CompoundDuty, table(name)) == []


# DUT007


@pytest.mark.parametrize("name", [
    "Task 7", "task7", "Task A", "Activity 3", "Deliverable/Task 1", "[Enter task or activity]", "<task>",
    "{{task_1_name}}", "…", "...", "xxx", "XXXX", "TBD", "N/A", "Tâche 4", "Aufgabe 2", "Activité n° 1", "任务1",
    "Task name",
])  # fmt: skip
def test_words_of_the_form_are_known(name: str) -> None:
    assert name in placeholders()


@pytest.mark.parametrize("name", [
    "Task 1 - Daily Standup", "Tasks", "Action plan", "[Go-live]", "Step 2: build", "lot 1", "Items received", "1.2",
    "[GUI] Activité", "Approve task", "Activity report", "Process A/R",
])  # fmt: skip
def test_names_of_duties_are_no_form(name: str) -> None:
    assert name not in placeholders()


def test_placeholder_is_likely() -> None:
    [finding] = findings_of(PlaceholderDuty, table("Approve bid", "Task 2"))

    assert finding.message == "Task 2 is the form's word, not the name of a duty."
    assert finding.confidence is Confidence.LIKELY
