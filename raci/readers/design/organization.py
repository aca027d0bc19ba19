"""From what an org-design file says to its organization, with all that is wrong in it though it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model import Organization
from raci.readers.design.shape import OrganizationShape
from raci.readers.soundness import unsound
from raci.records import replace

if TYPE_CHECKING:
    from raci.model import Role
    from raci.readers.design.people import People
    from raci.readers.design.roles import Roles
    from raci.readers.design.shape import OrgDesign
    from raci.readers.design.surroundings import Surroundings


def stated(
    design: OrgDesign, around: Surroundings, people: People, roles: Roles, path: str, wider: Organization | None
) -> Organization:
    """Return the organization of a document, as far as the document itself tells it."""
    inner = design.organization.name if isinstance(design.organization, OrganizationShape) else None
    organization = Organization(
        around.units,
        around.levels,
        tuple(roles.declared),
        people.people,
        tuple(people.holdings),
        around.table,
        inner or design.name or (design.title if not design.duties else "") or "",
        path,
        around.tiers,
    )
    lines = {**around.lines, **people.lines, **roles.lines}
    oddities = [*people.oddities, *roles.oddities, *unsound(organization, lines, wider)]
    return replace(organization, oddities=tuple(sorted(oddities, key=lambda oddity: oddity.source or (0, 0))))


def says_something(organization: Organization) -> bool:
    """Tell whether an organization holds more than the names of roles."""
    around = organization.units or organization.levels or organization.tiers or organization.table
    return bool(around or organization.people or any(map(_is_placed, organization.roles)))


def _is_placed(role: Role) -> bool:
    return bool(role.level or role.scope or role.reports_to or role.dotted or role.vacant or role.limits)
