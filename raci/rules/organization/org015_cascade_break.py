"""ORG015: a part of a duty that somebody else answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, names, predicate
from raci.rules.organization.cascade import broken_down, goes_on, hangs_together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Charge, Finding, Register, ResponsibilityGraph


class CascadeBreak(Rule, code="ORG015", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties that are broken down past those who do the duty above.

    ## What it does
    Finds duties that stand under another one where none of their accountable roles is accountable or responsible
    for the duty above, or reports to a role that is. Between sheets, a duty stands under another one where its
    sheet or section bears the name of that duty.

    ## Why is this bad?
    Matrices cascade: who is accountable one level down is responsible one level up. Where the chain breaks, the
    part is done by somebody who owes the whole nothing.

    ## Example
    ```yaml
    roles:
      head: {name: Head of Events}
      lead: {name: Stage Lead, reports to: head}
      cook: {name: Head Cook}
    duties:
      fair: {name: Run the fair, A: head, R: lead}
      stage: {name: Build the stage, parent: fair, A: cook, R: cook}
    ```
    Use instead:
    ```yaml
    roles:
      head: {name: Head of Events}
      lead: {name: Stage Lead, reports to: head}
      cook: {name: Head Cook}
    duties:
      fair: {name: Run the fair, A: head, R: lead}
      stage: {name: Build the stage, parent: fair, A: lead, R: cook}
    ```

    ## References
    - <https://slideum.com/doc/4268250/wily>
    - <https://wilymanager.com/blog/page/43>
    - <https://managementcenter.org/resources/frequently-asked-questions-about-mocha>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties whose owner has nothing to do with the duty above."""
        if not any(duty.parent for duty in graph.matrix.duties):
            return
        charges = {charge.duty.key: charge for charge in graph.charges}
        for charge in charges.values():
            above = charges.get(charge.duty.parent or "")
            if above and charge.owners and not hangs_together(charge, above, graph):
                yield self._finding(charge, above, graph)

    def check_register(self, register: Register) -> Iterator[Finding]:
        """Find sheets that break a duty down past those who do it."""
        for whole, above, graph, charge in broken_down(register):
            if not goes_on(charge, graph, above, whole, register):
                place = graph.matrix.locate(charge.duty, charge.owners[0], graph.entry(charge.duty, charge.owners[0]))
                related = (whole.matrix.locate(above.duty),)
                yield self._finding(charge, above, graph).at(place, related)

    def _finding(self, charge: Charge, above: Charge, graph: ResponsibilityGraph) -> Finding:
        answers = predicate(graph.matrix.notation, Participation.ACCOUNTABLE, len(charge.owners))
        others = names(list(dict.fromkeys((*above.doers, *above.owners))))
        return self.finding(
            f"{names(charge.owners)} {answers} {called(charge.duty)}, a part of {called(above.duty)}, but "
            f"{'is' if len(charge.owners) == 1 else 'are'} neither {others} nor below.",
            duty=charge.duty,
            roles=charge.owners,
            help=f"let {others} or a role below answer for it, or give the role a part in the duty above.",
        )
