"""SEP001: one hand on two duties that must be kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.accountability.wording import called
from raci.rules.separation.acts import act_of
from raci.rules.separation.hands import hands
from raci.rules.separation.pairs import incompatible_parts, is_direct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class IncompatibleDuties(Rule, code="SEP001", severity=Severity.ERROR):
    """Find roles and people with duties that must be kept apart.

    ## What it does
    Finds one role, or one person behind several roles, that does or answers for two duties on the same thing of
    different classes: authorization ("Approve supplier invoices"), custody ("Pay supplier invoices"), recording ("Post
    supplier invoices") and verification ("Reconcile supplier invoices"). The classes are read from the verbs, the thing
    from the other words: those of one duty must be among those of the other. Duties and roles whose scopes have nothing
    in common are apart already. It is a warning where the role only answers for a payment, record or check that others
    make.

    ## Why is this bad?
    Who approves a payment and makes it can pay whom he likes; who also keeps the books can hide it. Keeping the four
    apart is the oldest control there is.

    ## Example
    ```markdown
    | Duty | Finance Manager | Accountant |
    | --- | --- | --- |
    | Approve supplier invoices | A | R |
    | Pay supplier invoices | | A/R |
    ```
    Use instead:
    ```markdown
    | Duty | Finance Manager | Accountant | Treasurer |
    | --- | --- | --- | --- |
    | Approve supplier invoices | A/R | | |
    | Pay supplier invoices | | | A/R |
    | Post supplier invoices | | A/R | |
    ```

    ## References
    - <https://www.isaca.org/Journal/archives/2016/volume-3/Pages/implementing-segregation-of-duties.aspx>
    - <https://www.safepaas.com/segregation-of-duties/segregation-of-duties-matrix-a-practical-guide>
    """

    by_role = True

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find hands on two sides; each duty is told once for each hand, with the first that it conflicts with."""
        for hand in hands(graph, act_of):
            for one, other, first, second in incompatible_parts(hand, graph):
                roles = list({part.role.key: part.role for part in (other, one)}.values())
                behind = f" as {one.role.name} and {other.role.name}" if hand.is_person else ""
                yield self.finding(
                    f"{hand.name} has a hand in {called(one.duty)} ({first}) and in {called(other.duty)} ({second}) of "
                    f"the same thing{behind}.",
                    duty=other.duty,
                    roles=roles,
                    others=[one.duty, *([hand.name] if hand.is_person else [])],
                    help="give one of the two to somebody else, or allow it and name the control that makes up for it.",
                    confidence=Confidence.LIKELY,
                    severity=None if is_direct(one) and is_direct(other) else Severity.WARNING,
                )
