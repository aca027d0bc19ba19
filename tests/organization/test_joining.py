"""Joining: roles of a matrix are found in the organization, guesses are told, and nothing is guessed too boldly."""

from __future__ import annotations

from typing import Final

import pytest

from raci.joining import join, told
from raci.model import Holding, Limit, Matrix, Organization, Person, Role, Scope, Unit
from raci.notations import get

ROLES: Final = (
    Role("Head of Sales", "Head of Sales", ("CSO",), level="head", scope=Scope((("", "company"),)), reports_to="Chief"),
    Role("Regional Sales Manager", "Regional Sales Manager", reports_to="Head of Sales", dotted=("Chief",)),
    Role("Product Manager", "Product Manager", limits=(Limit(5000.0, "spend", "EUR"),)),
    Role("Project Manager", "Project Manager"),
    Role("Chief", "Chief Executive Officer", kind="position"),
    Role("VP Marketing", "VP Marketing"),
    Role("Works Council", "Works Council", kind="group", vacant=True),
    Role("Clerk 1", "Clerk 1"),
    Role("Analyst (Finance)", "Analyst", scope=Scope((("function", "fin"),))),
    Role("Analyst (Sales)", "Analyst", scope=Scope((("function", "sales"),))),
)
ORGANIZATION: Final = Organization(
    units=(Unit("fin", "Finance", "function"), Unit("sales", "Sales", "function")),
    roles=ROLES,
    people=(Person("1", "Ada Poe"), Person("2", "Bo Ray"), Person("3", "Cy Day"), Person("4", "Cy Day")),
    holdings=(
        Holding("1", "Head of Sales"),
        Holding("2", "Project Manager"),
        Holding("2", "Product Manager"),
        Holding("3", "Clerk 1"),
    ),
)


def joined(*roles: Role) -> Matrix:
    """Return a matrix with these roles and no duties, joined to the organization."""
    return join(Matrix(get("RACI"), roles, (), ()), ORGANIZATION)


@pytest.mark.parametrize(
    ("name", "way", "key"),
    [
        ("Head of Sales", "exact", "Head of Sales"),
        ("HEAD OF SALES.", "exact", "Head of Sales"),
        ("Chief Executive Officer", "exact", "Chief"),
        ("CSO", "alias", "Head of Sales"),
        ("HoS", "abbreviation", "Head of Sales"),
        ("RSM", "abbreviation", "Regional Sales Manager"),
        ("CEO", "abbreviation", "Chief"),
        ("Reg. Sales Mgr", "abbreviation", "Regional Sales Manager"),
        ("Vice President Marketing", "abbreviation", "VP Marketing"),
        ("Sales Head", "spelling", "Head of Sales"),
        ("Manager, Regional Sales", "spelling", "Regional Sales Manager"),
        ("Regional Sale Manager", "spelling", "Regional Sales Manager"),
        ("Projct Manager", "spelling", "Project Manager"),
        ("Ada Poe", "holder", "Head of Sales"),
        ("PM", "several", None),
        ("Analyst", "several", None),
        ("SVP Marketing", "none", None),
        ("Produce Manager", "spelling", "Product Manager"),
        ("Program Manager", "none", None),
        ("Clerk 2", "none", None),
        ("Regional Manager", "none", None),
        ("Assistant to the Regional Sales Manager", "none", None),
        ("Bo Ray", "several", None),
        ("Cy Day", "none", None),
        ("Gardener", "none", None),
        ("…", "none", None),
    ],
)
def test_a_role_is_found(name: str, way: str, key: str | None) -> None:
    (found,) = joined(Role(name, name)).joins

    assert (found.way, found.to) == (way, key)


def test_another_name_in_the_matrix_counts_too() -> None:
    (found,) = joined(Role("Boss", "Boss", ("head of sales",))).joins

    assert (found.way, found.to) == ("alias", "Head of Sales")


def test_the_heading_over_a_role_tells_namesakes_apart() -> None:
    (found,) = joined(Role("Analyst", "Analyst", group=("Company", "Finance"))).joins

    assert (found.way, found.to) == ("exact", "Analyst (Finance)")


def test_a_role_gets_what_the_organization_knows_and_keeps_what_it_says() -> None:
    matrix = joined(Role("HoS", "HoS"), Role("CSO", "CSO", level="director"), Role("Works Council", "Works Council"))
    short, other, council = matrix.roles

    assert (short.level, str(short.scope), short.reports_to, short.holders) == (
        "head",
        "company",
        "Chief",
        ("Ada Poe",),
    )
    assert other.level == "director"
    assert (council.kind, council.vacant) == ("group", True)
    assert (short.key, short.name) == ("HoS", "HoS")
    assert matrix.organization is ORGANIZATION


def test_every_join_that_is_not_exact_is_told() -> None:
    matrix = joined(
        *(Role(name, name) for name in ("Head of Sales", "HoS", "CSO", "Sales Head", "PM", "Regional Manager"))
    )
    sentences = [sentence for _, sentence in told(matrix)]

    assert sentences == [
        "'HoS' is taken for a short form of 'Head of Sales' in the organization",
        "'CSO' is taken for another name of 'Head of Sales' in the organization",
        "'Sales Head' is taken for another spelling of 'Head of Sales' in the organization",
        "'PM' may be 'Product Manager' or 'Project Manager' in the organization",
        "'Regional Manager' is not in the organization; most like it is 'Regional Sales Manager'",
    ]
