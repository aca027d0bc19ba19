"""The rules about duties to be kept apart, at their edges."""

from __future__ import annotations

import pytest
from support import findings_of

from raci.lint import Confidence, Severity
from raci.rules.separation.acts import act_of
from raci.rules.separation.audits import is_internal_audit
from raci.rules.separation.declared import Declared
from raci.rules.separation.phrases import phrase
from raci.rules.separation.sep001_incompatible_duties import IncompatibleDuties
from raci.rules.separation.sep003_audit_independence import AuditIndependence
from raci.rules.separation.sep004_declared_pair import DeclaredPair


def held_by_one(*duties: str, cells: str = "A/R | ") -> str:
    """Return a table in which Clerk has these letters for all duties."""
    body = [f"| {duty} | {cells} |" for duty in duties]
    return "\n".join(["| Duty | Clerk | Head |", "| --- | --- | --- |", *body])


# what duties do


@pytest.mark.parametrize(("name", "classes", "things"), [
    ("Approve supplier invoices", "authorization", "invoic supplier"),
    ("Invoice approval", "authorization", "invoic"),
    ("Approval of the invoices", "authorization", "invoic"),
    ("Review and approve invoices", "authorization", "invoic"),
    ("Payment approval", "authorization", "payment"),
    ("Payment of invoices", "custody", "invoic"),
    ("Post journal entries", "recording", "entr journal"),
    ("Reconcile bank accounts", "verification", "account bank"),
    ("Rechnungen freigeben", "authorization", "rechnung"),
    ("Rechnungen prüfen und freigeben", "authorization verification", "rechnung"),
    ("Rechnungsfreigabe", "authorization", "rechnung"),
    ("Payer les factures", "custody", "factur"),
    ("Approbation des factures", "authorization", "factur"),
    ("Aprobación de facturas", "authorization", "factur"),
    ("Pagamento de faturas", "custody", "fatur"),
    ("Riconciliare i conti", "verification", "cont"),
    ("Facturen betalen", "custody", "factur"),
])  # fmt: skip
def test_a_duty_is_read_in_its_language(name: str, classes: str, things: str) -> None:
    act = act_of(name)

    assert act is not None
    assert (" ".join(sorted(act.classes)), " ".join(sorted(act.things))) == (classes, things)


@pytest.mark.parametrize("name", [
    "", "Approve", "Prepare invoices for approval", "Request approval", "Submit the budget for approval",
    "Post implementation review", "Enter the competition", "Record the interview", "Verify the design", "Audit",
    "Records management", "Payment terms", "Book the hotel", "Manage the payment process",
])  # fmt: skip
def test_what_only_sounds_so_is_no_such_duty(name: str) -> None:
    assert act_of(name) is None


# SEP001


def test_one_role_on_both_sides_is_told_at_the_duty_of_the_later_class() -> None:
    [finding] = findings_of(IncompatibleDuties, held_by_one("Approve supplier invoices", "Pay supplier invoices"))

    assert finding.message == (
        "Clerk has a hand in Approve supplier invoices (authorization) and in Pay supplier invoices (custody) of the "
        "same thing."
    )
    assert (finding.duty, finding.roles) == ("Pay supplier invoices", ("Clerk",))
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.LIKELY)


@pytest.mark.parametrize("duties", [
    ("Approve invoices", "Pay supplier invoices"),  # the words of one are among those of the other
    ("Pay refunds", "Reconcile the refunds"),
    ("Post invoices", "Invoice approval"),
    ("Rechnungen freigeben", "Rechnungszahlung"),
    ("Approuver les factures", "Paiement de la facture"),
])  # fmt: skip
def test_classes_about_one_thing_are_found(duties: tuple[str, ...]) -> None:
    assert len(findings_of(IncompatibleDuties, held_by_one(*duties))) == 1


@pytest.mark.parametrize("duties", [
    ("Approve travel requests", "Pay supplier invoices"),  # not the same thing
    ("Approve invoices", "Approval of the invoices"),  # one class
    ("Approve supplier invoices", "Pay supplier bonuses"),  # they share a word only
    ("Approve the design", "Verify the design"),  # nothing of value is booked
    ("Approve invoices", "Archive invoices"),
])  # fmt: skip
def test_what_one_role_may_have_together_is_clean(duties: tuple[str, ...]) -> None:
    assert findings_of(IncompatibleDuties, held_by_one(*duties)) == []


@pytest.mark.parametrize("cells", ["C | A/R", "I | A/R", " | A/R"])
def test_who_only_hears_of_it_has_no_hand_in_it(cells: str) -> None:
    roles = {
        each.roles for each in findings_of(IncompatibleDuties, held_by_one("Approve fees", "Pay fees", cells=cells))
    }

    assert ("Clerk",) not in roles


def test_who_only_answers_for_the_payment_is_warned() -> None:
    table = held_by_one("Approve invoices", "Pay invoices", cells="A | R")
    severities = {each.roles: each.severity for each in findings_of(IncompatibleDuties, table)}

    assert severities == {("Clerk",): Severity.WARNING, ("Head",): Severity.ERROR}


def test_a_duty_is_told_once_however_many_it_conflicts_with() -> None:
    found = findings_of(IncompatibleDuties, held_by_one("Pay invoices", "Post invoices", "Approve invoices"))

    assert [each.duty for each in found] == ["Pay invoices", "Post invoices"]


_REGIONS = """
units:
  all: {name: Tarn Mills, tier: organization}
  north: {name: North, tier: region, within: all}
  south: {name: South, tier: region, within: all}
"""


@pytest.mark.parametrize(("first", "second", "clean"), [
    ("north", "south", True), ("north", "north", False), ("all", "south", False), ("each region", "south", False),
])  # fmt: skip
def test_duties_in_different_places_are_apart_already(first: str, second: str, *, clean: bool) -> None:
    example = f"""{_REGIONS}
roles: {{clerk: Clerk}}
duties:
  - {{name: Approve invoices, scope: {first}, A: clerk, R: clerk}}
  - {{name: Pay invoices, scope: {second}, A: clerk, R: clerk}}
"""

    assert (findings_of(IncompatibleDuties, example) == []) is clean


def test_a_person_in_two_roles_has_the_duties_of_both() -> None:
    example = """
roles:
  head: {name: Head, holder: Ada}
  clerk: {name: Clerk, holder: Ada}
  cashier: {name: Cashier, holder: Ben}
duties:
  - {name: Approve invoices, A: head, R: head}
  - {name: Pay invoices, A: clerk, R: clerk}
  - {name: Reconcile invoices, A: cashier, R: cashier}
"""
    [finding] = findings_of(IncompatibleDuties, example)

    assert finding.message == (
        "Ada has a hand in Approve invoices (authorization) and in Pay invoices (custody) of the same thing as Head "
        "and Clerk."
    )
    assert finding.roles == ("Clerk", "Head")


# SEP003


@pytest.mark.parametrize(("title", "internal"), [
    ("Head of Internal Audit", True), ("Chief Audit Executive", True), ("Interne Revision", True),
    ("Leiterin Interne Revision", True), ("Auditeur interne", True), ("Auditoría Interna", True),
    ("Responsabile Revisione Interna", True), ("Interne auditdienst", True),
    ("External Auditor", False), ("Internal Quality Auditor", False), ("ISO internal auditor", False),
    ("Audit Committee", False), ("Internal Communications", False), ("Auditor", False),
])  # fmt: skip
def test_internal_audit_is_told_by_its_title(title: str, *, internal: bool) -> None:
    assert is_internal_audit(title) is internal


@pytest.mark.parametrize(("duty", "clean"), [
    ("Negotiate the lease", False), ("Run the payroll", False), ("Audit of leases", True), ("Review of controls", True),
    ("Assurance on data quality", True), ("Follow up findings", True), ("Prüfung der Verträge", True),
])  # fmt: skip
def test_internal_audit_audits_and_does_nothing_else(duty: str, *, clean: bool) -> None:
    table = f"| Duty | Head | Internal Audit |\n| --- | --- | --- |\n| {duty} | A | R |"

    assert (findings_of(AuditIndependence, table) == []) is clean


@pytest.mark.parametrize("cells", ["A | C", "A/R | I", "A/R | "])
def test_internal_audit_may_be_asked_and_told(cells: str) -> None:
    table = f"| Duty | Head | Internal Audit |\n| --- | --- | --- |\n| Negotiate the lease | {cells} |"

    assert findings_of(AuditIndependence, table) == []


@pytest.mark.parametrize("before", ["title: Internal audit process\n", ""])
def test_the_steps_of_an_audit_are_audit(before: str) -> None:
    section = "" if before else "| **Audit fieldwork** | | |\n"
    head = f"{before}| Duty | Head | Internal Audit |\n| --- | --- | --- |\n"
    table = f"{head}{section}| Hold the opening meeting | I | A/R |"

    assert findings_of(AuditIndependence, table) == []


# SEP004

_PAIRS = (["create supplier", "release payment"], ["write code", "deploy code"])


@pytest.mark.parametrize(("duties", "clean"), [
    (("Create a supplier", "Release of payments"), False),
    (("Supplier creation", "Release the weekly payment"), False),
    (("Deploy the code", "Write code"), False),
    (("Create a supplier", "Deploy the code"), True),
    (("Create a supplier", "Create another supplier"), True),
    (("Create supplier and release payment",), True),
])  # fmt: skip
def test_declared_pairs_are_kept_apart(duties: tuple[str, ...], *, clean: bool) -> None:
    assert (findings_of(DeclaredPair, held_by_one(*duties), pairs=_PAIRS) == []) is clean


def test_the_pair_is_named_as_it_was_declared() -> None:
    [finding] = findings_of(DeclaredPair, held_by_one("Supplier creation", "Payment release"), pairs=_PAIRS)

    assert finding.message == (
        "Clerk has a hand in Supplier creation and in Payment release; 'create supplier' and 'release payment' are "
        "declared to be kept apart."
    )


def test_without_pairs_nothing_is_apart() -> None:
    assert findings_of(DeclaredPair, held_by_one("Create a supplier", "Release payment")) == []


@pytest.mark.parametrize("pair", ["create supplier", ["create supplier"], ["create", 3], ["the", "release payment"]])
def test_a_pair_that_is_none_is_refused(pair: object) -> None:
    with pytest.raises(ValueError, match="a pair is two phrases"):
        Declared([pair])


def test_a_phrase_is_the_same_in_any_order_and_form() -> None:
    assert phrase("Create supplier") == phrase("the creation of suppliers") == phrase("Supplier creation")


def test_the_order_of_rows_changes_nothing() -> None:
    duties = ("Pay invoices", "Post invoices", "Approve invoices", "Create a supplier", "Release of payments")
    for rule, options in ((IncompatibleDuties, {}), (DeclaredPair, {"pairs": _PAIRS})):
        there = findings_of(rule, held_by_one(*duties), **options)
        back = findings_of(rule, held_by_one(*reversed(duties)), **options)

        assert {each.message for each in back} == {each.message for each in there} != set()
