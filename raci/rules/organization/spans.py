"""How many report directly to a role."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raci.plugin import OrganizationGraph, Role


def direct_reports(role: Role, organization: OrganizationGraph) -> int:
    """Return how many people report directly to a role on solid lines; a role without known holders counts as one.

    Where several people hold the role above, each has an equal share of them, rounded up.
    """
    below = sum(max(1, _holders(each, organization)) for each in organization.reports_of(role))
    return ceil(below / max(1, _holders(role, organization)))


def _holders(role: Role, organization: OrganizationGraph) -> int:
    return len(organization.seats.holdings(organization.key_in_organization(role)))
