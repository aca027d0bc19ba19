"""ACC005: a supplier, customer or contractor that answers for duties of the organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.kinds import duties_answered_for, makes_up_share, verb
from raci.rules.accountability.outsiders import outsider_confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class ExternalAccountable(
    Rule, code="ACC005", severity=Severity.WARNING, preview=True, needs=frozenset({Participation.ACCOUNTABLE})
):
    """Find outside parties that are accountable for duties.

    ## What it does
    Finds roles outside the organization that hold accountability: those declared to be of the kind `external`, and
    those whose names say supplier, vendor, customer, client, contractor or the like. "Vendor Manager" and "Internal
    Customer" stand inside. One finding is made for each role. What a name says is likely, never certain.

    ## Why is this bad?
    The organization can hand work to an outside party, not the answer for its outcome: when the work fails, somebody
    inside has to act. Make the role that owns the contract accountable.

    A matrix between two parties, such as a provider and its customer, shares duties on purpose, so the rule is quiet
    where most roles are outside parties.

    ## Example
    ```markdown
    | Duty | Cloud Vendor | Service Owner | Analyst |
    | --- | --- | --- | --- |
    | Restore backup | A/R | I | C |
    ```
    Use instead:
    ```markdown
    | Duty | Cloud Vendor | Service Owner | Analyst |
    | --- | --- | --- | --- |
    | Restore backup | R | A | C |
    ```

    ## Options
    - `quiet-from` (float, default 0.5): the share of outside parties among the roles from which the rule says nothing.

    ## References
    - <https://www.bain.com/fr/insights/who-has-the-d-audio-slideshow>
    """

    quiet_from: float = 0.5

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find an outside party that is accountable for something."""
        if not graph.load(role)[Participation.ACCOUNTABLE]:
            return
        confidence = outsider_confidence(role)
        if confidence and not makes_up_share(graph, outsider_confidence, self.quiet_from):
            yield self.finding(
                f"{role.name} {verb(confidence)} an outside party and {duties_answered_for(role, graph)}.",
                roles=[role],
                help=f"make the role that manages {role.name} accountable.",
                confidence=confidence,
            )
