"""A starter made somebody's own: its roles become theirs, and who answers for what fits their organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drafting.from_starters.lines import without_cycles
from raci.drafting.from_starters.merging import merged_row
from raci.drafting.from_starters.role_matching import bindings, rank_of, width_of
from raci.drafting.from_starters.scoping import known_scopes
from raci.drafting.from_starters.seating import seated
from raci.joining import join
from raci.model import Organization, Role, Source
from raci.names import fold, squeeze
from raci.records import record, replace
from raci.titles import place_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.drafting.from_starters.role_matching import Binding
    from raci.model import Matrix

_MOST_TOLD: Final = 20
_BY_NAME: Final = frozenset({"exact", "alias", "abbreviation", "spelling"})


@record
class Bound:
    """A starter bound to somebody's roles.

    `bindings` say what became of each role of the starter, `told` what was changed, left out or could not be known,
    a sentence each.
    """

    matrix: Matrix
    bindings: tuple[Binding, ...]
    told: tuple[str, ...]


def bind(matrix: Matrix, theirs: Organization | Iterable[str]) -> Bound:
    """Return a matrix with its roles renamed to those of an organization, or to some names.

    Where two roles become one, the weightier letter stays: A, then R, C, I; A and R together stay A/R. Where somebody
    may not answer for a duty, for their scope, level or place in the lines, the accountability moves to who may.
    """
    organization = theirs if isinstance(theirs, Organization) else _of_names(theirs)
    found = bindings(matrix.roles, organization)
    keys = {each.role: each.to or each.role for each in found}
    rows = tuple(merged_row(row, keys, matrix.notation) for row in matrix.rows)
    plain = _is_plain(organization)
    roles = _named_only(matrix, found, organization) if plain else _placed(matrix, found, organization)
    around = _laid_over(organization, roles, keep=isinstance(theirs, Organization)) if plain else organization
    duties = tuple(replace(each, source=None) for each in matrix.duties)
    bare = replace(matrix, roles=roles, rows=rows, duties=duties, source=Source(), joins=(), organization=around)
    scoped, strange = known_scopes(bare)
    placed, moved = seated(join(scoped, around))
    idle = () if isinstance(theirs, Organization) else tuple(_idle(organization, found))
    return Bound(placed, found, (*_told(found, matrix), *idle, *strange, *moved))


def _of_names(names: Iterable[str]) -> Organization:
    kept = {fold(name): squeeze(name) for name in names if fold(name)}
    return Organization(roles=tuple(Role(name, name) for name in kept.values()))


def _is_plain(organization: Organization) -> bool:
    """Tell whether nothing is known of an organization but what its roles are called."""
    said = any(role.level or role.scope or role.reports_to or role.dotted for role in organization.roles)
    return not (said or organization.units or organization.people)


def _named_only(matrix: Matrix, found: tuple[Binding, ...], organization: Organization) -> tuple[Role, ...]:
    """Return the roles of the matrix, those that are bound with their new names; all else is the starter's."""
    theirs = {role.key: role for role in organization.roles}
    keys = {each.role: each.to or each.role for each in found}
    above = without_cycles([(keys[role.key], keys.get(role.reports_to or "")) for role in matrix.roles])
    made: dict[str, Role] = {}
    for role, each in zip(matrix.roles, found, strict=True):
        own = theirs.get(each.to or "", role)
        level = role.level if own is role else _level(own, each, role)
        new = replace(
            role,
            key=own.key,
            name=own.name,
            aliases=own.aliases,
            level=level,
            reports_to=above[own.key],
            source=None,
        )
        other = made.get(own.key)
        if other is None or _height(new) < _height(other):
            made[own.key] = new
    return tuple(made.values())


def _height(role: Role) -> tuple[int, int]:
    """Return how high and how wide a role stands, the highest first: of several that become one, it stands so."""
    return rank_of(role.level), width_of(role)


def _level(own: Role, binding: Binding, role: Role) -> str | None:
    """Return the level a title speaks of, where the role was found by what it is about and not by its name."""
    placed = place_title(own.name)
    return role.level if binding.way in _BY_NAME or placed.confidence == "guess" else placed.level or role.level


def _placed(matrix: Matrix, found: tuple[Binding, ...], organization: Organization) -> tuple[Role, ...]:
    """Return the roles of the organization that are bound, and those of the starter that are not, below them."""
    theirs = {role.key: role for role in organization.roles}
    keys = {each.role: each.to or each.role for each in found}
    made: dict[str, Role] = {}
    for role in matrix.roles:
        own = theirs.get(keys[role.key])
        if own is None:
            made[role.key] = replace(role, reports_to=keys.get(role.reports_to or ""), source=None)
        elif own.key not in made:
            made[own.key] = replace(own, kind=own.kind if own.kind != "position" else role.kind, source=None)
    return tuple(made.values())


def _laid_over(organization: Organization, roles: tuple[Role, ...], *, keep: bool) -> Organization:
    named = {role.key for role in roles}
    others = tuple(role for role in organization.roles if role.key not in named) if keep else ()
    return replace(organization, roles=(*roles, *others))


def _told(found: tuple[Binding, ...], matrix: Matrix) -> Iterator[str]:
    names = {role.key: role.name for role in matrix.roles}
    taken: dict[str, list[str]] = {}
    for each in found:
        if each.to is not None:
            taken.setdefault(each.name, []).append(names[each.role])
        if each.way not in {"exact", "none", "several"}:
            yield f"{each.name!r} is taken for {names[each.role]!r}{_by(each.way)}"
        elif each.to is None:
            hint = f"; it may be {' or '.join(map(repr, each.candidates))}" if each.candidates else ""
            yield f"nobody was found for {names[each.role]!r}, which keeps its name{hint}"
    for name, several in taken.items():
        if len(several) > 1:
            yield f"{name!r} has what the starter gives to {' and '.join(map(repr, several))}"


def _idle(organization: Organization, found: tuple[Binding, ...]) -> Iterator[str]:
    taken = {each.to for each in found}
    idle = [role.name for role in organization.roles if role.key not in taken]
    for name in idle[:_MOST_TOLD]:
        yield f"{name!r} is taken for no role of the starter"
    if len(idle) > _MOST_TOLD:
        yield f"so are {len(idle) - _MOST_TOLD} more"


def _by(way: str) -> str:
    return ", by function and level" if way == "function" else f", by {way}"
