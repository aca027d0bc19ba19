"""Laws of all rules about organizations: what is found depends on how things lie to each other, and on nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from organizations_at_random import matrices_in_organizations
from organizations_by_hand import cases, found_in, matrix_of
from organizations_by_sets import organization_of

from raci.joining import join
from raci.model import Duty, Organization, Role, Scope, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from organizations_by_hand import Case

    from raci.model import Matrix

SEVERAL_ROOTS: Final = "ORG019"
"""Of what is judged here, only this depends on there being nothing above."""

Told = tuple[str, str, str, int, tuple[int, ...]]
"""A finding without its words: code, severity, confidence, and the places of its duty and roles in their lists."""


@given(matrices_in_organizations())
def test_a_deeper_common_root_changes_nothing(matrix: Matrix) -> None:
    assert _but_several_roots(told(matrix)) == told(_under_common_root(matrix))


@given(matrices_in_organizations())
def test_other_names_change_nothing(matrix: Matrix) -> None:
    assert told(matrix) == told(_renamed(matrix))


@given(matrices_in_organizations())
def test_a_branch_of_its_own_changes_nothing(matrix: Matrix) -> None:
    assert told(matrix) == told(_with_branch(matrix))


def _with_units_and_roles() -> list[Any]:
    """Return the cases to which one more unit, or a role, is none of the first."""
    given = ((each, each.values[0].get("org") or each.values[0].get("design", {})) for each in cases())
    return [each for each, said in given if len(said.get("units", ())) > 1 and "roles" in said]


@pytest.mark.parametrize("case", _with_units_and_roles())
def test_no_case_written_by_hand_is_changed_by_what_lies_above_or_beside(case: Case, tmp_path: Path) -> None:
    matrix = matrix_of(case, tmp_path)
    before = told(matrix)

    assert before == told(_with_branch(matrix))
    assert _but_several_roots(before) == _but_several_roots(told(_under_common_root(matrix)))


def told(matrix: Matrix) -> Counter[Told]:
    """Return what is found in a matrix, each finding by the places of what it is about."""
    duties = {duty.key: place for place, duty in enumerate(matrix.duties)}
    keys = dict.fromkeys(role.key for role in (*matrix.roles, *organization_of(matrix).roles))
    roles = {key: place for place, key in enumerate(keys)}
    return Counter(
        (
            each.rule,
            each.severity.value,
            each.confidence.value,
            duties.get(each.duty, -1),
            tuple(sorted(roles[key] for key in each.roles)),
        )
        for each in found_in(matrix)
    )


def _but_several_roots(findings: Counter[Told]) -> Counter[Told]:
    return Counter({each: count for each, count in findings.items() if each[0] != SEVERAL_ROOTS})


def _tops(organization: Organization) -> list[Role]:
    """Return the roles that report to nobody and to which others report."""
    superiors = {role.reports_to for role in organization.roles}
    return [role for role in organization.roles if role.reports_to is None and role.key in superiors]


def _under_common_root(matrix: Matrix) -> Matrix:
    """Return the matrix with a unit over all of one dimension, a role over all tops, and all duties in one section.

    The new unit has a tier of its own, which no level table knows; the new role takes no part in any duty.
    """
    organization = organization_of(matrix)
    tops = {role.key for role in _tops(organization)}
    root = Unit("world", "Wide Sky", organization.units[0].dimension, "firmament")
    units = tuple(
        unit if unit.parent or unit.dimension != root.dimension else replace(unit, parent=root.key)
        for unit in organization.units
    )
    above = Role("above", "Upper Hand", level="executive")
    roles = tuple(replace(role, reports_to=above.key) if role.key in tops else role for role in organization.roles)
    return join(
        replace(
            matrix,
            roles=tuple(replace(role, reports_to=above.key) if role.key in tops else role for role in matrix.roles),
            duties=tuple(replace(duty, section=("Everything", *duty.section)) for duty in matrix.duties),
        ),
        replace(organization, units=(root, *units), roles=(*roles, above)),
    )


def _with_branch(matrix: Matrix) -> Matrix:
    """Return the matrix with units of another dimension beside its own, and roles for them under the first top."""
    organization = organization_of(matrix)
    tops = _tops(organization)
    units = (Unit("goods", "All Goods", "product", "range"), Unit("soap", "Soap", "product", "line", "goods"))
    scope = Scope((("product", "soap"),))
    branch = Role("branch", "Soap One", level="manager", scope=scope, reports_to=tops[0].key if tops else None)
    leaf = Role("leaf", "Soap Two", level="specialist", scope=scope, reports_to=branch.key)
    return join(
        matrix,
        replace(organization, units=(*organization.units, *units), roles=(*organization.roles, branch, leaf)),
    )


def _renamed(matrix: Matrix) -> Matrix:
    """Return the matrix with other keys and names for all units, roles and duties; tiers and levels keep theirs."""
    organization = organization_of(matrix)
    units = {unit.key: f"Ublo {place}" for place, unit in enumerate(organization.units)}
    roles = {role.key: f"Revu {place}" for place, role in enumerate(organization.roles)}
    duties = {duty.key: f"Dimo {place}" for place, duty in enumerate(matrix.duties)}
    renamed = Organization(
        tuple(
            replace(unit, key=units[unit.key], name=units[unit.key], parent=units.get(unit.parent or ""))
            for unit in organization.units
        ),
        roles=tuple(_role_renamed(role, roles, units) for role in organization.roles),
        people=organization.people,
        holdings=tuple(replace(each, role=roles[each.role]) for each in organization.holdings),
    )
    return join(
        replace(
            matrix,
            roles=tuple(_role_renamed(role, roles, units) for role in matrix.roles),
            duties=tuple(_duty_renamed(duty, duties, units) for duty in matrix.duties),
            rows=tuple({roles[key]: entry for key, entry in row.items()} for row in matrix.rows),
        ),
        renamed,
    )


def _role_renamed(role: Role, roles: Mapping[str, str], units: Mapping[str, str]) -> Role:
    name = roles[role.key]
    above = roles.get(role.reports_to or "")
    dotted = tuple(roles[key] for key in role.dotted)
    return replace(role, key=name, name=name, scope=_scope_renamed(role.scope, units), reports_to=above, dotted=dotted)


def _duty_renamed(duty: Duty, duties: Mapping[str, str], units: Mapping[str, str]) -> Duty:
    """Return a duty with another key and name; duties of one name keep one name."""
    parent = duties.get(duty.parent or "")
    name = duty.name.replace("Duty", "Bolan")
    return replace(duty, key=duties[duty.key], name=name, parent=parent, scope=_scope_renamed(duty.scope, units))


def _scope_renamed(scope: Scope | None, units: Mapping[str, str]) -> Scope | None:
    return scope and Scope(tuple((dimension, units.get(word, word)) for dimension, word in scope.units))
