"""COM003: a duty of which nobody but its doers hears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, letters, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph

_TOLD: Final = frozenset({Participation.CONSULTED, Participation.INFORMED})
_INVOLVED: Final = (
    Participation.RESPONSIBLE,
    Participation.ACCOUNTABLE,
    Participation.SUPPORTING,
    Participation.DRIVING,
    Participation.MANAGING,
)


class NobodyAskedOrTold(Rule, code="COM003", severity=Severity.NOTE, preview=True, needs=_TOLD):
    """Find duties on which nobody is consulted and nobody informed.

    ## What it does
    Finds duties that only roles which do the work or answer for it take part in, although the matrix has other roles.
    Where headings put the roles into groups, a duty inside one group is left alone. A matrix in which no duty has
    anybody consulted or informed gets one finding.

    ## Why is this bad?
    A duty of which nobody else hears is a sign that units do not talk with each other, or that the row was never
    finished. Where nobody else needs to know, nothing is wrong; that is why the rule is off unless asked for.

    ## Example
    ```markdown
    | Duty | Analyst | Manager | Sales |
    | --- | --- | --- | --- |
    | Prepare bid | R | A | |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager | Sales |
    | --- | --- | --- | --- |
    | Prepare bid | R | A | I |
    ```

    ## References
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the duties, or the matrix, of which nobody else hears."""
        lonely = {tally for tally in set(graph.tallies) if graph.profile_of(tally).only(*_INVOLVED)}
        notation = graph.matrix.notation
        asked, told = (predicate(notation, each) for each in (Participation.CONSULTED, Participation.INFORMED))
        wanted = letters(notation, Participation.CONSULTED, Participation.INFORMED)
        assigned = [tally for tally in graph.tallies if tally]
        if len(assigned) > 1 and lonely.issuperset(assigned):
            yield self.finding(
                f"Nobody {asked} any of the {len(assigned)} duties, and nobody {told} them.",
                help=f"say who must be asked or told: give them {wanted}.",
            )
            return
        for duty, tally in zip(graph.matrix.duties, graph.tallies, strict=True):
            if tally in lonely and _others_could_hear(duty, graph):
                yield self.finding(
                    f"Nobody {asked} {called(duty)}, and nobody {told} it.",
                    duty=duty,
                    help=f"give {wanted} to those who must be asked or told, if there are any.",
                )


def _others_could_hear(duty: Duty, graph: ResponsibilityGraph) -> bool:
    row = graph.row(duty)
    if len(row) == len(graph.roles):
        return False
    units = {role.group[0] for role in graph.roles.values() if role.group}
    involved = {graph.roles[key].group[:1] for key in row}
    return len(units) < 2 or len(involved) > 1  # noqa: PLR2004 - one heading over all roles tells nothing apart
