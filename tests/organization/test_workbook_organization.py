"""The law that a workbook with a sheet of roles and a column of scopes says what the same org-design file says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import raci

if TYPE_CHECKING:
    from pathlib import Path

ROLES: Final = ("Store Manager", "Head Baker", "Shop Assistant", "Delivery Driver", "Accounts Clerk")
PEOPLE: Final = ("Ann Lee", "Bo Ray", "Cy Day", "Dee Eff")
DUTIES: Final = ("Bake the bread", "Sell the bread", "Buy the flour", "Clean the oven")
SCOPES: Final = ("company", "each region", "North", "geography: North; product: Bread")
KINDS: Final = ("position", "group", "external", "agent")

Design = dict[str, Any]


@st.composite
def _roles(draw: st.DrawFn) -> Design:
    roles: Design = {}
    for name in ROLES:
        role: Design = {"level": draw(st.sampled_from(["head", "lead"]))}
        for key, values in (("scope", SCOPES), ("reports to", ROLES), ("kind", KINDS)):
            if draw(st.booleans()):
                role[key] = draw(st.sampled_from(values))
        if draw(st.booleans()):
            role["aliases"] = [f"{name[:3]} {number}" for number in range(draw(st.integers(1, 2)))]
        for key in ("holders", "deputies"):
            people = draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
            if people:
                role[key] = people
        if "holders" not in role and draw(st.booleans()):
            role["vacant"] = True
        roles[name] = role
    return roles


@st.composite
def _designs(draw: st.DrawFn) -> Design:
    duties: Design = {}
    for name in DUTIES:
        first, second = draw(st.permutations(ROLES))[:2]
        duties[name] = {"A": first, "R": second}
        if draw(st.booleans()):
            duties[name]["scope"] = draw(st.sampled_from(SCOPES))
    for number, role in enumerate(ROLES):  # every role takes part: an idle column is no role
        duties[f"Task {number} of the shop"] = {"A": role, "R": ROLES[number - 1]}
    return {"title": "Bakery", "notation": "RACI", "roles": draw(_roles()), "duties": duties}


def _as_yaml(design: Design) -> str:
    """Return the design as text, a scope of several dimensions as a mapping."""

    def mapped(part: Design) -> Design:
        scope = part.get("scope", "")
        if ":" not in scope:
            return part
        return {**part, "scope": dict(each.split(": ") for each in scope.split("; "))}

    parts = {key: {name: mapped(part) for name, part in design[key].items()} for key in ("roles", "duties")}
    return yaml.safe_dump({**design, **parts}, sort_keys=False)


def _as_workbook(design: Design, path: Path) -> None:
    book = Workbook()
    plan = book.worksheets[0]
    plan.title = "RACI"
    plan.append(["Bakery"])
    plan.append([])
    plan.append(["Duty", "Scope", *ROLES])
    for name, duty in design["duties"].items():
        letters = {duty["A"]: "A", duty["R"]: "R"}
        plan.append([name, duty.get("scope"), *(letters.get(role) for role in ROLES)])
    roles = book.create_sheet("Roles")
    roles.append(["Role", "Kind", "Level", "Scope", "Reports to", "Holder", "Deputy", "Aliases", "Vacant"])
    for name, role in design["roles"].items():
        held = ["; ".join(role.get(key, ())) for key in ("holders", "deputies", "aliases")]
        plain = [role.get(key) for key in ("kind", "level", "scope", "reports to")]
        roles.append([name, *plain, *held, "yes" if role.get("vacant") else None])
    book.save(path)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(design=_designs())
def test_a_workbook_says_what_the_same_org_design_file_says(tmp_path: Path, design: Design) -> None:
    (tmp_path / "plan.yaml").write_text(_as_yaml(design), "utf-8")
    _as_workbook(design, tmp_path / "plan.xlsx")
    written, workbook = raci.read(tmp_path / "plan.yaml"), raci.read(tmp_path / "plan.xlsx")
    assert written.organization
    assert workbook.organization

    assert workbook == written
    assert workbook.organization.roles == written.organization.roles
    assert set(workbook.organization.people) == set(written.organization.people)
    assert set(workbook.organization.holdings) == set(written.organization.holdings)
    kinds = sorted(oddity.kind for oddity in written.organization.oddities)
    assert sorted(oddity.kind for oddity in workbook.organization.oddities) == kinds


def test_a_workbook_of_roles_may_be_the_organization_of_others(tmp_path: Path) -> None:
    design = {"duties": {}, "roles": {"Head Baker": {"level": "head", "reports to": "Store Manager"}}}
    _as_workbook(design, tmp_path / "org.xlsx")
    (tmp_path / "plan.csv").write_text("Duty,Head Baker,Cook\nBake,A,R\nSell,A,R\n", "utf-8")
    chosen = raci.Settings(organization=str(tmp_path / "org.xlsx"))
    matrix = raci.read(tmp_path / "plan.csv", chosen)
    assert matrix.organization

    assert matrix.roles[0].level == "head"
    assert [oddity.kind for oddity in matrix.organization.oddities] == ["missing-manager"]
    assert str(matrix.organization.locate(matrix.organization.oddities[0].source)).endswith("org.xlsx:Roles!A2")
