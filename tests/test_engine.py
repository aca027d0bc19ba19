"""The engine: which rules are asked about what, where their findings stand, and that none can stop the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matrices_at_random import matrices, permuted
from support import matrix_of

import raci
from raci.errors import SettingsError
from raci.lint import (
    CRASHED,
    Confidence,
    Finding,
    Fix,
    Report,
    Rule,
    Safety,
    Severity,
    choose,
    judge,
    judge_together,
    severities,
)  # fmt: skip
from raci.model import Assignment, Duty, Location, Matrix, Oddity, Organization, Participation, Profile, Role, Source
from raci.model.change import Assign, Withdraw
from raci.rules.organization.org022_faulty_record import FaultyRecord
from raci.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.graph import OrganizationGraph, Register, ResponsibilityGraph

BIDS = """
| Duty | Manager | Director | Clerk |
| --- | --- | --- | --- |
| Approve bid | A | A/R | I |
| Write bid | A | | R |
| Send bid | | I | R |
"""


class EveryDuty(Rule, code="TST001", severity=Severity.WARNING):
    """Find every duty."""

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find it."""
        yield self.finding(f"{duty.name}.", duty=duty)


class EveryRole(Rule, code="TST002", severity=Severity.NOTE):
    """Find every role."""

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find it."""
        yield self.finding(f"{role.name}.", roles=(role,))


class OddAssignment(Rule, code="TST003", severity=Severity.ERROR):
    """Find every assignment the engine asks about."""

    def check_assignment(self, assignment: Assignment, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find it."""
        yield self.finding("It.", duty=assignment.duty, roles=[assignment.role])


class WholeMatrix(Rule, code="TST004", severity=Severity.ERROR):
    """Find the matrix."""

    at_most: int = 3
    share: float = 0.5
    words: tuple[str, ...] = ("a",)

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find it."""
        yield self.finding("It.", confidence=Confidence.GUESS)


class ClashingAccountables(Rule, code="TST005", severity=Severity.ERROR):
    """Find duties with several accountable roles, and name these."""

    def suspects(self, profile: Profile) -> bool:
        """Tell whether there are several."""
        return profile[Participation.ACCOUNTABLE] > 1

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find it."""
        yield self.finding("It.", duty=duty, roles=graph.accountable(duty))


class BrokenDuty(Rule, code="TST006", severity=Severity.NOTE):
    """Fail at the second duty."""

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the first."""
        yield self.finding("It.", duty=duty)
        if duty.name != "Approve bid":
            raise ZeroDivisionError("by nothing")


class LostDuty(Rule, code="TST007", severity=Severity.NOTE):
    """Find a duty that is not there."""

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find it."""
        yield self.finding("It.", duty=Duty("Nowhere", "Nowhere"))


class BrokenSuspicion(EveryDuty, code="TST008"):
    """Fail when asked for suspicion."""

    def suspects(self, profile: Profile) -> bool:
        """Fail."""
        raise LookupError(str(profile.filled))


class NeedsSupport(EveryDuty, code="TST009", needs=frozenset({Participation.SUPPORTING})):
    """Find every duty where the notation knows support."""


class OnTrial(EveryDuty, code="TST010", severity=Severity.NOTE, preview=True):
    """Find every duty, on trial."""


KNOWN = (EveryDuty, EveryRole, OddAssignment, WholeMatrix, OnTrial)


def told(matrix: Matrix, *rules: type[Rule]) -> list[tuple[str, str]]:
    """Return the rule and place of each finding."""
    return [(finding.rule, finding.location.inside) for finding in judge(matrix, [rule() for rule in rules])]


# where findings stand


def test_findings_stand_at_their_duty_role_assignment_or_matrix() -> None:
    found = told(matrix_of(BIDS), WholeMatrix, EveryRole, EveryDuty, OddAssignment)

    assert found == [
        ("TST004", "Example!A1:D4"),
        ("TST002", "Example!B1"),
        ("TST002", "Example!C1"),
        ("TST002", "Example!D1"),
        ("TST001", "Example!A2"),
        ("TST003", "Example!C2"),
        ("TST001", "Example!A3"),
        ("TST001", "Example!A4"),
    ]  # fmt: skip


def test_several_roles_stand_at_the_first_cell_and_relate_to_the_others() -> None:
    [finding] = judge(matrix_of(BIDS), [ClashingAccountables()])

    assert finding.location.inside == "Example!B2"
    assert [place.inside for place in finding.related] == ["Example!C2"]


def test_a_role_that_takes_no_part_leads_to_the_duty() -> None:
    class Absent(Rule, code="TST011"):
        def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
            yield self.finding("It.", duty=duty, roles=[graph.roles["Director"]])

    assert told(matrix_of(BIDS), Absent) == [("TST011", f"Example!{cell}") for cell in ("C2", "A3", "C4")]


def test_duties_in_columns_are_found_there() -> None:
    matrix = matrix_of(BIDS)
    turned = replace(
        matrix,
        roles=tuple(replace(role, source=(row, 1)) for row, role in enumerate(matrix.roles, 2)),
        duties=tuple(replace(duty, source=(1, column)) for column, duty in enumerate(matrix.duties, 2)),
        source=replace(matrix.source, across=True),
    )

    assert told(turned, OddAssignment) == [("TST003", "Example!B3")]


def test_letters_with_columns_of_their_own_are_found_there() -> None:
    matrix = matrix_of(BIDS)
    source = replace(matrix.source, letter_columns={"R": 7, "A": 8})

    assert told(replace(matrix, source=source), OddAssignment) == [("TST003", "Example!G2")]
    assert matrix.locate(matrix.duties[0], matrix.roles[2], matrix.rows[0]["Clerk"]).inside == "Example!D2"
    lettered = replace(matrix, source=source)
    assert lettered.locate(matrix.duties[0], matrix.roles[2], matrix.rows[0]["Clerk"]).inside == "Example!A2"
    assert lettered.locate(matrix.duties[0], matrix.roles[2]).inside == "Example!A2"


def test_cells_that_follow_from_nothing_are_looked_up() -> None:
    matrix = matrix_of(BIDS)
    source = replace(matrix.source, cells={("Approve bid", "Director"): (30, 26)})

    assert told(replace(matrix, source=source), OddAssignment) == [("TST003", "Example!Z30")]


def test_a_matrix_of_no_file_has_findings_without_place() -> None:
    matrix = matrix_of(BIDS)
    made = replace(
        matrix,
        roles=tuple(replace(role, source=None) for role in matrix.roles),
        duties=tuple(replace(duty, source=None) for duty in matrix.duties),
        source=Source(),
    )

    assert {finding.location for finding in judge(made, [EveryDuty(), EveryRole(), OddAssignment()])} == {Location()}
    assert replace(made, duties=matrix.duties).locate(matrix.duties[0], made.roles[0]).row == 2


def test_a_finding_that_knows_its_place_keeps_it() -> None:
    place = Location("other.xlsx", "Notes", 3, 3)

    class Placed(Rule, code="TST012"):
        def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
            yield self.finding("It.").at(place)

    assert [finding.location for finding in judge(matrix_of(BIDS), [Placed()])] == [place]


def test_notes_about_many_roles_relate_to_none() -> None:
    class Crowd(Rule, code="TST013", severity=Severity.NOTE):
        def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
            roles = graph.matrix.roles
            yield self.finding("It.", roles=roles)
            yield self.finding("It.", roles=roles, severity=Severity.ERROR)

    note, error = judge(matrix_of(BIDS), [Crowd()])

    assert (note.related, len(error.related)) == ((), 2)


# rules that fail


@pytest.mark.parametrize("broken", [BrokenDuty, LostDuty])
def test_a_rule_that_fails_is_told_once_and_the_others_go_on(broken: type[Rule]) -> None:
    found = judge(matrix_of(BIDS), [broken(), EveryDuty()])
    crashed = [finding for finding in found if finding.rule == CRASHED]

    assert len(crashed) == 1
    assert crashed[0].message.startswith(f"the rule {broken.code} {broken.name} failed: ")
    assert (crashed[0].name, crashed[0].severity) == ("rule-failed", Severity.ERROR)
    assert [finding.duty for finding in found if finding.rule == "TST001"] == ["Approve bid", "Write bid", "Send bid"]


def test_what_a_rule_found_before_it_failed_is_kept() -> None:
    assert ("TST006", "Example!A2") in told(matrix_of(BIDS), BrokenDuty)


def test_a_rule_that_cannot_suspect_is_asked_about_every_duty() -> None:
    assert len(told(matrix_of(BIDS), BrokenSuspicion)) == 3


def test_a_hook_that_gives_nothing_to_go_through_fails_like_any_other() -> None:
    class Silent(Rule, code="TST014"):
        def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
            return None  # type: ignore[return-value] # what must fail

    assert told(matrix_of(BIDS), Silent) == [(CRASHED, "Example!A1:D4")]


# which rules are asked


def test_a_rule_does_not_run_where_the_notation_lacks_what_it_needs() -> None:
    assert told(matrix_of(BIDS), NeedsSupport) == []
    assert len(told(matrix_of(BIDS, "RASCI"), NeedsSupport)) == 3


def test_suspicion_spares_a_rule_most_duties_and_is_asked_once_for_each_profile() -> None:
    asked: list[int] = []

    class Counting(Rule, code="TST015"):
        def suspects(self, profile: Profile) -> bool:
            asked.append(profile.filled)
            return profile.filled > 2

        def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
            yield self.finding("It.", duty=duty)

    same = "".join(f"| Duty {number} | A | | R |\n" for number in range(50))

    assert told(matrix_of(BIDS + same), Counting) == [("TST015", "Example!A2")]
    assert sorted(asked) == [2, 2, 3]


def test_only_cells_with_several_letters_or_strange_ones_are_asked_about() -> None:
    matrix = matrix_of(BIDS + "| Sell | A | X | R |\n")

    assert told(matrix, OddAssignment) == [("TST003", "Example!C2"), ("TST003", "Example!C5")]


def test_findings_are_sorted_by_place_then_by_rule() -> None:
    both = told(matrix_of(BIDS), EveryRole, EveryDuty, OnTrial)

    assert both == sorted(both, key=lambda each: (int(each[1][-1]), each[1], each[0]))


# selection, severity and options


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        (Settings(), "1234"),
        (Settings(preview=True), "1234A"),
        (Settings(select=("TST",)), "1234"),
        (Settings(select=("all",), preview=True), "1234A"),
        (Settings(select=("TST010",)), "A"),
        (Settings(select=("on-trial", "tst001")), "1A"),
        (Settings(ignore=("every-role", "TST003")), "14"),
        (Settings(select=("ALL",), ignore=("ALL",)), ""),
    ],
)
def test_settings_choose_the_rules(chosen: Settings, codes: str) -> None:
    found = [f"{int(rule.code[3:]):X}" for rule in choose(KNOWN, chosen)]

    assert "".join(found) == codes


@pytest.mark.parametrize(
    ("chosen", "problem"),
    [
        (Settings(select=("TST099",)), "there is no rule 'TST099'; did you mean TST0"),
        (Settings(ignore=("every-rule",)), "there is no rule 'every-rule'; did you mean every-role?"),
        (Settings(severity={"nothing": "note"}), "there is no rule 'nothing'"),
        (Settings(rules={"hole-matrix": {}}), "there is no rule 'hole-matrix'; did you mean whole-matrix?"),
    ],
)
def test_rules_that_do_not_exist_are_refused_with_a_suggestion(chosen: Settings, problem: str) -> None:
    with pytest.raises(SettingsError) as caught:
        choose(KNOWN, chosen)

    assert caught.value.message.startswith(problem)


def test_all_rules_that_do_not_exist_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        choose(KNOWN, Settings(select=("XYZ",), ignore=("every-rule",)))

    assert caught.value.message == "2 rules do not exist"
    assert caught.value.problems == (
        "there is no rule 'XYZ'", "there is no rule 'every-rule'; did you mean every-role?",
    )  # fmt: skip


def test_options_reach_their_rule() -> None:
    given_options = {"whole-matrix": {"at-most": 7, "share": 1, "words": ["b", "c"]}}
    [rule] = choose([WholeMatrix], Settings(rules=given_options))

    assert isinstance(rule, WholeMatrix)
    assert (rule.at_most, rule.share, rule.words) == (7, 1.0, ("b", "c"))
    assert WholeMatrix.options() == {"at_most": 3, "share": 0.5, "words": ("a",)}


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"at-mots": 3}, "whole-matrix has no option 'at-mots'; did you mean at_most?"),
        ({"zzz": 3}, "whole-matrix has no option 'zzz'"),
        ({"at-most": "3"}, "the option 'at-most' of whole-matrix takes int, not '3'"),
        ({"at-most": True}, "the option 'at-most' of whole-matrix takes int, not True"),
        ({"share": True}, "the option 'share' of whole-matrix takes float, not True"),
        ({"words": "b"}, "the option 'words' of whole-matrix takes tuple, not 'b'"),
    ],
)
def test_options_that_do_not_fit_are_refused(options: dict[str, object], problem: str) -> None:
    with pytest.raises(SettingsError) as caught:
        choose(KNOWN, Settings(rules={"whole-matrix": options}))

    assert str(caught.value) == problem


def test_a_rule_takes_no_unknown_option_and_does_not_change() -> None:
    with pytest.raises(TypeError, match="WholeMatrix has no option zzz"):
        WholeMatrix(zzz=3)  # type: ignore[call-arg] # what must fail
    rule = WholeMatrix(at_most=7)
    with pytest.raises(AttributeError, match="a rule does not change: at_most"):
        rule.at_most = 3  # type: ignore[misc] # what must fail

    assert rule.at_most == 7


def test_severities_are_set_by_code_name_or_family() -> None:
    rules = [rule() for rule in KNOWN]
    changed = severities(rules, Settings(severity={"TST": "note", "every-duty": "error"}))

    assert changed == {"TST001": Severity.ERROR} | dict.fromkeys(
        ("TST002", "TST003", "TST004", "TST010"), Severity.NOTE
    )
    assert {finding.severity for finding in judge(matrix_of(BIDS), [EveryDuty()], changed)} == {Severity.ERROR}


def test_a_severity_that_is_none_is_refused() -> None:
    with pytest.raises(SettingsError, match="the severity of TST001 is one of error, warning, note, not 'fatal'"):
        severities([EveryDuty()], Settings(severity={"TST001": "fatal"}))


# reports


def test_a_report_counts_and_fails_by_severity() -> None:
    report = Report("a.csv", tuple(judge(matrix_of(BIDS), [EveryDuty(), EveryRole()])))

    assert (len(report), report.clean, Report("a.csv").clean) == (6, False, True)
    assert [report.count(severity) for severity in Severity] == [0, 3, 3]
    assert [report.fails(severity) for severity in Severity] == [False, True, True]
    assert list(report) == list(report.findings)


# laws


def essence(matrix: Matrix) -> set[tuple[str, str, frozenset[str]]]:
    """Return which rules find what about which things."""
    found = raci.check(matrix, Settings(preview=True))
    return {(finding.rule, finding.duty, frozenset(finding.roles)) for finding in found}


@given(st.data())
def test_the_order_of_duties_and_roles_changes_no_finding(data: st.DataObject) -> None:
    matrix = data.draw(matrices())

    assert essence(data.draw(permuted(matrix))) == essence(matrix)


def errors(matrix: Matrix) -> set[tuple[str, str]]:
    """Return the rule and duty of each error."""
    return {(finding.rule, finding.duty) for finding in raci.check(matrix) if finding.severity is Severity.ERROR}


@settings(max_examples=200)
@given(matrices())
def test_safe_fixes_add_no_errors_and_leave_nothing_to_fix(matrix: Matrix) -> None:
    mended = raci.fix(matrix, raci.check(matrix))
    for _ in range(3):  # a fix that met another one's cell waits for the next check
        again = raci.fix(mended, raci.check(mended))
        if again == mended:
            break
        mended = again

    assert errors(mended) <= errors(matrix)
    assert raci.fix(mended, raci.check(mended)) == mended


def report_with(*fixes: Fix) -> Report:
    """Return a report whose findings have these fixes."""
    return Report("a.csv", tuple(Finding("TST001", "every-duty", "It.", Severity.NOTE, fix=fix) for fix in fixes))


WITHDRAW = Withdraw("Approve bid", "Director")
ASSIGN = Assign("Approve bid", "Director", ("C",))


@pytest.mark.parametrize(
    ("fix", "unsafe", "left"),
    [
        (Fix("It.", (ASSIGN,), Safety.SAFE), False, "C"),
        (Fix("It.", (ASSIGN,), Safety.UNSAFE), False, "R/A"),
        (Fix("It.", (ASSIGN,), Safety.UNSAFE), True, "C"),
        (Fix("It.", (ASSIGN,), Safety.DISPLAY_ONLY), True, "R/A"),
        (Fix("It.", (), Safety.SAFE), True, "R/A"),
    ],
)
def test_only_safe_fixes_are_applied_unasked(fix: Fix, unsafe: bool, left: str) -> None:  # noqa: FBT001
    mended = raci.fix(matrix_of(BIDS), report_with(fix), unsafe=unsafe)

    assert str(mended.rows[0]["Director"]) == left


def test_of_two_fixes_of_one_cell_the_first_is_applied() -> None:
    mended = raci.fix(
        matrix_of(BIDS), report_with(Fix("It.", (ASSIGN,), Safety.SAFE), Fix("It.", (WITHDRAW,), Safety.SAFE))
    )

    assert str(mended.rows[0]["Director"]) == "C"


class FallingOrganizationRule(Rule, code="TST101"):
    """Fail on an organization, and on several matrices."""

    def check_organization(self, organization: OrganizationGraph) -> Iterator[Finding]:
        """Fail."""
        raise RuntimeError("no roof")

    def check_register(self, register: Register) -> Iterator[Finding]:
        """Fail."""
        raise RuntimeError("no floor")


def test_a_rule_that_fails_on_an_organization_or_between_matrices_is_told_and_stops_nothing() -> None:
    matrix = replace(
        matrix_of("| Duty | Cook |\n| --- | --- |\n| Boil | A |"), organization=Organization(path="org.yaml")
    )
    found = judge_together([matrix, matrix], [FallingOrganizationRule()])

    assert sorted((each.rule, each.location.path) for each in found) == [(CRASHED, "example.md"), (CRASHED, "org.yaml")]
    assert sorted(each.message.rpartition(": ")[2] for each in found) == ["no floor", "no roof"]


def test_the_organization_of_several_matrices_is_judged_once() -> None:
    organization = Organization(path="org.yaml", oddities=(Oddity("doubled-id", "two have one id", (3, 1)),))
    matrix = replace(matrix_of("| Duty | Cook |\n| --- | --- |\n| Boil | A |"), organization=organization)
    found = judge_together([matrix, matrix], [FaultyRecord()], {"ORG022": Severity.NOTE})

    assert [(str(each.location), each.severity) for each in found] == [("org.yaml:3:1", Severity.NOTE)]
