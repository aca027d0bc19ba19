"""Contestants of scripts/bench: many matrices as one register, and as a plain graph of networkx; asked the same."""

from __future__ import annotations

import sys
import time
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Final

from bench_input import duty_names

from raci.model import Duty, Matrix, Participation, Role, Source
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Callable

_LETTERS: Final = "ARRCCII"
_QUESTIONS: Final = 200


def matrices(count: int, duties: int = 50, roles: int = 12, pool: int = 2_000) -> list[Matrix]:
    """Return so many matrices of fifty duties among twelve of two thousand roles, seven letters a duty."""
    random = Random(3)  # noqa: S311 - input of a measurement, no secret
    names = duty_names(count * duties, random)
    notation = get("RACI")
    made = []
    for number in range(count):
        chosen = [f"Role {each:04d}" for each in random.sample(range(pool), roles)]
        own = dict.fromkeys(next(names) for _ in range(duties))
        rows = []
        for _ in own:
            held = random.sample(chosen, len(_LETTERS))
            rows.append({role: notation.entry((letter,)) for role, letter in zip(held, _LETTERS, strict=True)})
        columns = tuple(Role(name, name, source=(1, column)) for column, name in enumerate(chosen, 2))
        listed = tuple(Duty(name, name, source=(row, 1)) for row, name in enumerate(own, 2))
        source = Source(f"org/{number}.xlsx", "RACI", (1, 1, len(own) + 1, roles + 1))
        made.append(Matrix(notation, columns, listed, tuple(rows), f"Matrix {number}", source=source))
    return made


def with_raci(found: list[Matrix], clock: Callable[[], float]) -> tuple[float, ...]:
    """Return how long it takes to build the register, and to answer each question."""
    import raci  # noqa: PLC0415 - what is measured
    from raci.impact.impact import impact_of  # noqa: PLC0415
    from raci.impact.steps import Without  # noqa: PLC0415

    raci.register(found[:1]).search.found(Role("x", "x"))
    impact_of(raci.register(found[:1]), [Without(found[0].roles[0].name)])
    begin = clock()
    register = raci.register(found)
    built = clock() - begin
    begin = clock()
    raci.who(register, found[len(found) // 2].duties[7].name)
    who = clock() - begin
    begin = clock()
    impact_of(register, [Without(found[len(found) // 3].roles[3].name)])
    impact = clock() - begin
    roles, duties = _asked(found)
    plain = register.register
    return (
        built,
        _each(plain.accountable, duties, clock),
        _each(lambda role: list(plain.duties_of(role, Participation.RESPONSIBLE)), roles, clock),
        _each(lambda role: list(plain.depending_on(role)), roles, clock),
        who,
        impact,
    )


def with_networkx(found: list[Matrix], clock: Callable[[], float]) -> tuple[float, ...]:
    """Return how long it takes to build a plain graph, and to answer each question."""
    import networkx as nx  # noqa: PLC0415 - what is measured

    begin = clock()
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for matrix in found:
        for duty, row in zip(matrix.duties, matrix.rows, strict=True):
            for role, entry in row.items():
                for letter in entry.letters:
                    graph.add_edge(role, duty.name, letter=letter, matrix=matrix.title)
    built = clock() - begin
    roles, duties = _asked(found)

    def accountable(duty: str) -> list[str]:
        return [role for role, _, letter in graph.in_edges(duty, data="letter") if letter == "A"]

    def done_by(role: str) -> list[str]:
        return [duty for _, duty, letter in graph.out_edges(role, data="letter") if letter == "R"]

    def depending_on(role: str) -> list[str]:
        held = [duty for _, duty, letter in graph.out_edges(role, data="letter") if letter == "A"]
        return [duty for duty in held if accountable(duty) == [role]]

    return built, _each(accountable, duties, clock), _each(done_by, roles, clock), _each(depending_on, roles, clock)


def _asked(found: list[Matrix]) -> tuple[list[str], list[str]]:
    random = Random(5)  # noqa: S311 - input of a measurement, no secret
    chosen = random.choices(found, k=_QUESTIONS)
    return [random.choice(each.roles).key for each in chosen], [random.choice(each.duties).name for each in chosen]


def _each(question: Callable[[str], object], words: list[str], clock: Callable[[], float]) -> float:
    """Return the median time of a question, asked with each of these words; the first round warms up."""
    for word in words:
        question(word)
    spent = []
    for word in words:
        begin = clock()
        question(word)
        spent.append(clock() - begin)
    return median(spent)


if __name__ == "__main__":
    _who, _clock, _count = sys.argv[1:]
    _contest = with_raci if _who == "raci" else with_networkx
    print(*_contest(matrices(int(_count)), getattr(time, _clock)))
