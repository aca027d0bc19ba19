"""WRK006: a person whose roles in several matrices together are more than one can do."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from raci.names import fold
from raci.plugin import Confidence, Rule, Severity, load_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, Register, ResponsibilityGraph


class Part(NamedTuple):
    """What a person bears over all matrices: its load, in how many matrices, and the first role, as numbers."""

    load: float
    matrices: int
    first: int
    role: int
    name: str
    last: int


class PersonInManyMatrices(Rule, code="WRK006", severity=Severity.NOTE, preview=True):
    """Find people who bear several times the load of others when all matrices are taken together.

    ## What it does
    Adds up what the roles of each person weigh in all matrices (doing a duty 3, answering for it or helping 2, giving
    advice or checking 1, being told 0; roles with several holders are divided among them), and finds people with parts
    in two matrices or more whose load is more than three times the median of all people who bear any. It speaks where
    at least four people are known. People are told apart by the organization their matrices share, else by name.

    ## Why is this bad?
    Each matrix promises a part of somebody's time, and none of them sees the others. Who is in all of them is the one
    for whom every project waits.

    ## Example
    ```yaml
    title: Fairs
    roles: {a: {name: Fairs Lead, holders: [Ann Lee]}, b: {name: Builder, holders: [Ben Ito]}}
    duties:
      - {name: Book the hall, A: a, R: a}
      - {name: Build the stand, A: a, R: b}
    ---
    title: Press
    roles: {c: {name: Press Officer, holders: [Ann Lee]}, d: {name: Editor, holders: [Cleo Diaz]}}
    duties:
      - {name: Write the release, A: c, R: c}
      - {name: Send the release, A: c, R: d}
    ---
    title: Web
    roles: {e: {name: Web Lead, holders: [Ann Lee]}, f: {name: Designer, holders: [Dan Roe]}}
    duties:
      - {name: Draw the page, A: e, R: f}
      - {name: Publish the page, A: e, R: e}
    ```
    Use instead:
    ```yaml
    title: Fairs
    roles: {a: {name: Fairs Lead, holders: [Ann Lee]}, b: {name: Builder, holders: [Ben Ito]}}
    duties:
      - {name: Book the hall, A: a, R: a}
      - {name: Build the stand, A: b, R: b}
    ---
    title: Press
    roles: {c: {name: Press Officer, holders: [Eve Fox]}, d: {name: Editor, holders: [Cleo Diaz]}}
    duties:
      - {name: Write the release, A: c, R: c}
      - {name: Send the release, A: c, R: d}
    ---
    title: Web
    roles: {e: {name: Web Lead, holders: [Ann Lee]}, f: {name: Designer, holders: [Dan Roe]}}
    duties:
      - {name: Draw the page, A: f, R: f}
      - {name: Publish the page, A: e, R: e}
    ```

    ## Options
    - `times` (float, default 3.0): how many times the median load is too much.
    - `from-people` (int, default 4): the number of people with a load from which the rule speaks.

    ## References
    - <https://janbasktraining.com/community/business-analysis/what-are-the-benefits-of-using-the-raci-chart>
    """

    times: float = 3.0
    from_people: int = 4

    def check_register(self, register: Register) -> Iterator[Finding]:
        """Find people with parts in several matrices whose load is many times the median; told at their first role."""
        people: dict[str, Part] = {}
        for number, graph in enumerate(register.graphs):
            _add_up(number, graph, people)
        if len(people) < self.from_people:
            return
        usual = median(sorted(each.load for each in people.values()))
        for part in people.values():
            if part.matrices > 1 and part.load > self.times * usual:
                yield self._finding(register, part, part.load / usual)

    def _finding(self, register: Register, part: Part, ratio: float) -> Finding:
        matrix = register.graphs[part.first].matrix
        role = matrix.roles[part.role]
        return self.finding(
            f"{part.name} bears {ratio:.1f} times the load of the median person, in {part.matrices} matrices.",
            roles=[role],
            others=[part.name],
            help="ask which of these duties, in any of the matrices, somebody with little load could take.",
            confidence=Confidence.LIKELY,
        ).at(matrix.locate(role=role))


def _add_up(number: int, graph: ResponsibilityGraph, people: dict[str, Part]) -> None:
    """Add what the people behind the roles of a matrix bear there."""
    if not graph.occupants.are_told:
        return
    organization = graph.matrix.organization
    shared = f"{organization.path}#" if organization and organization.path != graph.matrix.source.path else ""
    for place, role in enumerate(graph.matrix.roles):
        load = load_of(graph.load(role))
        holders = graph.occupants.holders(role) if load and role.kind == "position" else ()
        for person in holders:
            name = graph.occupants.name(person)
            known = f"{shared}{person}" if shared and name != person else fold(name)
            before = people.get(known, Part(0.0, 0, number, place, name, -1))
            people[known] = before._replace(
                load=before.load + load / len(holders), matrices=before.matrices + (before.last != number), last=number
            )
