"""Who could take over a duty that loses its accountable role or its last performer, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.graph import ResponsibilityGraph
    from raci.impact.losses import Loss
    from raci.model import Duty, Role


class Successor(NamedTuple):
    """A role that could take over, and the reason."""

    role: Role
    why: str


def successor(loss: Loss, before: ResponsibilityGraph, after: ResponsibilityGraph) -> Successor | None:
    """Return the role that could take over what is lost, None where nobody suggests itself.

    For an accountability: the lowest role that covers the duty's scope, is over all who do it and has the level and the
    limit for it; else whoever stood next above the one who is gone; else the one role that does the work. For the work:
    a role that helps with it, else the one that answers for it.
    """
    if loss.key not in {duty.key for duty in after.matrix.duties}:
        return None
    duty = after.duty(loss.key)
    if loss.lost == "accountable":
        return _placed(duty, after) or _above(before.accountable, duty, before, after) or _only_doer(duty, after)
    return _supporting(duty, after) or _above(before.responsible, duty, before, after)


def _placed(duty: Duty, after: ResponsibilityGraph) -> Successor | None:
    found = after.placing(duty)
    for role in found.candidates if found else ():
        if not after.occupants.is_unattended(role):
            return Successor(role, "the lowest role over all who do it whose scope, level and limits fit")
    return None


def _above(
    holders: Callable[[Duty], list[Role]], duty: Duty, before: ResponsibilityGraph, after: ResponsibilityGraph
) -> Successor | None:
    for gone in holders(before.duty(duty.key)):
        for role in before.escalation_path(gone):
            there = after.roles.get(role.key) or _recorded(role, after)
            if there is not None and not after.occupants.is_unattended(there):
                return Successor(there, f"next above {gone.name} on the reporting line")
    return None


def _recorded(role: Role, after: ResponsibilityGraph) -> Role | None:
    organization = after.organization
    return organization.known(role) if organization.has(role) else None


def _only_doer(duty: Duty, after: ResponsibilityGraph) -> Successor | None:
    doers = [role for role in after.responsible(duty) if not after.occupants.is_unattended(role)]
    return Successor(doers[0], "the only role that does the work") if len(doers) == 1 else None


def _supporting(duty: Duty, after: ResponsibilityGraph) -> Successor | None:
    for kind, why in (
        (Participation.SUPPORTING, "helps with it"),
        (Participation.ACCOUNTABLE, "answers for it"),
    ):
        for role in after.holders(duty, kind):
            if not after.occupants.is_unattended(role):
                return Successor(role, why)
    return None
