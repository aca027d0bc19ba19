"""ORG006: an accountable role over nobody who does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, names, predicate
from raci.rules.organization.fitting import is_outside
from raci.rules.organization.seat import advice, better_seat, moving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Charge, Duty, Finding, ResponsibilityGraph


class OutsideReportingLine(
    Rule, code="ORG006", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})
):
    """Find duties whose accountable role is over nobody who does the work.

    ## What it does
    Finds duties where none of the responsible roles reports to an accountable one, on solid or dotted lines,
    though the lines of all of them are known. Groups, external roles and agents are left aside, and so are duties
    whose accountable role does a part itself.

    ## Why is this bad?
    Accountability without authority over the work is a wish. Either the line is missing in the records (a dotted
    line of a project or a service), or the letter sits in the wrong line.

    ## Example
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      ceo: {name: CEO, level: executive}
      sales: {name: Head of Sales, level: head, reports to: ceo}
      finance: {name: Head of Finance, level: head, reports to: ceo}
      clerk: {name: Invoice Clerk, level: specialist, reports to: finance}
    duties:
      invoice: {name: Issue invoices, A: sales, R: clerk}
    ```
    Use instead:
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      ceo: {name: CEO, level: executive}
      sales: {name: Head of Sales, level: head, reports to: ceo}
      finance: {name: Head of Finance, level: head, reports to: ceo}
      clerk: {name: Invoice Clerk, level: specialist, reports to: finance, dotted: [sales]}
    duties:
      invoice: {name: Issue invoices, A: sales, R: clerk}
    ```

    ## Fix safety
    Unsafe: who answers for a duty is a decision of people. The role that had the accountability keeps its other
    letters, or is informed; no fix is offered where a remark would be lost or the matrix lacks the role.

    ## References
    - <https://slideum.com/doc/4268250/wily>
    - <http://en.wikipedia.org/wiki/RASIC>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties whose accountable roles are over none of the responsible ones."""
        for charge, duties in graph.kinds_in_lines:
            if is_outside(charge, graph):
                yield from (self._finding(duty, charge, graph) for duty in duties)

    def _finding(self, duty: Duty, charge: Charge, graph: ResponsibilityGraph) -> Finding:
        owners, doers, notation = charge.owners, charge.doers, graph.matrix.notation
        found = better_seat(duty, owners[0], graph)
        return self.finding(
            f"{names(doers)} {predicate(notation, Participation.RESPONSIBLE, len(doers))} {called(duty)}, but "
            f"{'do' if len(doers) > 1 else 'does'} not report to {names(owners)}, who "
            f"{predicate(notation, Participation.ACCOUNTABLE, len(owners))} it.",
            duty=duty,
            roles=[*owners, *doers],
            help=advice(found, graph, "record the dotted line, if there is one, or move the letter."),
            fix=moving(found, duty, owners[0], graph) if len(owners) == 1 else None,
        )
