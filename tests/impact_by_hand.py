"""The impact of removing a role, worked out from nothing: a plain list of cells, a dictionary of lines, no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model import Participation

if TYPE_CHECKING:
    from raci.model import Matrix

_DOING = {Participation.RESPONSIBLE, Participation.DRIVING}


def without(matrix: Matrix, role: str) -> dict[str, set[object]]:
    """Return the duties that lose their accountable role or their last performer, and the paths that break.

    Roles have no other names, and report by key.
    """
    cells = [(each.duty.key, each.role.key, each.participations) for each in matrix.assignments()]
    left = [cell for cell in cells if cell[1] != role]
    answered, answered_then = _duties(cells, {Participation.ACCOUNTABLE}), _duties(left, {Participation.ACCOUNTABLE})
    done, done_then = _duties(cells, _DOING), _duties(left, _DOING)
    above = {each.key: each.reports_to for each in matrix.roles}
    owners = {key for _, key, kinds in cells if Participation.ACCOUNTABLE in kinds} - {role}
    return {
        "accountable": {*(answered - answered_then)},
        "performers": {*(done - done_then)},
        "paths": {owner for owner in owners if role in _path(owner, above)},
    }


def _duties(cells: list[tuple[str, str, frozenset[Participation]]], kinds: set[Participation]) -> set[str]:
    return {duty for duty, _, held in cells if held & kinds}


def _path(role: str, above: dict[str, str | None]) -> list[str]:
    path: list[str] = []
    at = above.get(role)
    while at is not None and at not in path:
        path.append(at)
        at = above.get(at)
    return path
