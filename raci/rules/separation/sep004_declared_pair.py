"""SEP004: one hand on two duties that the house declares apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.plugin import Rule, Severity
from raci.rules.accountability.wording import called
from raci.rules.separation.declared import Declared, declared
from raci.rules.separation.hands import hands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class DeclaredPair(Rule, code="SEP004", severity=Severity.ERROR):
    """Find roles and people with two duties that are declared to be kept apart.

    ## What it does
    Finds one role, or one person behind several roles, that does or answers for a duty on each side of a declared pair.
    A duty is on a side if its name has all words of it, in any order and form: "create supplier" is
    also "Supplier creation". Duties and roles whose scopes have nothing in common are apart already.

    ## Why is this bad?
    A house knows pairs that no list of verbs tells: who creates a supplier and releases payments can pay a supplier who
    does not exist. What was declared must hold in every matrix.

    ## Example
    With these settings
    ```toml
    [rules.declared-pair]
    pairs = [["create supplier", "release payment"]]
    ```
    this is found:
    ```markdown
    | Duty | Finance Manager | Clerk |
    | --- | --- | --- |
    | Create suppliers in the system | A | R |
    | Release of payments | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Purchasing Manager | Finance Manager | Clerk |
    | --- | --- | --- | --- |
    | Create suppliers in the system | A | | R |
    | Release of payments | | A/R | |
    ```

    ## Options
    - `pairs` (tuple, default []): pairs of phrases; nobody may have duties on both sides of one.

    ## References
    - <https://www.safepaas.com/segregation-of-duties/segregation-of-duties-matrix-a-practical-guide>
    - <https://www.isaca.org/Journal/archives/2016/volume-3/Pages/implementing-segregation-of-duties.aspx>
    """

    pairs: tuple[Any, ...] = ()

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find hands that are on both sides of a pair."""
        known = Declared(self.pairs)
        for hand in hands(graph, known.sides) if known else ():
            for one, other, pair in declared(hand, known, graph):
                roles = list({part.role.key: part.role for part in (other, one)}.values())
                behind = f" as {one.role.name} and {other.role.name}" if hand.is_person else ""
                yield self.finding(
                    f"{hand.name} has a hand in {called(one.duty)} and in {called(other.duty)}{behind}; "
                    f"{' and '.join(map(repr, pair))} are declared to be kept apart.",
                    duty=other.duty,
                    roles=roles,
                    others=[one.duty, *pair, *([hand.name] if hand.is_person else [])],
                    help="give one of the two to somebody else, or say in an allowance why it may stay.",
                )
