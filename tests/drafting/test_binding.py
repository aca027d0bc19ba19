"""Binding: a starter's roles become somebody's own, and who answers for what fits their organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starters_at_random import titled_organizations, titles

from raci import Organization, Role, Severity, check, read
from raci.drafting.catalogue import starter, starters
from raci.drafting.from_starters.binding import bind
from raci.drafting.from_starters.lines import without_cycles
from raci.drafting.from_starters.role_matching import bindings
from raci.model import Participation, Scope, Unit
from raci.starting import draft_from_starter

if TYPE_CHECKING:
    from raci.drafting.from_starters.binding import Bound
    from raci.model import Matrix

SALES: Final = read(starter("sales-leadership").path)
COMPANY: Final = Scope((("", "company"),))


def letters(bound: Bound, duty: str) -> dict[str, str]:
    """Return who has which letters on a duty."""
    place = next(place for place, each in enumerate(bound.matrix.duties) if each.name == duty)
    return {role: str(entry) for role, entry in bound.matrix.rows[place].items()}


def errors(matrix: Matrix) -> list[str]:
    """Return what is wrong with a matrix."""
    return [each.message for each in check(matrix).findings if each.severity is Severity.ERROR]


def taken(role: str, name: str, starter_name: str = "sales-leadership") -> str:
    """Return by which way a role of a starter is bound to the only one there is, and empty where it is not."""
    organization = Organization(roles=(Role("k", name),))
    found = bindings(read(starter(starter_name).path).roles, organization)
    return (
        next(each.way for each in found if each.role == role)
        if any(each.role == role and each.to == "k" for each in found)
        else ""
    )


@pytest.mark.parametrize(
    ("role", "name", "way"),
    [
        ("Head of Sales", "Head of Sales", "exact"),
        ("Head of Sales", "head of  sales", "exact"),
        ("Head of Sales", "VP Sales", "alias"),
        ("Head of Sales", "Vertriebsleiter", "alias"),
        ("Head of Sales", "Directeur commercial", "alias"),
        ("Key Account Manager", "KAM", "abbreviation"),
        ("Sales Representative", "Sales Rep", "abbreviation"),
        ("Regional Sales Manager", "Sales Manager, regional", "spelling"),
        ("Head of Marketing", "Marketing Manager", "function"),
        ("Head of Marketing", "Marketing", "function"),
        ("Head of Human Resources", "HR", "function"),
    ],
)
def test_a_role_is_bound_by_name_alias_short_form_spelling_or_function(role: str, name: str, way: str) -> None:
    assert taken(role, name) == way


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Head of Sales", "Regional Sales Manager"),
        ("Head of Sales", "Sales Assistant"),
        ("Head of Marketing", "Marketing Intern"),
        ("Chief Executive Officer", "Head of Sales"),
        ("Sales Representative", "Sales Manager"),
    ],
)
def test_a_role_is_not_bound_to_one_of_another_level_or_width(role: str, name: str) -> None:
    assert taken(role, name) == ""


def test_a_title_of_which_a_role_is_a_word_is_not_taken_for_it() -> None:
    assert taken("Engineer", "Machine Learning Engineer", "product-development") == ""


def test_bound_roles_have_the_new_names_and_the_others_keep_theirs() -> None:
    bound = bind(SALES, ["CEO", "VP Sales"])
    unbound = {each.role for each in bound.bindings if each.to is None}

    assert [role.name for role in bound.matrix.roles[:3]] == ["CEO", "VP Sales", "Regional Sales Manager"]
    assert "Regional Sales Manager" in unbound
    assert "Head of Sales" not in unbound


def test_who_was_taken_for_whom_and_who_for_nobody_is_told() -> None:
    told = bind(SALES, ["VP Sales", "Gardener"]).told

    assert "'VP Sales' is taken for 'Head of Sales', by alias" in told
    assert "nobody was found for 'Regional Sales Manager', which keeps its name" in told
    assert "'Gardener' is taken for no role of the starter" in told


def test_two_roles_that_may_be_meant_are_both_named_and_neither_is_taken() -> None:
    bound = bind(SALES, ["Sales", "Vertrieb"])

    assert "nobody was found for 'Head of Sales', which keeps its name; it may be 'Sales' or 'Vertrieb'" in bound.told


def test_of_two_letters_that_meet_in_one_role_the_weightier_stays() -> None:
    bound = bind(SALES, ["CEO", "Sales Manager"])

    assert letters(bound, "Plan sales in each region")["Sales Manager"] == "R/A"
    assert letters(bound, "Set the discount limits")["Sales Manager"] == "C"


def test_accountability_moves_up_from_a_level_that_is_too_low() -> None:
    bound = bind(SALES, ["CEO", "Sales Manager"])

    assert letters(bound, "Set the sales strategy")["CEO"] == "A"
    assert letters(bound, "Set the sales strategy")["Sales Manager"] == "R"
    assert any(
        each.startswith("CEO answers for 'Set the sales strategy' instead of Sales Manager") for each in bound.told
    )


def test_accountability_moves_from_a_scope_that_is_too_narrow_to_who_is_over_all_who_do_it() -> None:
    regions = (Unit(key, key, tier="region", parent="all") for key in ("emea", "apac"))
    units = (Unit("all", "All", tier="organization"), *regions)
    roles = (
        Role("boss", "CEO", level="executive", scope=COMPANY),
        Role("head", "Head of Sales", level="head", scope=Scope((("", "emea"),)), reports_to="boss"),
    )
    bound = bind(SALES, Organization(units=units, roles=roles))

    assert letters(bound, "Set the annual revenue targets")["boss"] == "A"
    assert errors(bound.matrix) == []


def test_scopes_of_which_an_organization_has_no_units_are_left_out_and_told() -> None:
    units = (Unit("all", "All", tier="organization"), Unit("plant", "Plant", tier="site", parent="all"))
    roles = (Role("boss", "CEO", level="executive", scope=COMPANY),)
    bound = bind(SALES, Organization(units=units, roles=roles))

    assert {str(duty.scope) for duty in bound.matrix.duties} == {"company", "None"}
    assert any("'each region'" in each for each in bound.told)


def test_lines_that_would_lead_back_are_left_out() -> None:
    assert without_cycles([("a", None), ("b", "a"), ("a", "b"), ("c", "c")]) == {"a": None, "b": "a", "c": None}


def test_nobody_named_leaves_the_starter_as_it_is() -> None:
    bound = draft_from_starter("sales-leadership")

    assert (bound.matrix, bound.told) == (SALES, ())


@settings(max_examples=12)
@given(st.sampled_from([each.name for each in starters()]), titled_organizations(titles(), 300))
def test_bound_to_anybody_a_starter_has_no_error_that_is_not_told(name: str, organization: Organization) -> None:
    bound = draft_from_starter(name, organization)
    told = "\n".join(bound.told)

    assert [message for message in errors(bound.matrix) if message not in told] == []


@settings(max_examples=12)
@given(st.sampled_from([each.name for each in starters()]), titled_organizations(titles(), 100))
def test_binding_keeps_every_duty_with_one_who_answers_for_it(name: str, organization: Organization) -> None:
    matrix = read(starter(name).path)
    bound = bind(matrix, organization).matrix
    owners = [sum(Participation.ACCOUNTABLE in each.participations for each in row.values()) for row in bound.rows]

    assert [duty.name for duty in bound.duties] == [duty.name for duty in matrix.duties]
    assert owners == [1] * len(matrix.duties)


def test_of_several_that_become_one_the_highest_level_and_the_widest_scope_stay() -> None:
    role = next(each for each in bind(SALES, ["Sales"]).matrix.roles if each.name == "Sales")

    assert (role.level, str(role.scope)) == ("head", "company")


def test_very_many_idle_names_are_counted() -> None:
    told = bind(SALES, [f"Gardener {number}" for number in range(5000)]).told

    assert "so are 4980 more" in told
