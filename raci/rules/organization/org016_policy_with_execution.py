"""ORG016: a duty that sets a rule and carries it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.accountability.wording import called
from raci.rules.organization.policies import sets_and_carries_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class PolicyWithExecution(Rule, code="ORG016", severity=Severity.WARNING):
    """Find duties that both set a rule and carry it out.

    ## What it does
    Finds duties whose wording joins a verb of setting (define, design, set …) and one of carrying out (apply,
    enforce, run …): `Define and apply the travel policy`.

    ## Why is this bad?
    Setting a rule and applying it sit at different levels: a global owner is accountable for the standard, the
    local ones for carrying it out. In one row, one of the two has the wrong owner.

    ## Example
    ```yaml
    roles: [Head of Travel, Travel Clerk]
    duties:
      travel: {name: Define and apply the travel policy, A: Head of Travel, R: Travel Clerk}
    ```
    Use instead:
    ```yaml
    roles: [Head of Travel, Travel Clerk]
    duties:
      define: {name: Define the travel policy, A: Head of Travel, R: Travel Clerk}
      apply: {name: Apply the travel policy, A: Travel Clerk, R: Travel Clerk}
    ```

    ## References
    - <https://connect981.com/glossary/global-process-owner>
    - <https://data.wisc.edu/accountability-matrix/>
    """

    letters = "unread"

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties that join the two."""
        for duty in graph.matrix.duties:
            if sets_and_carries_out(duty.name):
                yield self.finding(
                    f"{called(duty)} both sets a rule and carries it out.",
                    duty=duty,
                    help="split it in two rows: one role sets the rule for all, others carry it out.",
                    confidence=Confidence.LIKELY,
                )
