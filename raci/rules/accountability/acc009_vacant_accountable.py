"""ACC009: a duty whose accountable role nobody holds."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class VacantAccountable(Rule, code="ACC009", severity=Severity.ERROR, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties whose accountable role is vacant.

    ## What it does
    Finds duties with an accountable role that nobody holds on the day (the setting `today`) and for which nobody
    deputizes that day. A role is vacant where the organization says so, or where all who held it have left or have not
    begun. A role of which no holder was ever named is not vacant.

    ## Why is this bad?
    A vacant position cannot answer. Until it is filled, decisions wait or are made by somebody who does not answer for
    them; a deputy with a name and dates costs one line.

    ## Example
    ```yaml
    roles:
      head: {name: Head of Purchasing, holder: {person: Ada Moss, until: 2026-04-30}}
      buyer: {name: Buyer, holder: Ben Cole}
    duties:
      - {name: Approve contract, A: head, R: buyer}
    ```
    Use instead:
    ```yaml
    roles:
      head:
        name: Head of Purchasing
        holder: {person: Ada Moss, until: 2026-04-30}
        deputy: {person: Ben Cole, from: 2026-05-01, until: 2026-10-31}
      buyer: {name: Buyer, holder: Ben Cole}
    duties:
      - {name: Approve contract, A: head, R: buyer}
    ```

    ## References
    - <https://www.w3.org/TR/vocab-org/> (a post exists whether or not somebody holds it)
    - <https://wilymanager.com/raci-responsibility-charting-2> (somebody with authority must answer)
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties for which nobody can answer on the day."""
        occupants = graph.occupants
        if not occupants.are_told:
            return
        vacant = {role.key for role in graph.matrix.roles if occupants.is_unattended(role)}
        if not vacant:
            return
        answers = predicate(graph.matrix.notation, Participation.ACCOUNTABLE)
        for charge, duties in graph.kinds_of_charge:
            for role, duty in product((role for role in charge.owners if role.key in vacant), duties):
                yield self.finding(
                    f"{role.name} {answers} {called(duty)}, but nobody holds that role or deputizes.",
                    duty=duty,
                    roles=[role],
                    help="name a deputy with dates, or let another role answer until it is filled.",
                )
