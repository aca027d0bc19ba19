"""A list of duties on an organization: who answers, who does it, and what is said of those that have no place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from organizations_at_random import matrices_in_organizations
from people_files import people

import raci
from raci.errors import RaciError
from raci.joining import join
from raci.lint import Severity
from raci.model import Duty, Limit, Matrix, Organization, Role, Scope, Unit
from raci.model.duty_list import DutyList, ListedDuty
from raci.notations import get
from raci.placing import draft_from_duties

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model.draft import Draft

OFFICE: Final = """
Employee ID | Name | Manager ID | Title | Department | Region
1 | Ann Lee | | Chief Executive Officer | |
2 | Bo Ray | 1 | Head of Sales | Sales |
3 | Cy Day | 2 | Regional Sales Manager | Sales | EMEA
4 | Di Fox | 2 | Regional Sales Manager | Sales | APAC
5 | Ed Gay | 3 | Sales Representative | Sales | EMEA
6 | Flo Hay | 4 | Sales Representative | Sales | APAC
7 | Gus Ivy | 1 | Chief Financial Officer | Finance |
8 | Hal Jay | 7 | Accounting Manager | Finance |
9 | Ida Kay | 8 | Accountant | Finance |
10 | Jo Lax | 1 | Head of Human Resources | Human Resources |
11 | Kim May | 10 | Payroll Manager | Human Resources |
12 | Lou Nye | 11 | Payroll Clerk | Human Resources |
"""
COMPANY: Final = (
    Unit("company", "Acme", tier="organization"),
    Unit("emea", "EMEA", tier="region", parent="company"),
    Unit("apac", "APAC", tier="region", parent="company"),
)


def listed(*duties: str, section: str = "") -> DutyList:
    """Return a list of duties, each a name, or a name and a scope after a bar."""
    made = []
    for row, text in enumerate(duties, 2):
        name, _, scope = (part.strip() for part in text.partition("|"))
        sections = (section,) if section else ()
        key = " › ".join((*sections, text))
        made.append(Duty(key, name, sections, scope=Scope((("", scope),)) if scope else None, source=(row, 1)))
    return DutyList(tuple(map(ListedDuty, made)), "duties.csv")


def scope(word: str) -> Scope:
    """Return a scope of one word."""
    return Scope((("", word),))


def placed(draft: Draft) -> dict[str, str]:
    """Return for each duty its letters, as `A Payroll Manager, R Payroll Clerk`; none for one without a place."""
    names = {role.key: role.name for role in draft.roles}
    return {
        duty.name: ", ".join(f"{each.letter} {names[each.role]}" for each in duty.letters if each.letter in {"A", "R"})
        for duty in draft.duties
    }


def test_the_lowest_that_covers_answers_and_who_stands_below_does_it(tmp_path: Path) -> None:
    duties = listed("Run payroll", "Visit key customers | each region", "Approve sales discounts | company")

    assert placed(draft_from_duties(people(tmp_path, OFFICE), duties)) == {
        "Run payroll": "A Payroll Manager, R Payroll Clerk",
        "Visit key customers": "A Regional Sales Manager, R Sales Representative",
        "Approve sales discounts": "A Chief Executive Officer, R Head of Sales",
    }


def test_a_section_says_whose_duty_it_is(tmp_path: Path) -> None:
    draft = draft_from_duties(people(tmp_path, OFFICE), listed("Plan the budget for customers", section="Finance"))

    assert placed(draft) == {"Plan the budget for customers": "A Accounting Manager, R Accountant"}


def test_each_letter_says_why_it_stands_where_it_stands_and_in_which_line_the_duty_is(tmp_path: Path) -> None:
    letters = draft_from_duties(people(tmp_path, OFFICE), listed("Run payroll")).duties[0].letters

    assert [each.letter for each in letters] == ["A", "R", "I"]
    assert [each.reason for each in letters] == [
        "its title or unit is what the duty is about, and it is the lowest that has the level for such work",
        "its title or unit is what the duty is about, and it reports to Payroll Manager",
        "Payroll Manager reports to it",
    ]
    assert {str(each.at) for each in letters} == {"duties.csv:2:1"}
    assert not any(each.stated for each in letters)


def test_the_letters_of_a_draft_are_those_of_its_matrix(tmp_path: Path) -> None:
    draft = draft_from_duties(people(tmp_path, OFFICE), listed("Run payroll", "Brew the beer"))
    cells = [{role: str(entry) for role, entry in row.items()} for row in draft.matrix.rows]

    assert cells == [{each.role: each.letter for each in draft.duties[0].letters}]
    assert [role.key for role in draft.matrix.roles] == [role.key for role in draft.roles if role.key in cells[0]]


@pytest.mark.parametrize(
    ("duty", "told"),
    [
        ("Brew the beer", "Who answers for “Brew the beer”? Nobody's title or unit is what it is about."),
        ("Run payroll | Mars", "Who answers for “Run payroll”? Its scope 'mars' names no part of the organization."),
        ("Brew the beer | company", "Who answers for “Brew the beer”? Nobody's title or unit is what it is about."),
    ],
)
def test_what_cannot_be_placed_is_said_and_not_invented(tmp_path: Path, duty: str, told: str) -> None:
    draft = draft_from_duties(people(tmp_path, OFFICE), listed(duty))

    assert [each.text for each in draft.questions] == [told]
    assert (draft.duties[0].letters, draft.matrix.duties) == ((), ())


def test_who_leads_a_part_of_the_organization_answers_for_what_is_of_no_function_there() -> None:
    leaders = (
        Role("top", "General Manager", level="executive"),
        Role("emea", "Regional Manager", level="manager", scope=scope("emea"), reports_to="top"),
    )
    draft = draft_from_duties(Organization(COMPANY, roles=leaders), listed("Brew the beer | emea"))

    assert placed(draft) == {"Brew the beer": "A Regional Manager, R Regional Manager"}
    assert {each.confidence for each in draft.duties[0].letters} == {"guess"}


def buyers(count: int) -> Organization:
    """Return an organization with some buyers' managers who are equal, and a buyer below each."""
    roles = [Role("head", "Head of Procurement", level="head")]
    for number in range(count):
        roles += [
            Role(f"m{number}", f"Procurement Manager {number}", level="manager", reports_to="head"),
            Role(f"b{number}", f"Buyer {number}", level="specialist", reports_to=f"m{number}"),
        ]
    return Organization(roles=tuple(roles))


def test_equals_get_equally_many() -> None:
    draft = draft_from_duties(buyers(3), listed(*(f"Review the supplier {part}" for part in "ABCDEFGHIJKL")))
    owners = Counter(each.role for duty in draft.duties for each in duty.letters if each.letter == "A")

    assert owners == {"m0": 4, "m1": 4, "m2": 4}
    assert "of 3 that fit equally well, each gets as many" in draft.duties[0].letters[0].reason


def test_no_role_answers_for_more_than_it_may_and_the_rest_is_said() -> None:
    draft = draft_from_duties(buyers(1), listed(*(f"Review the supplier {part}" for part in "ABCDEFGHI")), most=2)
    owners = Counter(each.role for duty in draft.duties for each in duty.letters if each.letter == "A")

    assert max(owners.values()) == 2
    assert len(draft.questions) == 9 - owners.total()
    assert "There is no room: all who may" in draft.questions[0].text


def test_whose_limit_is_too_low_does_not_answer() -> None:
    roles = (
        Role("head", "Head of Procurement", level="head", limits=(Limit(90_000, "spend", "EUR"),)),
        Role("low", "Procurement Manager", level="manager", reports_to="head", limits=(Limit(1000, "spend", "EUR"),)),
    )
    duty = Duty("Buy machines", "Buy machines from a supplier", limits=(Limit(5000, "spend", "EUR"),))
    draft = draft_from_duties(Organization(roles=roles), DutyList((ListedDuty(duty),)))

    assert placed(draft) == {"Buy machines from a supplier": "A Head of Procurement, R Procurement Manager"}


def test_a_vacant_role_and_a_group_get_no_letter() -> None:
    roles = (
        Role("head", "Head of Procurement", level="head"),
        Role("vacant", "Procurement Manager", level="manager", reports_to="head", vacant=True),
        Role("board", "Procurement Board", kind="group", reports_to="head"),
    )
    draft = draft_from_duties(Organization(roles=roles), listed("Review the supplier"))

    assert placed(draft) == {"Review the supplier": "A Head of Procurement, R Head of Procurement"}


def test_what_must_be_kept_apart_is_given_to_two(tmp_path: Path) -> None:
    draft = draft_from_duties(
        people(tmp_path, OFFICE), listed("Approve supplier invoices", "Pay supplier invoices", section="Finance")
    )
    errors = [each for each in raci.check(draft.matrix).findings if each.severity is Severity.ERROR]

    assert errors == []
    assert len(draft.duties) == 2


def test_a_duty_that_the_list_has_twice_is_asked_about() -> None:
    once = listed("Review the supplier")
    twice = DutyList(once.duties, once.path, doubled=(Duty("x", "Review the supplier", source=(3, 1)),))
    draft = draft_from_duties(buyers(1), twice)

    assert [(each.text, str(each.at)) for each in draft.questions] == [
        (
            "Is “Review the supplier” another duty than the one of the same name before it? It was left out.",
            "duties.csv:3:1",
        )
    ]


def test_an_organization_without_roles_is_refused_in_a_sentence() -> None:
    with pytest.raises(RaciError, match="has no roles to place duties on"):
        draft_from_duties(Organization(units=COMPANY), listed("Run payroll"))


NAMES: Final = (
    "Approve supplier invoices", "Pay supplier invoices", "Post supplier invoices", "Reconcile supplier invoices",
    "Set the sales strategy", "Define and apply the regional travel policy", "Audit the payroll", "Brew beer",
)  # fmt: skip
TITLES: Final = (
    "Head of Sales", "Regional Sales Manager", "Accountant", "Finance Manager", "Internal Auditor", "Buyer",
    "Payroll Clerk", "General Manager", "Procurement Director", "Travel Desk",
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(matrices_in_organizations(), st.data())
def test_a_draft_has_no_error_that_its_letters_make(matrix: Matrix, data: st.DataObject) -> None:
    given_by = matrix.organization or Organization()
    titles = data.draw(st.lists(st.sampled_from(TITLES), min_size=len(matrix.roles), max_size=len(matrix.roles)))
    roles = tuple(
        Role(role.key, title, level=role.level, scope=role.scope, reports_to=role.reports_to, kind=role.kind,
             limits=role.limits, vacant=role.vacant, dotted=role.dotted)
        for role, title in zip(given_by.roles, titles, strict=True)
    )  # fmt: skip
    organization = Organization(given_by.units, roles=roles, people=given_by.people, holdings=given_by.holdings)
    scopes = [None, *(role.scope for role in roles)]
    names = data.draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
    duties = tuple(ListedDuty(Duty(name, name, scope=data.draw(st.sampled_from(scopes)))) for name in names)
    bare = join(Matrix(get("RACI"), (), (), ()), organization)
    before = {each.message for each in raci.check(bare).findings if each.severity is Severity.ERROR}
    draft = draft_from_duties(organization, DutyList(duties))
    after = {each.message for each in raci.check(draft.matrix).findings if each.severity is Severity.ERROR}

    assert {each for each in after - before if any(name in each for name in NAMES)} == set()
    assert len(draft.matrix.duties) + sum(not duty.letters for duty in draft.duties) == len(names)


def test_of_more_equals_than_are_asked_at_once_all_get_their_share() -> None:
    draft = draft_from_duties(buyers(90), listed(*(f"Review the supplier x{part}" for part in range(180))), most=2)
    owners = Counter(each.role for duty in draft.duties for each in duty.letters if each.letter == "A")

    assert len(owners) >= 90
    assert max(owners.values()) == 2
    assert draft.questions == ()


@pytest.mark.parametrize(
    ("duty", "owner"),
    [
        ("Jahresabschluss erstellen", "Leiterin Buchhaltung"),
        ("Préparer la clôture comptable", "Leiterin Buchhaltung"),
        ("Rahmenverträge mit Lieferanten verhandeln", "Leiter Einkauf"),
        ("Negotiate with vendors", "Leiter Einkauf"),
    ],
)
def test_what_a_duty_is_about_is_understood_in_several_languages(duty: str, owner: str) -> None:
    roles = (
        Role("gf", "Geschäftsführer"),
        Role("b", "Leiterin Buchhaltung", reports_to="gf"),
        Role("e", "Leiter Einkauf", reports_to="gf"),
    )
    draft = draft_from_duties(Organization(roles=roles), listed(duty))

    assert placed(draft) == {duty: f"A {owner}, R {owner}"}
