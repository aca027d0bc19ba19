"""Organizations for laws: one tree of units whose tiers are its depths, and roles in reporting lines over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from raci.joining import join
from raci.levels import ladder
from raci.model import Duty, Holding, Limit, Matrix, Organization, Person, Role, Scope, Unit
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Row

TODAY: Final = date(2026, 6, 30)
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


@st.composite
def matrices_in_organizations(draw: st.DrawFn) -> Matrix:
    """Return a matrix of up to five duties in an organization of two units or more, to which all its roles belong.

    Names are a word and a number, and titles say nothing: levels, scopes, kinds and limits are recorded, or are not.
    """
    units = draw(organizations().filter(lambda made: len(made.units) > 1)).units
    words = [*(unit.key for unit in units), *sorted({f"each {unit.tier}" for unit in units})]
    scopes = [None, *(Scope((("", word),)) for word in words)]
    roles = tuple(draw(_placed(role)) for role in draw(reporting_roles(scopes)))
    people = tuple(Person(f"p{number}", f"Person {number}") for number in range(4))
    holdings = tuple(draw(st.lists(_holdings(roles), max_size=5)))
    organization = Organization(units=units, roles=roles, people=people, holdings=holdings)
    duties = draw(_duties(scopes))
    rows = tuple(draw(_row(roles)) for _ in duties)
    return join(Matrix(get("RACI"), roles, duties, rows), organization)


@st.composite
def _placed(draw: st.DrawFn, role: Role) -> Role:
    return replace(
        role,
        level=draw(st.sampled_from([None, *(level.key for level in ladder())])),
        kind=draw(st.sampled_from(["position", "position", "position", "group", "external"])),
        limits=draw(st.sampled_from([(), (Limit(1000, "spend", "EUR"),), (Limit(9000, "spend", "EUR"),)])),
        vacant=draw(st.sampled_from([False, False, False, True])),
    )


def _holdings(roles: Sequence[Role]) -> st.SearchStrategy[Holding]:
    days = st.sampled_from([None, date(2025, 1, 1), TODAY, date(2027, 1, 1)])
    return st.builds(
        lambda person, role, day, deputy: Holding(f"p{person}", role.key, end=day, deputy=deputy),
        st.integers(0, 3), st.sampled_from(roles), days, st.sampled_from([False, False, True]),
    )  # fmt: skip


@st.composite
def _duties(draw: st.DrawFn, scopes: Sequence[Scope | None]) -> tuple[Duty, ...]:
    made: list[Duty] = []
    for number in range(draw(st.integers(1, 5))):
        name = f"Duty {draw(st.integers(0, 2))}"
        parent = draw(st.sampled_from([None, None, *(duty.key for duty in made)]))
        limits = draw(st.sampled_from([(), (Limit(5000, "spend", "EUR"),)]))
        scope = draw(st.sampled_from(scopes))
        made.append(Duty(f"d{number}", name, parent=parent, scope=scope, limits=limits))
    return tuple(made)


@st.composite
def _row(draw: st.DrawFn, roles: Sequence[Role]) -> Row:
    notation = get("RACI")
    held = draw(st.lists(st.sampled_from(["", "", "A", "R", "R", "AR", "C"]), min_size=len(roles), max_size=len(roles)))
    return {role.key: notation.entry(letters) for role, letters in zip(roles, held, strict=True) if letters}
