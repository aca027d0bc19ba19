"""ORG003: an accountable role of too low a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, predicate
from raci.rules.organization.fitting import is_too_low
from raci.rules.organization.seat import advice, better_seat, moving
from raci.rules.organization.words import extent, severity_of, surety, with_level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph, Role


class LevelTooLow(Rule, code="ORG003", severity=Severity.ERROR, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties whose accountable role stands too low for their scope.

    ## What it does
    Holds the level of the accountable role against the level table: which levels may answer for a duty of the
    whole organization, of a region, of a team. A level that nobody recorded is read from the title; then the
    finding is a warning, and a note where no organization is given at all.

    ## Why is this bad?
    Powerless accountability is worse than none: the role is blamed for what others decide. The default table asks
    for a head for the whole organization, a director for a division, a manager for a region or a country, a lead
    for a site or a team; an organization can set its own.

    ## Example
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      analyst: {name: Sales Analyst, level: specialist, scope: company, reports to: head}
    duties:
      strategy: {name: Sales strategy, scope: company, A: analyst, R: head}
    ```
    Use instead:
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      analyst: {name: Sales Analyst, level: specialist, scope: company, reports to: head}
    duties:
      strategy: {name: Sales strategy, scope: company, A: head, R: analyst}
    ```

    ## Fix safety
    Unsafe: who answers for a duty is a decision of people. The role that had the accountability keeps its other
    letters, or is informed; no fix is offered where a remark would be lost or the matrix lacks the role.

    ## References
    - <https://www.esm.solutions/wp/the-a-in-raci/>
    - <http://www.strategy-business.com/article/li00120?pg=1>
    - <https://sfia-online.org/en/lor/9/4>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties whose accountable role is of too low a level."""
        for charge, duties in graph.kinds_of_charge:
            for owner in charge.owners:
                if graph.level_of(owner) and is_too_low(owner, charge, graph):
                    yield from (self._finding(duty, owner, graph) for duty in duties)

    def _finding(self, duty: Duty, owner: Role, graph: ResponsibilityGraph) -> Finding:
        found = better_seat(duty, owner, graph)
        answers = predicate(graph.matrix.notation, Participation.ACCOUNTABLE)
        sure = surety(graph, duty, levels=[owner])
        scope = graph.scope_of(duty)
        lowest = graph.organization.authority.lowest(graph.organization.tier_in_table(scope))
        return self.finding(
            f"{with_level(owner, graph)} {answers} {called(duty)}, which concerns {extent(scope, graph)}"
            f"{f' and takes a {lowest.name.lower()} or higher' if lowest else ''}.",
            duty=duty,
            roles=[owner],
            help=advice(found, graph, "let a role of a higher level answer for it, or narrow the duty."),
            fix=moving(found, duty, owner, graph),
            confidence=sure,
            severity=severity_of(sure, graph),
        )
