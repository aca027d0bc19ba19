"""Carrying out the steps of a scenario on matrices and their organizations; what was read is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.answers.duty_search import duties_meant
from raci.answers.person_search import people_meant
from raci.answers.role_search import role_meant
from raci.errors import RaciError
from raci.impact.merging import merged
from raci.impact.removing import left, without
from raci.impact.steps import Give, Merge, Shift, Vacant, Without
from raci.names import fold, nearest
from raci.records import record, replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.answers.directory import Directory
    from raci.impact.steps import Step
    from raci.model import Matrix, Organization, Unit


@record
class Outcome:
    """The matrices that a step changes, by their place; what is to be told; the keys of roles that were merged."""

    changed: dict[int, Matrix]
    told: tuple[str, ...] = ()
    gone: frozenset[str] = frozenset()


def carried_out(step: Step, directory: Directory) -> Outcome:
    """Return the matrices that a step changes, with what is to be told of how its words were understood.

    Raises RaciError, with the nearest names, for words that mean no role, person, unit or duty, or several.
    """
    match step:
        case Without():
            meant = role_meant(step.role, directory)
            return Outcome(_of_role(directory, meant.roles[0], without), meant.told)
        case Vacant():
            found = people_meant(step.person, directory)
            return Outcome(_everywhere(directory, lambda matrix: left(matrix, found.names, found.keys)), found.told)
        case Merge():
            one, other = role_meant(step.role, directory), role_meant(step.into, directory)
            if one.roles == other.roles:
                raise RaciError("same-role", f"{step.role!r} and {step.into!r} are the same role; name two")
            gone = frozenset(role.key for _, role in directory.roles[one.roles[0]])
            return Outcome(_merged(directory, one.roles[0], other.roles[0]), (*one.told, *other.told), gone)
        case Shift():
            return Outcome(_everywhere(directory, lambda matrix: _shifted(matrix, *_units(step, directory))))
        case Give():
            return _given(step, directory)


def _everywhere(directory: Directory, change: Callable[[Matrix], Matrix]) -> dict[int, Matrix]:
    """Return the matrices that a change makes others of; an organization that several share stays shared."""
    shared: dict[int, Organization | None] = {}
    changed: dict[int, Matrix] = {}
    for place, graph in enumerate(directory.register.graphs):
        before = graph.matrix
        after = change(before)
        if after is before:
            continue
        if after.organization is not None and after.organization is not before.organization:
            organization = shared.setdefault(id(before.organization), after.organization)
            after = replace(after, organization=organization)
        changed[place] = after
    return changed


def _of_role(
    directory: Directory, role: str, change: Callable[[Matrix, set[str], set[str]], Matrix]
) -> dict[int, Matrix]:
    """Return the matrices in which a role stands, or in whose organization, after a change of it."""
    known = {id(each): _keys(directory, each, role) for _, each in directory.organizations}
    places = {id(graph.matrix): place for place, graph in enumerate(directory.register.graphs)}

    def changed(matrix: Matrix) -> Matrix:
        columns = set(directory.columns(role, places[id(matrix)]))
        recorded = known.get(id(matrix.organization), set())
        return change(matrix, columns, recorded) if columns or recorded else matrix

    return _everywhere(directory, changed)


def _keys(directory: Directory, organization: Organization, role: str) -> set[str]:
    return {key for key, name in directory.identities(organization).items() if name == role}


def _merged(directory: Directory, role: str, into: str) -> dict[int, Matrix]:
    target = directory.best(into).role
    known = {id(each): _keys(directory, each, into) for _, each in directory.organizations}
    places = {id(graph.matrix): place for place, graph in enumerate(directory.register.graphs)}

    def change(matrix: Matrix, columns: set[str], recorded: set[str]) -> Matrix:
        own = directory.columns(into, places[id(matrix)])
        theirs = sorted(known.get(id(matrix.organization), ()))
        return merged(matrix, columns, recorded, target, own[0] if own else None, theirs[0] if theirs else None)

    return _of_role(directory, role, change)


def _units(step: Shift, directory: Directory) -> tuple[Unit, Unit]:
    """Return the unit that moves and the one it moves under; raise RaciError where a word names none."""
    known = {unit.key: unit for _, each in directory.organizations for unit in each.units}
    unit, under = (_unit(word, known) for word in (step.unit, step.under))
    above: Unit | None = under
    seen: set[str] = set()
    while above is not None and above.key not in seen:
        if above.key == unit.key:
            raise RaciError("unit-in-itself", f"{under.name} is {unit.name}, or lies within it; name another unit")
        seen.add(above.key)
        above = known.get(above.parent or "")
    return unit, under


def _unit(word: str, known: dict[str, Unit]) -> Unit:
    for unit in known.values():
        if fold(word) in (fold(unit.key), fold(unit.name)):
            return unit
    hint = nearest(word, [unit.name for unit in known.values()])
    meant = f"; did you mean {hint!r}?" if hint else ("" if known else "; no units are known: name them with --org")
    raise RaciError("unknown-unit", f"there is no unit {word!r}{meant}")


def _shifted(matrix: Matrix, unit: Unit, under: Unit) -> Matrix:
    organization = matrix.organization
    if organization is None or not any(each.key == unit.key for each in organization.units):
        return matrix
    moved = tuple(replace(each, parent=under.key) if each.key == unit.key else each for each in organization.units)
    return replace(matrix, organization=replace(organization, units=moved))


def _given(step: Give, directory: Directory) -> Outcome:
    """Return the matrices in which a role stands and has other letters on a duty after the step."""
    found, told = duties_meant(step.duty, directory)
    meant = role_meant(step.role, directory)
    places = {id(graph): place for place, graph in enumerate(directory.register.graphs)}
    changed: dict[int, Matrix] = {}
    for graph, duty in found:
        place = places[id(graph)]
        matrix = changed.get(place, graph.matrix)
        for key in directory.columns(meant.roles[0], place)[:1]:
            number = matrix.duties.index(duty)
            row = {held: entry for held, entry in matrix.rows[number].items() if held != key}
            if step.letters:
                row[key] = matrix.notation.entry(step.letters)
            changed[place] = replace(matrix, rows=(*matrix.rows[:number], row, *matrix.rows[number + 1 :]))
    if not changed:
        raise RaciError("not-there", f"{step.role!r} stands in no matrix with {step.duty!r}; add the role there first")
    return Outcome(changed, (*told, *meant.told))
