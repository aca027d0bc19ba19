"""The rules about who is asked and told, at their edges."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import findings_in, findings_of, matrix_of

from raci.lint import Confidence, Severity
from raci.rules.accountability.acc001_no_accountable import NoAccountable
from raci.rules.communication.acting import acts, asks_to_act, may_name_actor
from raci.rules.communication.com001_many_consulted import ManyConsulted
from raci.rules.communication.com002_many_informed import ManyInformed
from raci.rules.communication.com003_nobody_asked_or_told import NobodyAskedOrTold
from raci.rules.communication.com004_only_informed import OnlyInformed
from raci.rules.communication.com005_only_consulted_or_informed import OnlyConsultedOrInformed
from raci.rules.communication.com006_every_box_filled import EveryBoxFilled
from raci.rules.communication.com007_informed_but_must_act import InformedButMustAct
from raci.rules.responsibility.rsp001_no_responsible import NoResponsible


def rows(*cells: str, notation: str = "RACI") -> str:
    """Return a table of the duties Pay 1, Pay 2 and so on with these cells for the roles P1, P2 and so on."""
    count = cells[0].count("|") + 1
    roles = " | ".join(f"P{number}" for number in range(1, count + 1))
    rule = " | ".join(["---"] * (count + 1))
    body = "\n".join(f"| Pay {number} | {each} |" for number, each in enumerate(cells, 1))
    return f"notation: {notation}\n| Duty | {roles} |\n| {rule} |\n{body}"


# COM001 and COM002


def test_five_may_be_asked_and_six_are_many() -> None:
    assert findings_of(ManyConsulted, rows("A/R | C | C | C | C | C | ")) == []
    [finding] = findings_of(ManyConsulted, rows("A/R | C | C | C | C | C | C"))

    assert finding.message == "6 roles are consulted on Pay 1: P2, P3, P4, P5, P6, P7."
    assert finding.severity is Severity.NOTE


def test_contributors_are_told_in_the_words_of_daci() -> None:
    [finding] = findings_of(ManyConsulted, rows("D | A | C | C", notation="DACI"), at_most=1)

    assert finding.message == "2 roles are contributors to Pay 1: P3, P4."


def test_five_may_be_told_and_six_are_many() -> None:
    assert findings_of(ManyInformed, rows("A/R | I | I | I | I | I | ")) == []
    [finding] = findings_of(ManyInformed, rows("A/R | I | I | I | I | I | C/I"))

    assert finding.message == "6 roles are informed of Pay 1: P2, P3, P4, P5, P6, P7."


def test_input_is_no_information() -> None:
    assert findings_of(ManyInformed, rows("D | I | I", notation="RAPID"), at_most=0) == []


# COM003


def test_a_duty_of_which_nobody_else_hears() -> None:
    [finding] = findings_of(NobodyAskedOrTold, rows("R | A | ", "R | A | I"))

    assert finding.message == "Nobody is consulted on Pay 1, and nobody is informed of it."
    assert finding.duty == "Pay 1"


def test_support_is_no_conversation() -> None:
    assert len(findings_of(NobodyAskedOrTold, rows("A/R | S | ", "R | A | I", notation="RASCI"))) == 1


def test_a_duty_of_all_roles_has_nobody_to_tell() -> None:
    assert findings_of(NobodyAskedOrTold, rows("R | A", "R | A/I")) == []


def test_a_matrix_without_any_conversation_gets_one_finding() -> None:
    [finding] = findings_of(NobodyAskedOrTold, rows("R | A | ", "A | | R", " | | "))

    assert finding.message == "Nobody is consulted on any of the 2 duties, and nobody is informed of them."
    assert finding.duty == ""


def test_a_duty_inside_one_unit_is_left_alone() -> None:
    matrix = matrix_of(rows("R | A | ", "R | | A", "R | A | I"))
    units = (("Sales",), ("Sales",), ("Finance",))
    grouped = replace(
        matrix, roles=tuple(replace(role, group=unit) for role, unit in zip(matrix.roles, units, strict=True))
    )

    assert [finding.duty for finding in findings_in(NobodyAskedOrTold, grouped)] == ["Pay 2"]


# COM004 and COM005


@pytest.mark.parametrize(
    ("cells", "notation", "told", "asked"),
    [
        ("I | ", "RACI", 1, 0),
        ("I | I", "RACI", 1, 0),
        ("I | O", "RACIO", 1, 0),
        ("C | ", "RACI", 0, 1),
        ("C | I", "RACI", 0, 1),
        ("C/I | ", "RACI", 0, 1),
        ("C | C", "DCI", 0, 1),
        (" | ", "RACI", 0, 0),
        ("I | R", "RACI", 0, 0),
        ("C | A", "RACI", 0, 0),
        ("C | V", "RACI-VS", 0, 0),
        ("I | X", "RACI", 0, 0),
        ("O | O", "RACIO", 0, 0),
    ],
)
def test_listeners_alone_get_one_finding(cells: str, notation: str, told: int, asked: int) -> None:
    table = rows(cells, notation=notation)

    assert len(findings_of(OnlyInformed, table)) == told
    assert len(findings_of(OnlyConsultedOrInformed, table)) == asked
    if told or asked:
        assert findings_of(NoAccountable, table) == findings_of(NoResponsible, table) == []


def test_listeners_alone_are_told_with_their_letters() -> None:
    [informed] = findings_of(OnlyInformed, rows("I | I"))
    [consulted] = findings_of(OnlyConsultedOrInformed, rows("C | I | I"))
    [alone] = findings_of(OnlyConsultedOrInformed, rows("C | "))

    assert informed.message == "Nobody takes on Pay 1: its 2 roles have only I (informed)."
    assert consulted.message == "Nobody takes on Pay 1: its 3 roles have only C or I."
    assert alone.message == "Nobody takes on Pay 1: its role has only C."
    assert consulted.help == "name who does it (R) and who answers for it (A), or delete the row."


def test_the_remedy_speaks_of_what_the_notation_has() -> None:
    [decision] = findings_of(OnlyConsultedOrInformed, rows("C | I", notation="DCI"))
    [choice] = findings_of(OnlyConsultedOrInformed, rows("C | I", notation="DACI"))

    assert decision.help == "name who answers for it (D), or delete the row."
    assert choice.help == "name who does it (D) and who answers for it (A), or delete the row."


# COM006


def test_a_full_row_of_eight_is_found_and_of_seven_is_not() -> None:
    assert findings_of(EveryBoxFilled, rows("R | A | C | C | C | I | I")) == []
    [finding] = findings_of(EveryBoxFilled, rows("R | A | C | C | C | I | I | I"))

    assert finding.message == "All 8 roles take part in Pay 1."


def test_roles_out_of_the_loop_take_no_part() -> None:
    assert findings_of(EveryBoxFilled, rows("R | A | C | I | I | I | I | O", notation="RACIO")) == []


def test_a_house_may_want_more_room() -> None:
    table = rows("R | A | C | I | ")
    [finding] = findings_of(EveryBoxFilled, table, share=0.8, from_roles=5)

    assert finding.message == "4 of 5 roles take part in Pay 1."
    assert findings_of(EveryBoxFilled, table, share=0.81, from_roles=5) == []
    assert findings_of(EveryBoxFilled, table, share=0.8, from_roles=6) == []


# COM007


@pytest.mark.parametrize(
    ("duty", "role"),
    [
        ("Approval by Finance", "Finance"),
        ("Invoice check by the finance department", "Finance"),
        ("Escalate incident to Director", "Director"),
        ("Request quote from the Supplier", "Supplier"),
        ("HR reviews contract", "HR"),
        ("Finance pays invoice", "Finance"),
        ("Freigabe durch Einkauf", "Einkauf"),
    ],
)
def test_these_names_say_that_the_role_acts(duty: str, role: str) -> None:
    assert may_name_actor(duty)
    assert acts(duty, role)


@pytest.mark.parametrize(
    ("duty", "role"),
    [
        ("Report status to Sponsor", "Sponsor"),
        ("HR policy update", "HR"),
        ("Customer complaints", "Customer"),
        ("Approval by Finance", "Fin"),
        ("Approval by Finance", ""),
        ("Director informed by HR", "Director"),
    ],
)
def test_these_names_do_not(duty: str, role: str) -> None:
    assert not acts(duty, role)


def test_remarks_ask_to_act() -> None:
    assert asks_to_act("confirms receipt")
    assert not asks_to_act("monthly report")


def test_an_informed_role_that_acts_by_name_is_likely() -> None:
    table = "| Duty | P | Finance |\n| --- | --- | --- |\n| Approval by Finance | A/R | I |"
    [finding] = findings_of(InformedButMustAct, table)

    assert finding.message == "Finance is informed of Approval by Finance, but its name says that the role acts."
    assert finding.help == "give Finance R, or make what it must do a duty of its own."
    assert finding.confidence is Confidence.LIKELY


def test_a_role_that_acts_and_is_not_only_informed_is_right() -> None:
    table = "| Duty | P | Finance |\n| --- | --- | --- |\n| Approval by Finance | A | R/I |"

    assert findings_of(InformedButMustAct, table) == []


def test_an_informed_role_that_acts_by_its_remark_is_found() -> None:
    matrix = matrix_of(rows("A/R | I"))
    entry = matrix.notation.entry(("I",), remark="signs the form")
    [finding] = findings_in(InformedButMustAct, replace(matrix, rows=({**matrix.rows[0], "P2": entry},)))

    assert finding.message == 'P2 is informed of Pay 1, but its cell says "signs the form".'
