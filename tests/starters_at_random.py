"""Organizations that starters are bound to: three roles or three thousand, with titles that say something."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st
from organizations_at_random import TIERS, organizations

from raci import read
from raci.drafting.catalogue import starters
from raci.levels import ladder
from raci.model import Organization, Role, Scope
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Matrix

_FUNCTIONS: Final = ("Sales", "Finance", "IT", "Marketing", "Quality", "Data", "Vertrieb", "achats", "Level 3", "")
_RANKS: Final = (
    "Head of {}",
    "{} Manager",
    "VP {}",
    "{} Specialist",
    "Regional {} Manager",
    "{} Lead",
    "Leiter {}",
    "{}",
)
_LEVELS: Final = tuple(level.key for level in ladder())


def titles() -> list[str]:
    """Return what the roles of all starters are called, in all the ways they have."""
    roles = [role for each in starters() for role in read(each.path).roles]
    return list(dict.fromkeys(name for role in roles for name in (role.name, *role.aliases)))


@st.composite
def titled_organizations(draw: st.DrawFn, known: Sequence[str], most: int = 3000) -> Organization:
    """Return an organization of 3 roles or more, half of them with titles that starters know, in random lines.

    Levels, scopes and lines are random too, so that hardly anybody stands where a starter would have them.
    """
    size = draw(st.one_of(st.integers(3, 12), st.integers(3, most)))
    chance = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - no secret
    units = draw(st.one_of(st.just(()), organizations().map(lambda made: made.units)))
    scopes = [None, Scope((("", "company"),)), *(Scope((("", unit.key),)) for unit in units)]
    scopes += [Scope((("", f"each {tier}"),)) for tier in TIERS]
    knows = chance.random()
    roles: list[Role] = []
    for number in range(size):
        title = _title(chance, known, number)
        above = chance.choice(roles).key if roles and chance.random() < knows else None
        level = chance.choice(_LEVELS) if chance.random() < knows else None
        scope = chance.choice(scopes) if chance.random() < knows else None
        roles.append(
            Role(f"r{number}", title, level=level, scope=scope, reports_to=above, vacant=chance.random() < 0.02)
        )
    return replace(Organization(units=units), roles=tuple(roles))


def _title(chance: Random, known: Sequence[str], number: int) -> str:
    if chance.random() < 0.5:
        return chance.choice(known)
    made = chance.choice(_RANKS).format(chance.choice(_FUNCTIONS)).strip()
    return made if chance.random() < 0.5 else f"{made} {number}"


@st.composite
def torn_starters(draw: st.DrawFn) -> Matrix:
    """Return a starter out of which some duties, letters, and perhaps all scopes and sections, were torn."""
    matrix = read(draw(st.sampled_from(starters())).path)
    chance = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - no secret
    kept, left = chance.random(), chance.random()
    lines = [
        (duty, {role: entry for role, entry in row.items() if chance.random() < left})
        for duty, row in zip(matrix.duties, matrix.rows, strict=True)
        if chance.random() < kept
    ]
    plain = draw(st.booleans())
    duties = tuple(replace(duty, scope=None, section=(), key=duty.name) if plain else duty for duty, _ in lines)
    return replace(matrix, duties=duties, rows=tuple(row for _, row in lines))
