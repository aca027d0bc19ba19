"""The impact of a scenario: what is lost, who could take over and would then bear too much, what would be found."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING, Final

from raci.api import check
from raci.graph import ResponsibilityGraph
from raci.graph.work import WEIGHTS, load_of
from raci.impact.carrying_out import carried_out
from raci.impact.losses import BrokenPath, Loss, broken_paths, losses
from raci.impact.steps import Merge
from raci.impact.takeover import successor
from raci.lint.fingerprint import fingerprints
from raci.model import Participation
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from raci.answers.directory import Directory
    from raci.impact.steps import Step
    from raci.lint import Finding
    from raci.model import Matrix
    from raci.settings import Settings

_TOO_MUCH: Final = 3.0
"""How many times the load of the median role is too much, as WRK005 has it."""

_TAKEN_OVER: Final = {
    "accountable": WEIGHTS[Participation.ACCOUNTABLE],
    "performer": WEIGHTS[Participation.RESPONSIBLE],
}


@record
class Takeover:
    """A loss, with the role that could take it over and why; both are empty where nobody suggests itself."""

    loss: Loss
    role: str = ""
    why: str = ""


@record
class Overload:
    """A role that would bear much more than others: its load before and after, and that of the median role after."""

    role: str
    before: float
    after: float
    median: float


@record
class Impact:
    """What a scenario does: `told` says how its words were understood, `matrices` how many matrices change.

    `introduced` and `resolved` are the findings that come and go.
    """

    title: str
    told: tuple[str, ...]
    matrices: int
    accountable: tuple[Takeover, ...]
    performers: tuple[Takeover, ...]
    paths: tuple[BrokenPath, ...]
    overloaded: tuple[Overload, ...]
    introduced: tuple[Finding, ...]
    resolved: tuple[Finding, ...]


def impact_of(directory: Directory, steps: Iterable[Step], settings: Settings | None = None, title: str = "") -> Impact:
    """Return what happens if steps are taken, one after the other, in all matrices of a directory.

    Only the matrices that change are looked at. Raises RaciError for steps whose words mean nothing, or several things.
    """
    scenario = _Scenario(directory)
    taken = list(steps)
    for step in taken:
        scenario.take(step)
    takeovers = list(scenario.takeovers())
    introduced, resolved = scenario.findings(settings)
    return Impact(
        title or "; ".join(map(str, taken)),
        tuple(scenario.told),
        len(scenario.after),
        tuple(each for each, _ in takeovers if each.loss.lost == "accountable"),
        tuple(each for each, _ in takeovers if each.loss.lost == "performer"),
        tuple(dict.fromkeys(scenario.paths())),
        tuple(scenario.overloads(takeovers)),
        introduced,
        resolved,
    )


class _Scenario:
    """The matrices of a directory before and after some steps."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._now = directory
        self._merged: set[str] = set()
        self._matrices: dict[int, Matrix] = {}
        self._graphs: dict[int, ResponsibilityGraph] = {}
        self.told: list[str] = []

    def take(self, step: Step) -> None:
        """Carry out a step on what the steps before left."""
        from raci.answers.directory import Directory as Asked  # noqa: PLC0415 - only for several steps

        if self._matrices:
            graphs = self._directory.register.graphs
            matrices = [self._matrices.get(place, graph.matrix) for place, graph in enumerate(graphs)]
            self._now = Asked(matrices, self._directory.today)
        outcome = carried_out(step, self._now)
        if isinstance(step, Merge):
            self._merged |= outcome.gone
        self._matrices |= outcome.changed
        self.told += outcome.told

    @property
    def after(self) -> Mapping[int, Matrix]:
        """The matrices that changed, by their place."""
        return self._matrices

    def _pairs(self) -> Iterator[tuple[int, ResponsibilityGraph, ResponsibilityGraph]]:
        for place, matrix in sorted(self._matrices.items()):
            before = self._directory.register.graphs[place]
            yield place, before, self._graph(place, matrix)

    def _graph(self, place: int, matrix: Matrix) -> ResponsibilityGraph:
        if place not in self._graphs:
            self._graphs[place] = ResponsibilityGraph(matrix, self._directory.today)
        return self._graphs[place]

    def takeovers(self) -> Iterator[tuple[Takeover, str]]:
        """Yield what is lost with who could take it over, and what identifies that role in the directory."""
        for place, before, after in self._pairs():
            called = self._directory.called(place)
            for loss in losses(before, after):
                found = successor(loss, before, after)
                if found:
                    yield Takeover(loss, found.role.name, found.why), called.get(found.role.key, found.role.key)
                else:
                    yield Takeover(loss), ""

    def paths(self) -> Iterator[BrokenPath]:
        """Yield the ways upward that break off."""
        for _, before, after in self._pairs():
            yield from broken_paths(before, after, self._merged)

    def overloads(self, takeovers: Sequence[tuple[Takeover, str]]) -> Iterator[Overload]:
        """Yield the roles that would bear too much, if they took over what they could, and bear less now."""
        now: dict[str, float] = {}
        gained: dict[str, float] = defaultdict(float)
        for place, before, after in self._pairs():
            called = self._directory.called(place)
            for graph, sign in ((before, -1), (after, 1)):
                for role in graph.matrix.roles:
                    name = called.get(role.key, role.key)
                    if name not in now:
                        now[name] = self._directory.load(name)
                    gained[name] += sign * load_of(graph.load(role))
        for each, name in takeovers:
            if name:
                gained[name] += _TAKEN_OVER[each.loss.lost]
        then = {name: load + gained[name] for name, load in now.items()}
        bearing = [load for load in then.values() if load > 0]
        usual = median(bearing) if bearing else 0.0
        for name, load in sorted(then.items(), key=lambda each: (-each[1], each[0])):
            if load > now[name] and load > _TOO_MUCH * usual:
                yield Overload(self._name(name), now[name], load, usual)

    def _name(self, role: str) -> str:
        return self._directory.best(role).role.name if role in self._directory.roles else role

    def findings(self, settings: Settings | None) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the findings that come, and those that go, in the matrices that change."""
        introduced: list[Finding] = []
        resolved: list[Finding] = []
        for _, before, after in self._pairs():
            reports = check(before.matrix, settings), check(after.matrix, settings)
            known, found = (dict(zip(fingerprints(report), report.findings, strict=True)) for report in reports)
            introduced += [finding for mark, finding in found.items() if mark not in known]
            resolved += [finding for mark, finding in known.items() if mark not in found]
        return tuple(dict.fromkeys(introduced)), tuple(dict.fromkeys(resolved))
