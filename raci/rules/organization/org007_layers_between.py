"""ORG007: many levels between who answers and who does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, predicate
from raci.rules.organization.seat import advice, better_seat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph, Role


class LayersBetween(Rule, code="ORG007", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties with many levels between who answers and who does.

    ## What it does
    Finds accountable roles with more levels between them and the nearest responsible role below them than `most`.

    ## Why is this bad?
    Each level passes on what it understood. Accountability several levels above the work is accountability for
    reports about the work.

    ## Example
    ```yaml
    roles:
      ceo: {name: CEO, level: executive}
      head: {name: Head of Sales, level: head, reports to: ceo}
      director: {name: Sales Director, level: director, reports to: head}
      manager: {name: Sales Manager, level: manager, reports to: director}
      clerk: {name: Sales Clerk, level: specialist, reports to: manager}
    duties:
      offers: {name: Write offers, A: ceo, R: clerk}
    ```
    Use instead:
    ```yaml
    roles:
      ceo: {name: CEO, level: executive}
      head: {name: Head of Sales, level: head, reports to: ceo}
      director: {name: Sales Director, level: director, reports to: head}
      manager: {name: Sales Manager, level: manager, reports to: director}
      clerk: {name: Sales Clerk, level: specialist, reports to: manager}
    duties:
      offers: {name: Write offers, A: manager, R: clerk}
    ```

    ## Options
    - `most` (int, default 2): how many levels there may be between the two.

    ## References
    - <https://www.slideshare.net/rickysmithcmrp/raci-approach>
    - <https://vi4.ilovetranslation.com/gZcygWUkeJr=d>
    """

    most: int = 2

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find accountable roles far above the responsible ones."""
        for charge, duties in graph.kinds_in_lines:
            for owner in charge.owners:
                if any(role is owner for role in charge.doers):
                    continue
                below = [steps for role in charge.doers if (steps := graph.organization.relation(role, owner).steps)]
                if below and min(below) - 1 > self.most:
                    yield from (self._finding(duty, owner, min(below) - 1, graph) for duty in duties)

    def _finding(self, duty: Duty, owner: Role, levels: int, graph: ResponsibilityGraph) -> Finding:
        answers = predicate(graph.matrix.notation, Participation.ACCOUNTABLE)
        return self.finding(
            f"{owner.name} {answers} {called(duty)}, with {levels} levels between it and the nearest role "
            "that does it.",
            duty=duty,
            roles=[owner],
            help=advice(better_seat(duty, owner, graph), graph, "move the letter down."),
        )
