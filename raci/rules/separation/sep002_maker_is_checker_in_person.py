"""SEP002: a maker and a checker who are one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Notation, ResponsibilityGraph, Role

_CHECKS: Final = frozenset({Participation.VERIFYING, Participation.SIGNING, Participation.AGREEING})
_APPROVER: Final = "approv"


class MakerIsCheckerInPerson(
    Rule, code="SEP002", severity=Severity.ERROR, needs=frozenset({Participation.RESPONSIBLE})
):
    """Find duties that one person does in one role and checks in another.

    ## What it does
    Finds duties that one role does and another verifies, signs, agrees to, or approves (where the notation's A is an
    approver), if both are held by one person on the day (the setting `today`) and nobody else checks. One role that
    does and checks is left to RSP007.

    ## Why is this bad?
    Two roles look like a second pair of eyes, and it is the same pair. The matrix hides what it should show.

    ## Example
    ```yaml
    notation: RACI-VS
    roles:
      engineer: {name: Design Engineer, holder: Kim Berg}
      checker: {name: Design Checker, holder: Kim Berg}
      head: {name: Head of Design, holder: Ann Lund}
    duties:
      - {name: Calculate the bridge, R: engineer, V: checker, A: head}
    ```
    Use instead:
    ```yaml
    notation: RACI-VS
    roles:
      engineer: {name: Design Engineer, holder: Kim Berg}
      checker: {name: Design Checker, holder: Roy Dahl}
      head: {name: Head of Design, holder: Ann Lund}
    duties:
      - {name: Calculate the bridge, R: engineer, V: checker, A: head}
    ```

    ## References
    - <https://certsensei.io/glossary/cisa/raci-matrix> (maker and checker)
    - <https://www.isaca.org/Journal/archives/2016/volume-3/Pages/implementing-segregation-of-duties.aspx>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties that are checked by their makers; only roles of people with several can be."""
        if not graph.occupants.are_told or not graph.occupants.roles_of:
            return
        checks = _checks(graph.matrix.notation)
        several = {role.key for roles in graph.occupants.roles_of.values() for role in roles}
        for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
            if len(row) > 1 and len(several & row.keys()) > 1:
                yield from self._of_duty(duty, checks, graph)

    def _of_duty(self, duty: Duty, checks: frozenset[Participation], graph: ResponsibilityGraph) -> Iterator[Finding]:
        row, occupants = graph.row(duty), graph.occupants
        makers = graph.responsible(duty)
        checkers = [graph.roles[key] for key, entry in row.items() if not checks.isdisjoint(entry.participations)]
        making = {person for role in makers for person in occupants.holders(role)}
        if not all(_is_held_within(role, making, graph) for role in checkers):
            return
        for person, roles in _behind_two(makers, checkers, graph):
            yield self.finding(
                f"{called(duty)} is done and checked by one person: {occupants.name(person)} is "
                f"{' and '.join(role.name for role in roles)}.",
                duty=duty,
                roles=roles,
                others=[occupants.name(person)],
                help="let somebody else check the work.",
            )


def _checks(notation: Notation) -> frozenset[Participation]:
    """Return the participations that check what others do; being accountable only where that is to approve."""
    approves = notation.word(Participation.ACCOUNTABLE).startswith(_APPROVER)
    return _CHECKS | {Participation.ACCOUNTABLE} if approves else _CHECKS


def _is_held_within(role: Role, people: set[str], graph: ResponsibilityGraph) -> bool:
    """Tell whether a role is held, and by none but these people."""
    holders = graph.occupants.holders(role)
    return bool(holders) and people.issuperset(holders)


def _behind_two(
    makers: list[Role], checkers: list[Role], graph: ResponsibilityGraph
) -> Iterator[tuple[str, list[Role]]]:
    """Yield each person who makes in one role and checks in another, with the two."""
    made = {person: role for role in reversed(makers) for person in graph.occupants.holders(role)}
    told: set[str] = set()
    for role in checkers:
        for person in graph.occupants.holders(role):
            if person in made and made[person].key != role.key and person not in told:
                told.add(person)
                yield person, [made[person], role]
