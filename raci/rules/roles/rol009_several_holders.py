"""ROL009: an accountable position that several people hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import shortened
from raci.rules.roles.sharing import is_one_per_unit, is_parted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class SeveralHolders(Rule, code="ROL009", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find accountable positions that several people hold.

    ## What it does
    Finds positions that are accountable for a duty and that more than one person holds on the day (the setting
    `today`); deputies are left aside. Not where each of them has a part of the role's scope and no two parts overlap,
    nor where the role's scope is a tier ("each region") of at least as many units as there are holders: one such role
    in each.

    ## Why is this bad?
    A duty has one accountable role so that one person answers. If three people hold the role, the duty has three
    accountable people again, and the matrix hides it. A job is not a position.

    ## Example
    ```yaml
    roles:
      manager: {name: Sales Manager, holders: [Ann Lund, Kim Berg]}
      clerk: {name: Sales Clerk}
    duties:
      - {name: Set the price list, A: manager, R: clerk}
    ```
    Use instead:
    ```yaml
    units:
      all: {name: Fjord Paper, tier: organization}
      north: {name: North, tier: region, within: all}
      south: {name: South, tier: region, within: all}
    roles:
      manager:
        name: Sales Manager
        scope: each region
        holders: [{person: Ann Lund, scope: north}, {person: Kim Berg, scope: south}]
      clerk: {name: Sales Clerk}
    duties:
      - {name: Set the price list, scope: each region, A: manager, R: clerk}
    ```

    ## References
    - <https://www.w3.org/TR/vocab-org/> (a post is held by few; a role by many)
    - <https://wilymanager.com/raci-responsibility-charting-2> (one person accountable)
    """

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a position that answers with several voices."""
        if role.kind != "position" or not graph.load(role)[Participation.ACCOUNTABLE] or not graph.occupants.are_told:
            return
        holders = graph.occupants.holders(role)
        if len(holders) < 2 or is_parted(role, graph) or is_one_per_unit(role, len(holders), graph):  # noqa: PLR2004
            return
        called = sorted(map(graph.occupants.name, holders))
        yield self.finding(
            f"{len(holders)} people hold {role.name}, which is accountable: {shortened(called)}.",
            roles=[role],
            help="say which part of the scope each has, or name a position for each.",
        )
