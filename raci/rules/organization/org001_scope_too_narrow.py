"""ORG001: an accountable role with only a part of the duty's scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Participation, Rule, Severity
from raci.rules.organization.fitting import answers_for_parts, fit
from raci.rules.organization.misplaced import misplaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph

_OTHERWISE: Final = "let a role answer for it whose scope takes in the duty's, or narrow the duty."


class ScopeTooNarrow(Rule, code="ORG001", severity=Severity.ERROR, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties whose accountable role has only a part of the duty's scope.

    ## What it does
    Finds accountable roles whose scope is a part of what the duty concerns: a regional manager who answers for the
    strategy of the whole company. Several regional roles that each answer for their own region of a duty of `each
    region` are right; where one region is left out see ORG009, where the duty should be split see ORG011. Without
    an organization the scopes are read from titles and wording, and the finding is a warning.

    ## Why is this bad?
    Authority must go with accountability. Who answers for more than they may decide on can only ask the others,
    and nobody can settle what falls between the parts.

    ## Example
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      regional: {name: Regional Sales Manager, level: manager, scope: each region, reports to: head}
    duties:
      strategy: {name: Sales strategy, scope: company, A: regional, R: head}
    ```
    Use instead:
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      regional: {name: Regional Sales Manager, level: manager, scope: each region, reports to: head}
    duties:
      strategy: {name: Sales strategy, scope: company, A: head, R: regional}
    ```

    ## Fix safety
    Unsafe: who answers for a duty is a decision of people. The role that had the accountability keeps its other
    letters, or is informed; no fix is offered where a remark would be lost or the matrix lacks the role.

    ## References
    - <https://fullenrich.com/jobtitle/Head-of-Sales-VS-Regional-Sales-Manager>
    - <https://slideum.com/doc/4268250/wily>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties whose accountable role has a part of their scope only."""
        for charge, duties in graph.kinds_of_charge:
            if len(charge.owners) > 1 and graph.organization.apart([role.scope for role in charge.owners]):
                continue
            for owner in charge.owners:
                if fit(owner, charge, graph) == "too-narrow" and not answers_for_parts(owner, charge, graph):
                    yield from (misplaced(self, duty, owner, graph, _OTHERWISE) for duty in duties)
