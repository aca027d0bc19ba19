"""ROL006: a person's name where a role should stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.roles.persons import is_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class PersonAsRole(Rule, code="ROL006", severity=Severity.NOTE, preview=True):
    """Find people named where roles should be.

    ## What it does
    Finds columns headed by a given name, a form of address, initials or an e-mail address with no word of a job beside
    it. Given names of many languages are known, not all: silence proves nothing.

    ## Why is this bad?
    A matrix of names breaks each time somebody changes job, goes on leave or leaves. Responsibility belongs to the
    role; who holds the role is another list.

    ## Example
    ```markdown
    | Duty | Anna | Bob Smith |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk (Bob Smith) |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```

    ## References
    - <https://boardsnap.ai/templates/raci-matrix/>
    """

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a role that reads as a person's name."""
        if role.kind == "position" and is_person(role.name):
            yield self.finding(
                f"{role.name} reads as a person's name, not a role.",
                roles=[role],
                help="name the role; put its holder in brackets or in a list of holders.",
                confidence=Confidence.GUESS,
            )
