"""Organizations for laws: one tree of units whose tiers are its depths, and roles in reporting lines over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from raci.model import Organization, Role, Scope, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

TIERS: Final = ("organization", "region", "country", "site")


@st.composite
def organizations(draw: st.DrawFn) -> Organization:
    """Return up to ten units; the first is the root, and each other is within an earlier one."""
    depths = [0]
    units = [Unit("u0", "Unit 0", tier=TIERS[0])]
    for number in range(1, draw(st.integers(1, 10))):
        parent = draw(st.sampled_from([place for place, depth in enumerate(depths) if depth + 1 < len(TIERS)]))
        depths.append(depths[parent] + 1)
        units.append(Unit(f"u{number}", f"Unit {number}", tier=TIERS[depths[-1]], parent=f"u{parent}"))
    return Organization(units=tuple(units))


@st.composite
def reporting_roles(draw: st.DrawFn, scopes: Sequence[Scope | None] = (None,)) -> tuple[Role, ...]:
    """Return up to ten roles; each but the first may report to an earlier one, and on dotted lines to others."""
    roles: list[Role] = []
    for number in range(draw(st.integers(1, 10))):
        keys = [role.key for role in roles]
        above = draw(st.sampled_from([None, *keys]))
        dotted = draw(st.lists(st.sampled_from(keys), max_size=2, unique=True)) if keys else []
        scope = draw(st.sampled_from(scopes))
        roles.append(
            Role(f"r{number}", f"Role {number}", scope=scope, reports_to=above, dotted=tuple(dotted), level=None)
        )
    return tuple(roles)
