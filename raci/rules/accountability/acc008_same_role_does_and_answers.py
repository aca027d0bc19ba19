"""ACC008: a matrix in which nearly every duty has one role that both does the work and answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, Profile, ResponsibilityGraph

_BOTH = frozenset({Participation.RESPONSIBLE, Participation.ACCOUNTABLE})


class SameRoleDoesAndAnswers(Rule, code="ACC008", severity=Severity.NOTE, preview=True, needs=_BOTH):
    """Find matrices in which nearly every doer is also the one accountable.

    ## What it does
    Counts the duties whose only responsible role is also their only accountable role, among all duties with a letter,
    and makes one finding for the matrix where their share is too high.

    ## Why is this bad?
    One role may well do a duty and answer for it. Where that holds for nearly all duties, the matrix does not tell
    doing from answering: often it was filled in as a list of owners, and nobody is over the work.

    ## Example
    ```markdown
    | Duty | Analyst | Manager |
    | --- | --- | --- |
    | Collect figures | A/R | I |
    | Prepare bid | A/R | C |
    | Price bid | A/R | C |
    | Write offer | A/R | I |
    | Send offer | A/R | I |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager |
    | --- | --- | --- |
    | Collect figures | A/R | I |
    | Prepare bid | R | A |
    | Price bid | R | A |
    | Write offer | R | A |
    | Send offer | A/R | I |
    ```

    ## Options
    - `at-most` (float, default 0.75): the highest share of such duties that is not worth a word.
    - `from-duties` (int, default 5): the number of duties from which a share means something.

    ## References
    - <https://certsensei.io/glossary/cisa/raci-matrix>
    """

    at_most: float = 0.75
    from_duties: int = 5

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a matrix with too many duties of one role alone."""
        assigned = sum(1 for tally in graph.tallies if tally)
        if not assigned or assigned < self.from_duties:
            return
        same = _same(graph)
        if same > self.at_most * assigned:
            notation = graph.matrix.notation
            doing, answering = (
                letter(notation, each) for each in (Participation.RESPONSIBLE, Participation.ACCOUNTABLE)
            )
            yield self.finding(
                f"In {same} of {assigned} duties the role that does the work is also the one that answers for it.",
                help=f"ask who is over the work, and give {doing} and {answering} to different roles where it matters.",
            )


def _same(graph: ResponsibilityGraph) -> int:
    single = {tally for tally in set(graph.tallies) if _one_of_each(graph.profile_of(tally))}
    return sum(
        1
        for tally, row in zip(graph.tallies, graph.matrix.rows, strict=True)
        if tally in single and any(entry.participations >= _BOTH for entry in row.values())
    )


def _one_of_each(profile: Profile) -> bool:
    return all(profile[each] == 1 for each in _BOTH)
