"""ROL007: a column of the form that nobody filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.roles.wording import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class PlaceholderRole(Rule, code="ROL007", severity=Severity.WARNING):
    """Find roles that still bear the name the form gave them.

    ## What it does
    Finds names such as `Role 5`, `Name`, `[Name of person]`, `Team member 2`, `TBD` or dots, in the languages of the
    matrices we know.

    ## Why is this bad?
    Letters under such a heading give work to nobody. Whoever looks for a part of theirs will not find it there.

    ## Example
    ```markdown
    | Duty | Manager | Role 2 | [Name of person] |
    | --- | --- | --- | --- |
    | Approve invoice | A | R | |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```

    ## References
    - <https://boardsnap.ai/templates/raci-matrix/> (columns are named by role titles)
    """

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a name that the form gave."""
        if role.name in placeholders():
            yield self.finding(
                f"{role.name} is the form's word, not the name of a role.",
                roles=[role],
                help="name the role, or take the column out.",
                confidence=Confidence.LIKELY,
            )
