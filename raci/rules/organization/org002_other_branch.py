"""ORG002: an accountable role of another branch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Participation, Rule, Severity
from raci.rules.organization.fitting import fit
from raci.rules.organization.misplaced import misplaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph

_OTHERWISE: Final = "let a role answer for it whose scope takes in the duty's."


class OtherBranch(Rule, code="ORG002", severity=Severity.ERROR, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties whose accountable role belongs to another branch of the organization.

    ## What it does
    Finds accountable roles whose scope has nothing in common with that of the duty: the manager of APAC who
    answers for a duty of EMEA.

    ## Why is this bad?
    Who has no say where the work is done cannot answer for it; and whoever has the say there is answered for by
    somebody else.

    ## Example
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      emea-manager: {name: Manager EMEA, level: manager, scope: emea}
      apac-manager: {name: Manager APAC, level: manager, scope: apac}
    duties:
      plan: {name: Plan for EMEA, scope: emea, A: apac-manager, R: emea-manager}
    ```
    Use instead:
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      emea-manager: {name: Manager EMEA, level: manager, scope: emea}
      apac-manager: {name: Manager APAC, level: manager, scope: apac}
    duties:
      plan: {name: Plan for EMEA, scope: emea, A: emea-manager, R: emea-manager, C: apac-manager}
    ```

    ## Fix safety
    Unsafe: who answers for a duty is a decision of people. The role that had the accountability keeps its other
    letters, or is informed; no fix is offered where a remark would be lost or the matrix lacks the role.

    ## References
    - <https://slideum.com/doc/4268250/wily>
    - <https://www.bain.com/fr/insights/who-has-the-d-audio-slideshow>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties whose accountable role lies elsewhere."""
        for charge, duties in graph.kinds_of_charge:
            for owner in charge.owners:
                if fit(owner, charge, graph) == "elsewhere":
                    yield from (misplaced(self, duty, owner, graph, _OTHERWISE) for duty in duties)
