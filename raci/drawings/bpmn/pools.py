"""Matrices as pools: which role's lane each duty stands in, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import Participation
from raci.records import field, mutable, record

if TYPE_CHECKING:
    from raci.drawings.casting import Casting
    from raci.model import Duty, Entry

_DOING: Final = frozenset({Participation.RESPONSIBLE, Participation.DRIVING})
_NOBODY: Final = "nobody"


@record
class Part:
    """What a role has to do with a duty: its node, its name, its letters, and whether it performs it."""

    role: str
    name: str
    letters: str
    performs: bool


@record
class Task:
    """A duty with those who take part in it."""

    id: str
    name: str
    section: str
    parts: tuple[Part, ...]


@record
class Lane:
    """A role that does duties, and the steps that stand in its lane."""

    id: str
    name: str
    steps: tuple[str, ...]


@mutable
class Pool:
    """A matrix: its lanes, and its steps in order – a start, the tasks by their ids, an end."""

    id: int
    name: str
    lanes: list[Lane] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    tasks: dict[str, Task] = field(default_factory=dict)

    def flow(self, place: int) -> str:
        """Return the id of what leads from the step at a place to the next one."""
        return f"flow_{self.id}_{place}"


def pools_of(casting: Casting) -> list[Pool]:
    """Return a pool for each matrix."""
    pools = [Pool(place, graph.matrix.title or f"Matrix {place + 1}") for place, graph in enumerate(casting.graphs)]
    held: list[dict[str, list[str]]] = [{} for _ in pools]
    for place, duty, cells in casting.cells():
        pool = pools[place]
        task = _task(f"task_{place}_{len(pool.tasks)}", duty, cells, casting)
        pool.tasks[task.id] = task
        held[place].setdefault(_doer(cells), []).append(task.id)
    for pool, lanes in zip(pools, held, strict=True):
        start, end = f"start_{pool.id}", f"end_{pool.id}"
        pool.steps += [start, *pool.tasks, end]
        steps = list(lanes.values()) or [lanes.setdefault("", [])]
        steps[0].insert(0, start)
        next(each for each in steps if not pool.tasks or [*pool.tasks][-1] in each).append(end)
        for number, (role, inside) in enumerate(lanes.items()):
            name = casting.label(role) if role else _NOBODY
            pool.lanes.append(Lane(f"lane_{pool.id}_{number}", name, tuple(inside)))
    return pools


def _task(name: str, duty: Duty, cells: list[tuple[str, Entry]], casting: Casting) -> Task:
    parts = [Part(role, casting.label(role), str(entry), bool(entry.participations & _DOING)) for role, entry in cells]
    return Task(name, duty.name, " › ".join(duty.section), tuple(parts))


def _doer(cells: list[tuple[str, Entry]]) -> str:
    """Return the first role that does a duty, else the first accountable for it, else the first that takes part."""
    for kinds in (_DOING, {Participation.ACCOUNTABLE}):
        for role, entry in cells:
            if entry.participations & kinds:
                return role
    return cells[0][0] if cells else ""
