"""Rules about organizations find in random ones what their plainest meaning says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from organizations_at_random import matrices_in_organizations
from organizations_by_hand import found_in
from organizations_by_sets import LEVELS, PER_DUTY, PER_ROLE, Plain, organization_of

from raci.joining import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizations_by_sets import Found

    from raci.model import Matrix


@given(matrices_in_organizations())
def test_rules_find_what_sets_of_units_and_walks_up_the_lines_say(matrix: Matrix) -> None:
    plain = _levelled(matrix)
    expected = {each for duty in plain.duties for each in Plain(plain, duty).findings()}

    assert expected == set(_found(plain))


def _found(matrix: Matrix) -> Iterator[Found]:
    for each in found_in(matrix):
        if each.rule in PER_ROLE or each.rule == "ACC002":
            yield each.rule, each.duty, frozenset(each.roles)
        elif each.rule in PER_DUTY or (each.rule == "ORG005" and each.severity.value == "error"):
            yield each.rule, each.duty, frozenset()


def _levelled(matrix: Matrix) -> Matrix:
    """Return the matrix with a level for every role, lower than those of all above it, so that no title is asked."""
    organization = organization_of(matrix)
    depths: dict[str, int] = {}
    for role in organization.roles:  # a role comes after those above it
        above = [depths[key] for key in (role.reports_to, *role.dotted) if key]
        depths[role.key] = min(max(above, default=-1) + 1, len(LEVELS) - 1)
    roles = tuple(replace(role, level=LEVELS[depths[role.key]]) for role in organization.roles)
    return join(replace(matrix, roles=roles), replace(organization, roles=roles))
