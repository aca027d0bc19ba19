"""RSP003: a duty that more than one role does, where the house rule is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, letter, names, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph


class SeveralResponsible(
    Rule, code="RSP003", severity=Severity.WARNING, preview=True, needs=frozenset({Participation.RESPONSIBLE})
):
    """Find duties that more than one role is responsible for.

    ## What it does
    Holds the house rule that every duty has exactly one responsible role. It is off unless asked for; a duty without
    one is RSP001. Where this rule is on, RSP002 says nothing new and may be turned off.

    ## Why is this bad?
    Some houses let one role do each duty, so that no work falls between two and none is done twice. More usual is to
    allow a few.

    ## Example
    ```markdown
    | Duty | Sales | Legal | Manager |
    | --- | --- | --- | --- |
    | Prepare bid | R | R | A |
    ```
    Use instead:
    ```markdown
    | Duty | Sales | Legal | Manager |
    | --- | --- | --- | --- |
    | Prepare bid | R | C | A |
    ```

    ## References
    - <http://www.toolkitforthinking.com/problem-solving/roles-and-responsibility-analysis-raci>
    - <https://raci.com.au/guide/avoiding-common-raci-mistakes>
    """

    def suspects(self, profile: Profile) -> bool:
        """Tell whether more than one role does the work."""
        return profile[Participation.RESPONSIBLE] > 1

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty with several doers."""
        doers = graph.responsible(duty)
        if len(doers) > 1:
            notation = graph.matrix.notation
            does = predicate(notation, Participation.RESPONSIBLE, len(doers))
            yield self.finding(
                f"{len(doers)} roles {does} {called(duty)}: {names(doers)}; the house rule is one.",
                duty=duty,
                roles=doers,
                help=f"keep one {letter(notation, Participation.RESPONSIBLE)}, or split the duty by doer.",
            )
