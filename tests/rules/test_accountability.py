"""The rules about who answers for a duty, at their edges."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support import findings_in, findings_of, matrix_of

from raci.lint import Confidence, Safety, Severity
from raci.model import Participation
from raci.model.change import Assign
from raci.notations import get
from raci.rules.accountability.acc001_no_accountable import NoAccountable
from raci.rules.accountability.acc002_several_accountables import SeveralAccountables
from raci.rules.accountability.acc003_group_accountable import GroupAccountable
from raci.rules.accountability.acc004_accountable_also_told import AccountableAlsoTold
from raci.rules.accountability.acc005_external_accountable import ExternalAccountable
from raci.rules.accountability.acc006_agent_accountable import AgentAccountable
from raci.rules.accountability.acc007_approval_as_consulted import ApprovalAsConsulted
from raci.rules.accountability.acc008_same_role_does_and_answers import SameRoleDoesAndAnswers
from raci.rules.accountability.agents import names_agent
from raci.rules.accountability.approvals import approves_in_passing
from raci.rules.accountability.groups import names_group
from raci.rules.accountability.outsiders import names_outsider
from raci.rules.accountability.titles import vocabulary
from raci.rules.accountability.wording import letters, predicate, shortened

if TYPE_CHECKING:
    from raci.model import Matrix
    from raci.model.role import RoleKind


def table(*rows: str, roles: str = "Analyst | Manager | Director", notation: str = "RACI") -> str:
    """Return a Markdown table of these roles and rows."""
    rule = " | ".join(["---"] * (roles.count("|") + 2))
    lines = [f"notation: {notation}", f"| Duty | {roles} |", f"| {rule} |", *(f"| {row} |" for row in rows)]
    return "\n".join(lines)


def remarked(matrix: Matrix, role: str, remark: str) -> Matrix:
    """Return the matrix with a remark in one cell of its first duty."""
    entry = matrix.notation.entry(matrix.rows[0][role].letters, remark=remark)
    return replace(matrix, rows=({**matrix.rows[0], role: entry}, *matrix.rows[1:]))


def of_kind(matrix: Matrix, role: str, kind: RoleKind) -> Matrix:
    """Return the matrix with a role declared to be of a kind."""
    return replace(matrix, roles=tuple(replace(each, kind=kind) if each.key == role else each for each in matrix.roles))


# ACC001


def test_a_duty_without_accountable_is_told_in_one_sentence() -> None:
    [finding] = findings_of(NoAccountable, table("Prepare bid | R | C | "))

    assert finding.message == "Nobody is accountable for Prepare bid."
    assert finding.severity is Severity.ERROR
    assert finding.duty == "Prepare bid"


def test_the_notation_gives_the_word() -> None:
    [finding] = findings_of(NoAccountable, table("Choose tool | D | C | ", notation="DACI"))

    assert finding.message == "Nobody is approver of Choose tool."


@pytest.mark.parametrize("row", ["Pay | | | ", "Pay | C | I | ", "Pay | I | | ", "Pay | C | | ", "Pay | A | | "])
def test_no_accountable_leaves_such_rows_to_other_rules(row: str) -> None:
    assert findings_of(NoAccountable, table(row)) == []


def test_a_row_of_roles_out_of_the_loop_has_no_accountable() -> None:
    assert len(findings_of(NoAccountable, table("Pay | O | O | ", notation="RACIO"))) == 1


def test_an_unknown_letter_does_not_hide_the_missing_one() -> None:
    assert len(findings_of(NoAccountable, table("Pay | X | C | "))) == 1


def test_the_only_doer_is_proposed_as_accountable() -> None:
    [finding] = findings_of(NoAccountable, table("Pay | R | C | "))

    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE
    assert finding.fix.changes == (Assign("Pay", "Analyst", ("R", "A")),)


@pytest.mark.parametrize("doer", ["AI Agent", "Project Team", "Supplier"])
def test_no_proposal_makes_another_rule_speak(doer: str) -> None:
    [finding] = findings_of(NoAccountable, table("Pay | R | C", roles=f"{doer} | Manager"))

    assert finding.fix is None


@pytest.mark.parametrize("row", ["Pay | R | R | ", "Pay | R/C | I | "])
def test_no_accountable_is_proposed_where_that_is_doubtful(row: str) -> None:
    [finding] = findings_of(NoAccountable, table(row))

    assert finding.fix is None


def test_a_remark_is_never_lost_to_a_proposal() -> None:
    [finding] = findings_in(NoAccountable, remarked(matrix_of(table("Pay | R | C | ")), "Analyst", "until May"))

    assert finding.fix is None


def test_no_accountable_does_not_apply_without_the_participation() -> None:
    assert findings_of(NoAccountable, table("Pay | L | A | ", notation="L/A")) == []


# ACC002


def test_several_accountables_are_named_in_the_order_of_columns() -> None:
    [finding] = findings_of(SeveralAccountables, table("Approve bid | R | A | A"))

    assert finding.message == "2 roles are accountable for Approve bid: Manager, Director."
    assert finding.roles == ("Manager", "Director")
    assert finding.help == (
        "keep one A; the other may be R or C. If each owns it for its own region or unit, split the duty per unit."
    )


def test_several_approvers_are_told_in_the_words_of_daci() -> None:
    [finding] = findings_of(SeveralAccountables, table("Choose tool | A | A | D/A", notation="DACI"))

    assert finding.message == "3 roles are approvers of Choose tool: Analyst, Manager, Director."
    assert "keep one A; the others may be C." in finding.help


def test_several_deciders_are_told_in_the_words_of_rapid() -> None:
    [finding] = findings_of(SeveralAccountables, table("Choose tool | D | D | A", notation="RAPID"))

    assert finding.message == "2 roles have D (decide) for Choose tool: Analyst, Manager."


def test_two_assistants_are_not_two_accountables() -> None:
    assert findings_of(SeveralAccountables, table("Pay | L | A | A", notation="L/A")) == []


def test_one_accountable_who_also_does_the_work_is_right() -> None:
    assert findings_of(SeveralAccountables, table("Pay | A/R | R | C")) == []


# ACC003


@pytest.mark.parametrize(
    "name",
    [
        "Project Team", "Steering Committee", "Board of Directors", "IT Department", "City Council", "Team 2",
        "Developer Team", "All Stakeholders", "PMO", "Security Team (SOC)", "The Board", "Change Advisory Board",
        "Projektteam", "Abteilung Einkauf", "Lenkungsausschuss", "Steuerungsgruppe", "Vorstand",
        "Équipe projet", "Comité de direction", "Conseil d'administration", "Direction financière",
        "Equipo de ventas", "Consejo de administración", "Departamento de TI",
        "Equipe de vendas", "Comitê de risco", "Conselho fiscal", "Setor de compras", "Todos",
        "Gruppo di lavoro", "Consiglio di amministrazione", "Team marketing", "Ufficio acquisti",
        "Stuurgroep", "Afdeling Inkoop", "Ondernemingsraad",
    ],
)  # fmt: skip
def test_these_names_are_groups(name: str) -> None:
    assert names_group(name)


@pytest.mark.parametrize(
    "name",
    [
        "Team Lead", "Team Leader", "TeamLead", "Team Member", "Board Member", "Board Secretary", "Head of Department",
        "Department Head", "Committee Chair", "Group CFO", "Group Controller", "Group Finance Director", "Head Office",
        "Manager", "Director", "Scrum Team Member", "Art Direction", "Council Clerk", "Dashboard Owner", "",
        "Teamleiter", "Leiter Abteilung Einkauf", "Abteilungsleiter", "Vorstand Finanzen", "Gruppenleiterin",
        "Chef d'équipe", "Directeur de département", "Responsable d'équipe", "Co-Président Pôle Sportif",
        "Jefe de equipo", "Miembro del consejo", "Chefe de departamento", "Membro do comitê",
        "Capo gruppo", "Responsabile del team", "Hoofd afdeling Inkoop", "Teamleider", "Bestuurslid",
    ],
)  # fmt: skip
def test_these_names_are_no_groups(name: str) -> None:
    assert not names_group(name)


def test_a_group_gets_one_finding_that_names_a_few_duties() -> None:
    rows = [f"Duty {number} | A | R | C" for number in range(1, 6)]
    [finding] = findings_of(GroupAccountable, table(*rows, roles="Sales Team | Manager | Director"))

    assert finding.message == (
        "Sales Team looks like a group and is accountable for 5 duties: Duty 1, Duty 2, Duty 3 and 2 more."
    )
    assert (finding.roles, finding.duty) == (("Sales Team",), "")
    assert finding.confidence is Confidence.LIKELY


def test_a_declared_group_is_certain() -> None:
    matrix = of_kind(matrix_of(table("Pay | A | R | C")), "Analyst", "group")
    [finding] = findings_in(GroupAccountable, matrix)

    assert finding.message == "Analyst is a group and is accountable for Pay."
    assert finding.confidence is Confidence.CERTAIN


def test_a_group_that_only_does_the_work_is_right() -> None:
    assert findings_of(GroupAccountable, table("Pay | R | A | C", roles="Sales Team | Manager | Director")) == []


def test_a_matrix_of_departments_is_a_style() -> None:
    departments = table("Pay | A | R | C | I", roles="Sales Team | Finance Team | Manager | Director")

    assert findings_of(GroupAccountable, departments) == []
    assert len(findings_of(GroupAccountable, departments, quiet_from=0.51)) == 1


# ACC004


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("A/C", ("A",)), ("A/I", ("A",)), ("C/A/I", ("A",)), ("R/A/I", ("R", "A")), ("A/C/X", ("A", "X"))],
)
def test_what_accountability_includes_is_dropped(cell: str, kept: tuple[str, ...]) -> None:
    [finding] = findings_of(AccountableAlsoTold, table(f"Pay | R | {cell} | "))

    assert finding.fix is not None
    assert finding.fix.safety is Safety.SAFE
    assert finding.fix.changes == (Assign("Pay", "Manager", kept),)


def test_accountable_also_told_says_which_letters_are_needless() -> None:
    [finding] = findings_of(AccountableAlsoTold, table("Pay | R | A/I/C | "))

    assert finding.message == "Manager is accountable for Pay; C and I in A/C/I add nothing."


def test_accountable_beside_doing_or_support_says_something() -> None:
    assert findings_of(AccountableAlsoTold, table("Pay | A/R | S | C", notation="RASCI")) == []
    assert findings_of(AccountableAlsoTold, table("Pay | A/S | R | C", notation="RASCI")) == []


def test_a_remark_keeps_the_cell_as_it_is() -> None:
    matrix = remarked(matrix_of(table("Pay | R | A/I | ")), "Manager", "monthly")
    [finding] = findings_in(AccountableAlsoTold, matrix)

    assert finding.fix is None


# ACC005


@pytest.mark.parametrize(
    "name",
    [
        "Supplier", "Cloud Vendor", "Customer", "Client", "General Contractor", "Service Provider", "Third Party",
        "External Auditor", "Third Party Partners", "Client/Stakeholders",
        "Lieferant", "Kunde", "Externer Berater", "IT-Dienstleister",
        "Fournisseur IT", "Sous-traitant", "Proveedor externo", "Cliente", "Fornecedor", "Fornitori trailer", "Klant",
    ],
)  # fmt: skip
def test_these_names_are_outside(name: str) -> None:
    assert names_outsider(name)


@pytest.mark.parametrize(
    "name",
    [
        "Vendor Manager", "Customer Success Manager", "Client Lead", "Internal Customer", "Supplier Relations",
        "External Affairs", "Head of External Relations", "Customer Service", "Consultant", "Partner", "Contract Owner",
        "Contractor Coordinator", "Interner Kunde", "Kundenberater", "Responsable fournisseurs", "Internal Audit", "",
    ],
)  # fmt: skip
def test_these_names_are_inside(name: str) -> None:
    assert not names_outsider(name)


def test_an_external_accountable_is_likely_by_name_and_certain_by_kind() -> None:
    roles = "Cloud Vendor | Manager | Director"
    [by_name] = findings_of(ExternalAccountable, table("Restore | A/R | I | C", roles=roles))
    [by_kind] = findings_in(ExternalAccountable, of_kind(matrix_of(table("Restore | A | R | ")), "Analyst", "external"))

    assert by_name.message == "Cloud Vendor looks like an outside party and is accountable for Restore."
    assert (by_name.confidence, by_kind.confidence) == (Confidence.LIKELY, Confidence.CERTAIN)


def test_a_matrix_between_two_parties_is_a_style() -> None:
    assert findings_of(ExternalAccountable, table("Restore | A/R | I", roles="Provider | Customer")) == []
    assert findings_of(ExternalAccountable, table("Restore | A/R | I", roles="Provider | Service Desk")) == []


# ACC006


@pytest.mark.parametrize(
    "name",
    [
        "AI Agent", "AI Coding Agent", "AI Sales Assistant", "Assistant AI", "Support Bot", "Chatbot", "Copilot",
        "GitHub Copilot", "LLM", "GPT-4", "ChatGPT", "Autonomous Agent", "AI System", "Large Language Model",
        "KI-Agent", "KI-Assistent", "Agent IA", "Agente de IA", "Assistente IA", "AI Agents (pilot)",
    ],
)  # fmt: skip
def test_these_names_are_software(name: str) -> None:
    assert names_agent(name)


@pytest.mark.parametrize(
    "name",
    [
        "Agent", "Travel Agent", "Sales Agent", "QA Agent", "AI Lead", "AI Risk Officer", "AI Agent Owner", "Assistant",
        "Head of AI Agents", "Assistant Director AI", "Chatbot Developer", "AI Team", "AI Product Manager", "Co-Pilot",
        "Virtual Assistant", "Robotics Engineer", "Model Owner", "System Owner", "AI", "Agente immobiliare", "",
    ],
)  # fmt: skip
def test_these_names_are_people(name: str) -> None:
    assert not names_agent(name)


def test_an_accountable_agent_is_an_error() -> None:
    [finding] = findings_of(AgentAccountable, table("Answer | A/R | I", roles="AI Agent | Manager"))

    assert finding.message == "AI Agent looks like a software agent and is accountable for Answer."
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.LIKELY)


def test_an_agent_may_do_the_work() -> None:
    matrix = of_kind(matrix_of(table("Answer | R | A | ")), "Analyst", "agent")

    assert findings_in(AgentAccountable, matrix) == []


def test_a_declared_agent_is_certain() -> None:
    [finding] = findings_in(AgentAccountable, of_kind(matrix_of(table("Answer | A | R | ")), "Analyst", "agent"))

    assert finding.message == "Analyst is a software agent and is accountable for Answer."


# ACC007


@pytest.mark.parametrize(
    "name",
    [
        "Submit budget for approval", "Prepare and authorise payment", "Design incl. customer sign-off",
        "Budget zur Freigabe vorlegen", "Soumettre le budget pour approbation", "Get plan signed and approved",
    ],
)  # fmt: skip
def test_these_duties_approve_in_passing(name: str) -> None:
    assert approves_in_passing(name)


@pytest.mark.parametrize(
    "name",
    [
        "Approve budget",
        "Budget approval",
        "Sign off design",
        "Review and approve budget",
        "Prepare budget",
        "",
        "API and DB change approval",
    ],
)
def test_these_duties_do_not(name: str) -> None:
    assert not approves_in_passing(name)


def test_a_duty_of_its_own_for_the_approval_is_right() -> None:
    rows = ("Submit budget for approval | R | A | C", "Budget approval | C | I | A/R")

    assert findings_of(ApprovalAsConsulted, table(*rows)) == []


def test_an_approval_of_something_else_settles_nothing() -> None:
    rows = ("Submit budget for approval | R | A | C", "Approve contract | C | I | A/R")
    [finding] = findings_of(ApprovalAsConsulted, table(*rows))

    assert finding.message == (
        "Submit budget for approval speaks of an approval, but no role approves; Director is consulted on it."
    )
    assert finding.confidence is Confidence.LIKELY


def test_an_approval_with_a_signatory_is_right() -> None:
    row = "Submit budget for approval | R | C | S"

    assert findings_of(ApprovalAsConsulted, table(row, notation="RACI-VS")) == []


def test_an_approval_without_consulted_roles_is_left_alone() -> None:
    assert findings_of(ApprovalAsConsulted, table("Submit budget for approval | R | A | I")) == []


def test_a_consulted_role_that_approves_by_its_remark_is_found() -> None:
    matrix = remarked(matrix_of(table("Pay | R | A | C")), "Director", "approves above 10k")
    [finding] = findings_in(ApprovalAsConsulted, matrix)

    assert finding.message == 'Director has C for Pay, but its cell says "approves above 10k".'
    assert finding.roles == ("Director",)


def test_other_remarks_are_no_approvals() -> None:
    assert findings_in(ApprovalAsConsulted, remarked(matrix_of(table("Pay | R | A | C")), "Director", "late")) == []
    assert findings_in(ApprovalAsConsulted, remarked(matrix_of(table("Pay | R | A | C")), "Manager", "approves")) == []


# ACC008


def owned(same: int, different: int) -> str:
    """Return a table with so many duties of one role alone, and so many of two."""
    rows = [f"Own {number} | A/R | C | " for number in range(same)]
    return table(*rows, *(f"Share {number} | R | A | " for number in range(different)))


def test_a_share_above_the_limit_is_found_once() -> None:
    [finding] = findings_of(SameRoleDoesAndAnswers, owned(4, 1))

    assert finding.message == "In 4 of 5 duties the role that does the work is also the one that answers for it."
    assert (finding.duty, finding.roles) == ("", ())


def test_a_share_at_the_limit_is_right() -> None:
    assert findings_of(SameRoleDoesAndAnswers, owned(6, 2)) == []
    assert len(findings_of(SameRoleDoesAndAnswers, owned(6, 2), at_most=0.7)) == 1


def test_a_few_duties_have_no_share() -> None:
    assert findings_of(SameRoleDoesAndAnswers, owned(4, 0)) == []
    assert len(findings_of(SameRoleDoesAndAnswers, owned(4, 0), from_duties=4)) == 1


def test_a_second_doer_counts_as_another_role() -> None:
    rows = [f"Duty {number} | A/R | R | " for number in range(5)]

    assert findings_of(SameRoleDoesAndAnswers, table(*rows)) == []


# Wording


def test_a_full_stop_of_a_duty_does_not_break_the_sentence() -> None:
    [finding] = findings_of(NoAccountable, table("Pay the bill. | R | C | "))

    assert finding.message == "Nobody is accountable for Pay the bill."


def test_a_predicate_fits_every_known_notation() -> None:
    expected = {
        "RACI": "is accountable for",
        "DACI": "is approver of",
        "RAPID": "has D (decide) for",
        "DCI": "is decision maker of",
        "MOCHA": "is owner of",
    }

    assert expected == {name: predicate(get(name), Participation.ACCOUNTABLE) for name in expected}
    assert predicate(get("RACI"), Participation.CONSULTED, 2) == "are consulted on"
    assert predicate(get("DACI"), Participation.CONSULTED, 2) == "are contributors to"
    assert predicate(get("PARIS"), Participation.VERIFYING, 2) == "have R (review required) for"


def test_letters_are_listed_as_a_choice() -> None:
    kinds = (Participation.RESPONSIBLE, Participation.SUPPORTING, Participation.CONSULTED)

    assert letters(get("RASCI"), *kinds) == "R, S or C"
    assert letters(get("RACI"), *kinds) == "R or C"
    assert letters(get("DACI"), *kinds) == "C"
    assert letters(get("L/A"), Participation.CONSULTED) == ""


def test_a_list_is_cut_only_when_it_is_long() -> None:
    assert shortened(["Plan", "Build", "Test"]) == "Plan, Build, Test"
    assert shortened(["Plan", "Build", "Test", "Ship"]) == "Plan, Build, Test and 1 more"


def test_words_of_titles_are_folded() -> None:
    assert {"equipe", "comite"} <= vocabulary("groups-first")
    with pytest.raises(KeyError):
        vocabulary("no such words")
