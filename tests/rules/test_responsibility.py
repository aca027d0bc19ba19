"""The rules about who does the work, at their edges."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import findings_in, findings_of, matrix_of

from raci.lint import Safety, Severity
from raci.model.change import Assign
from raci.rules.accountability.acc001_no_accountable import NoAccountable
from raci.rules.accountability.acc004_accountable_also_told import AccountableAlsoTold
from raci.rules.responsibility.rsp001_no_responsible import NoResponsible
from raci.rules.responsibility.rsp002_many_responsible import ManyResponsible
from raci.rules.responsibility.rsp003_several_responsible import SeveralResponsible
from raci.rules.responsibility.rsp004_performer_also_told import PerformerAlsoTold
from raci.rules.responsibility.rsp005_support_without_responsible import SupportWithoutResponsible
from raci.rules.responsibility.rsp006_checkers_checking_checkers import CheckersCheckingCheckers
from raci.rules.responsibility.rsp007_maker_is_checker import MakerIsChecker


def row(cells: str, notation: str = "RACI") -> str:
    """Return a table of one duty, Pay, with these cells for the roles P1, P2 and so on."""
    count = cells.count("|") + 1
    roles = " | ".join(f"P{number}" for number in range(1, count + 1))
    rule = " | ".join(["---"] * (count + 1))
    return f"notation: {notation}\n| Duty | {roles} |\n| {rule} |\n| Pay | {cells} |"


# RSP001


def test_a_duty_without_doer_and_owner_is_an_error() -> None:
    [finding] = findings_of(NoResponsible, row("V | C", "RACI-VS"))

    assert finding.message == "Nobody is responsible for Pay."
    assert finding.severity is Severity.ERROR
    assert finding.fix is None


def test_an_owner_without_doer_is_a_warning() -> None:
    [finding] = findings_of(NoResponsible, row("A | C"))

    assert finding.message == "P1 is accountable for Pay, but nobody is responsible for it."
    assert finding.severity is Severity.WARNING
    assert finding.roles == ("P1",)


def test_a_house_may_want_a_doer_beside_each_owner() -> None:
    [finding] = findings_of(NoResponsible, row("A | C"), accountable_counts=False)

    assert finding.severity is Severity.ERROR


def test_the_only_owner_is_proposed_as_doer() -> None:
    [finding] = findings_of(NoResponsible, row("A | C"))

    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE
    assert finding.fix.changes == (Assign("Pay", "P1", ("R", "A")),)


@pytest.mark.parametrize(
    "table", [row("A | A"), row("A/C | C"), row("D | A", "DARE")], ids=["two owners", "more letters", "not allowed"]
)
def test_no_doer_is_proposed_where_that_is_doubtful(table: str) -> None:
    [finding] = findings_of(NoResponsible, table)

    assert finding.fix is None


@pytest.mark.parametrize("cells", ["| ", "C | I", "I | ", "O | O", "S | I", "R | "])
def test_no_responsible_leaves_such_rows_to_other_rules(cells: str) -> None:
    notation = "RACIO" if "O" in cells else "RASCI"

    assert findings_of(NoResponsible, row(cells, notation)) == []


def test_support_beside_an_owner_does_not_replace_the_doer() -> None:
    assert len(findings_of(NoResponsible, row("A | S", "RASCI"))) == 1


def test_a_decision_without_performer_is_told_in_the_words_of_rapid() -> None:
    [finding] = findings_of(NoResponsible, row("D | R", "RAPID"))

    assert finding.message == "P1 has D (decide) for Pay, but nobody has P (perform) for it."


def test_no_responsible_does_not_apply_to_daci() -> None:
    assert findings_of(NoResponsible, row("A | C", "DACI")) == []


# RSP002 and RSP003


def test_three_doers_are_a_few_and_four_are_many() -> None:
    assert findings_of(ManyResponsible, row("R | R | A/R | C")) == []
    [finding] = findings_of(ManyResponsible, row("R | R | A/R | R"))

    assert finding.message == "4 roles are responsible for Pay: P1, P2, P3, P4."
    assert finding.help == "split the duty so that each part has one R, or give some of them C."


def test_support_is_offered_where_the_notation_has_it() -> None:
    [finding] = findings_of(ManyResponsible, row("R | R | A", "RASCI"), at_most=1)

    assert finding.help.endswith("or give some of them S or C.")


def test_the_house_rule_of_one_doer() -> None:
    assert SeveralResponsible.preview
    assert findings_of(SeveralResponsible, row("A | R | C")) == []
    assert findings_of(SeveralResponsible, row("A | C | C")) == []
    [finding] = findings_of(SeveralResponsible, row("A/R | R | C"))

    assert finding.message == "2 roles are responsible for Pay: P1, P2; the house rule is one."


# RSP004


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("R/I", ("R",)), ("R/C", ("R",)), ("R/C/I", ("R",)), ("R/S/I", ("R", "S")), ("R/I/X", ("R", "X"))],
)
def test_what_doing_the_work_includes_is_dropped(cell: str, kept: tuple[str, ...]) -> None:
    [finding] = findings_of(PerformerAlsoTold, row(f"{cell} | A", "RASCI"))

    assert finding.fix is not None
    assert finding.fix.safety is Safety.SAFE
    assert finding.fix.changes == (Assign("Pay", "P1", kept),)


def test_performer_also_told_reads_well() -> None:
    [finding] = findings_of(PerformerAlsoTold, row("R/I | A"))

    assert (finding.message, finding.help) == ("P1 is responsible for Pay; I in R/I adds nothing.", "drop I.")


def test_one_cell_gets_one_finding() -> None:
    table = row("A/R/I | C")

    assert findings_of(PerformerAlsoTold, table) == []
    assert len(findings_of(AccountableAlsoTold, table)) == 1


def test_input_of_a_performer_before_a_decision_is_not_dropped_unasked() -> None:
    [finding] = findings_of(PerformerAlsoTold, row("P/I | D | R", "RAPID"))

    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE


def test_a_remark_of_a_performer_keeps_the_cell_as_it_is() -> None:
    matrix = matrix_of(row("R/I | A"))
    entry = matrix.notation.entry(("R", "I"), remark="from May on")
    [finding] = findings_in(PerformerAlsoTold, replace(matrix, rows=({**matrix.rows[0], "P1": entry},)))

    assert finding.fix is None


def test_doing_and_supporting_is_left_to_the_notation() -> None:
    assert findings_of(PerformerAlsoTold, row("R/S | A", "RASCI")) == []


# RSP005


def test_support_without_anybody_to_support() -> None:
    [finding] = findings_of(SupportWithoutResponsible, row("S | S | C", "RASCI"))

    assert finding.message == "Nobody is responsible for Pay, so P1, P2 have nobody to support."
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("cells", ["S | R", "S | A", "C | I"])
def test_support_with_somebody_to_support(cells: str) -> None:
    assert findings_of(SupportWithoutResponsible, row(cells, "RASCI")) == []


def test_a_driver_may_be_supported() -> None:
    assert findings_of(SupportWithoutResponsible, row("S | D", "DRASCI")) == []


@pytest.mark.parametrize("cells", ["S | C", "S | ", "S | R", "S | A", "A | C", "I | C", "R | C"])
def test_a_missing_doer_gets_exactly_one_finding_about_doers(cells: str) -> None:
    table = row(cells, "RASCI")
    found = [each for rule in (NoResponsible, SupportWithoutResponsible) for each in findings_of(rule, table)]
    expected = 0 if "R" in cells or cells == "I | C" else 1

    assert len(found) == expected


def test_a_duty_with_support_alone_lacks_an_owner_too() -> None:
    assert len(findings_of(NoAccountable, row("S | ", "RASCI"))) == 1


def test_assistants_without_a_lead_are_found() -> None:
    [finding] = findings_of(SupportWithoutResponsible, row("A | ", "L/A"))

    assert finding.message == "Nobody has L (lead) for Pay, so P1 has nobody to support."


def test_participants_of_paris_do_the_work_themselves() -> None:
    assert findings_of(SupportWithoutResponsible, row("P | ", "PARIS")) == []


# RSP006


def test_two_verifiers_are_one_too_many() -> None:
    [finding] = findings_of(CheckersCheckingCheckers, row("R | A | V | V", "RACI-VS"))

    assert finding.message == "2 roles are verifiers of Pay: P3, P4."


def test_one_verifier_and_one_signatory_are_what_the_notation_is_for() -> None:
    assert findings_of(CheckersCheckingCheckers, row("R | A | V | S", "RACI-VS")) == []


def test_the_notation_may_allow_more_checkers() -> None:
    assert findings_of(CheckersCheckingCheckers, row("O | V | V", "OVIS")) == []
    assert len(findings_of(CheckersCheckingCheckers, row("O | V | V | V", "OVIS"))) == 1


def test_a_house_may_allow_more_checkers() -> None:
    assert findings_of(CheckersCheckingCheckers, row("R | D | P | A | A", "RAPID"), at_most=2) == []
    assert len(findings_of(CheckersCheckingCheckers, row("R | D | P | A | A", "RAPID"))) == 1


# RSP007


def test_a_doer_who_alone_checks_is_found() -> None:
    [finding] = findings_of(MakerIsChecker, row("R/V | A | C", "RACI-VS"))

    assert finding.message == "Nobody but the doer checks Pay: P1 (R/V)."
    assert finding.roles == ("P1",)


def test_a_doer_beside_whom_another_checks_is_right() -> None:
    assert findings_of(MakerIsChecker, row("R/V | A | V", "RACI-VS")) == []
    assert findings_of(MakerIsChecker, row("R/V | A/S | C", "RACI-VS")) == []


def test_two_doers_who_check_each_other_are_found() -> None:
    [finding] = findings_of(MakerIsChecker, row("R/V | A | R/V", "RACI-VS"))

    assert finding.message == "Nobody but the doer checks Pay: P1, P3 (R/V)."


def test_a_duty_without_check_is_no_matter_of_this_rule() -> None:
    assert findings_of(MakerIsChecker, row("A/R | C | I")) == []


def test_quality_review_by_the_doer_is_a_check() -> None:
    assert len(findings_of(MakerIsChecker, row("R/Q | A | I", "RACIQ"))) == 1
