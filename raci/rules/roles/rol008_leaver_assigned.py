"""ROL008: somebody who has left and still stands in the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class LeaverAssigned(Rule, code="ROL008", severity=Severity.ERROR):
    """Find people in the matrix who have left.

    ## What it does
    Finds roles that take part and are headed by a person, or name a holder, whom the organization knows and who holds
    and deputizes for nothing any more on the day (the setting `today`). Also vacant roles whose deputy's time has
    ended. Names that two people share are left aside.

    ## Why is this bad?
    Whoever looks the duty up turns to somebody who is gone. What a leaver did is the first thing to be lost.

    ## Example
    ```yaml
    people:
      ann: {name: Ann Lund}
      kim: {name: Kim Berg}
    organization:
      roles:
        surveyor: {name: Surveyor, holder: {person: ann, until: 2025-12-31}}
    roles:
      foreman: {name: Foreman, holder: kim}
      ann: {name: Ann Lund}
    duties:
      - {name: Measure the site, A: foreman, R: ann}
    ```
    Use instead:
    ```yaml
    people:
      ann: {name: Ann Lund}
      kim: {name: Kim Berg}
      roy: {name: Roy Dahl}
    roles:
      foreman: {name: Foreman, holder: kim}
      surveyor: {name: Surveyor, holders: [{person: ann, until: 2025-12-31}, {person: roy, from: 2026-01-01}]}
    duties:
      - {name: Measure the site, A: foreman, R: surveyor}
    ```

    ## References
    - <https://github.com/mszostok/codeowners-validator> (owners that no longer exist, checked on a schedule)
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the columns of those who are gone."""
        if not graph.occupants.are_told:
            return
        for role in graph.matrix.roles:
            if graph.load(role).filled:
                yield from self._leavers(role, graph)
                yield from self._deputies(role, graph)

    def _leavers(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        occupants = graph.occupants
        for name in dict.fromkeys((*role.holders, role.name)):
            person = occupants.person_called(name)
            if person and occupants.has_left(person):
                place = "takes part in the matrix" if name == role.name else f"is named as {role.name}"
                yield self.finding(
                    f"{person.name} {place}, but holds no role any more.",
                    roles=[role],
                    others=[person.name],
                    help="name who does it now: the role instead of the person, or its new holder.",
                )

    def _deputies(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        occupants = graph.occupants
        if not occupants.is_unattended(role):
            return
        for person, end in _ended(role, graph):
            yield self.finding(
                f"{occupants.name(person)} deputized for {role.name} until {end}; since then nobody does, and the role "
                "is vacant.",
                roles=[role],
                others=[occupants.name(person)],
                help="fill the role, or prolong the deputy's time.",
            )


def _ended(role: Role, graph: ResponsibilityGraph) -> Iterator[tuple[str, str]]:
    """Yield those whose time as deputy has ended, and the day on which it did."""
    deputies = graph.occupants.deputies(role, None)
    last = {each.person: each.end for each in deputies if each.end is not None and each.end < graph.today}
    yield from ((person, end.isoformat()) for person, end in last.items())
