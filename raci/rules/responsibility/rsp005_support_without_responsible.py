"""RSP005: a duty that roles support, but that nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, letter, names, predicate
from raci.rules.responsibility.doers import supports_nobody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph


class SupportWithoutResponsible(
    Rule,
    code="RSP005",
    severity=Severity.WARNING,
    needs=frozenset({Participation.SUPPORTING, Participation.RESPONSIBLE}),
):
    """Find duties with supporting roles that have nobody to support.

    ## What it does
    Finds duties on which roles support although nobody is responsible and nobody is accountable. RSP001 is quiet there,
    so that one fault makes one finding.

    ## Why is this bad?
    Support is help given to the role that does the work. Without that role, either a supporter does the work without
    being named, or nobody does.

    ## Example
    ```markdown
    notation: RASCI
    | Duty | Analyst | Manager |
    | --- | --- | --- |
    | Prepare bid | S | I |
    ```
    Use instead:
    ```markdown
    notation: RASCI
    | Duty | Analyst | Manager |
    | --- | --- | --- |
    | Prepare bid | S | A/R |
    ```

    ## References
    - <http://en.wikipedia.org/wiki/RASIC>
    - <https://billsynnotandassociates.com.au/kb/2264-technique-9-4-responsibility-assignment-matrix-rasci.html>
    """

    def suspects(self, profile: Profile) -> bool:
        """Tell whether roles support nobody."""
        return supports_nobody(profile)

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty with support and nobody to support."""
        if not supports_nobody(graph.profile(duty)):
            return
        notation = graph.matrix.notation
        supporters = graph.holders(duty, Participation.SUPPORTING)
        have = "has" if len(supporters) == 1 else "have"
        does = predicate(notation, Participation.RESPONSIBLE)
        yield self.finding(
            f"Nobody {does} {called(duty)}, so {names(supporters)} {have} nobody to support.",
            duty=duty,
            roles=supporters,
            help=f"give {letter(notation, Participation.RESPONSIBLE)} to the role that does the work.",
        )
