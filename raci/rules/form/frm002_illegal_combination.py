"""FRM002: two letters in one cell that do not go together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from raci.plugin import Fix, Participation, Rule, Severity
from raci.rules.accountability.mending import dropping
from raci.rules.accountability.wording import called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Assignment, Finding, Letter, Notation, ResponsibilityGraph

_WORK: Final = frozenset({Participation.RESPONSIBLE, Participation.ACCOUNTABLE})
_TALK: Final = frozenset({Participation.CONSULTED, Participation.INFORMED})
_CHECK: Final = frozenset({Participation.VERIFYING, Participation.SIGNING})


class IllegalCombination(Rule, code="FRM002", severity=Severity.WARNING):
    """Find cells with letters that one role may not hold together.

    ## What it does
    Finds cells with two letters that the notation does not let one role combine, such as `C/I` or, in RASCI, `R/S`.
    A role that does the work and answers for it (`A/R`) is fine in every notation. What other rules tell is left to
    them: accountable or responsible with consulted or informed (ACC004, RSP004), doing and checking (RSP007). Letters
    whose meaning is not known, and notations that a file made up and that say nothing of combinations, are not judged.
    Consulted and informed together are a note: many mean "asked before, told after".

    ## Why is this bad?
    Two letters leave the role's part open: whoever reads the cell picks the one that suits. Mostly one letter
    includes the other, as who is consulted is informed by it.

    ## Example
    ```markdown
    | Duty | Manager | Clerk | Legal |
    | --- | --- | --- | --- |
    | Approve contract | A | R | C/I |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk | Legal |
    | --- | --- | --- | --- |
    | Approve contract | A/R | R | C |
    ```

    ## Fix safety
    UNSAFE: only for consulted and informed together, the fix keeps the letter for consulted. If the role was to be
    asked before and told after, that promise is lost. There is no fix where the cell has a remark.

    ## References
    - <http://en.wikipedia.org/wiki/RASIC>
    """

    def check_assignment(self, assignment: Assignment, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find letters that do not go together."""
        notation, role, duty = graph.matrix.notation, assignment.role, assignment.duty
        if assignment.participations == _WORK or not (notation.source or notation.combine):
            return
        letters = [notation[letter] for letter in assignment.entry.letters if letter in notation]
        wrong = [pair for pair in combinations(letters, 2) if not _together(*pair, notation)]
        if not wrong or (not assignment.participations.isdisjoint(_WORK) and not _beyond_talk(wrong)):
            return
        told = " and ".join(f"{one.letter} with {other.letter}" for one, other in wrong)
        yield self.finding(
            f"{role.name} has {told} in {called(duty)}; {notation.name} does not combine them.",
            duty=duty,
            roles=[role],
            help="keep the letter that says the role's greatest part.",
            fix=_keep_consulted(assignment, graph),
            severity=None if _beyond_talk(wrong) else Severity.NOTE,
        )


def _together(one: Letter, other: Letter, notation: Notation) -> bool:
    """Tell whether one role may hold both letters, or another rule says that it may not."""
    kinds = {one.participation, other.participation}
    if Participation.OTHER in kinds or kinds == _WORK or len(kinds) == 1:
        return True
    if kinds & _WORK and kinds & _TALK:
        return True
    if Participation.RESPONSIBLE in kinds and kinds & _CHECK:
        return True
    return one.letter + other.letter in notation.combine or other.letter + one.letter in notation.combine


def _beyond_talk(pairs: list[tuple[Letter, Letter]]) -> bool:
    return any({one.participation, other.participation} != _TALK for one, other in pairs)


def _keep_consulted(assignment: Assignment, graph: ResponsibilityGraph) -> Fix | None:
    if assignment.participations != _TALK:
        return None
    informed = frozenset({Participation.INFORMED})
    changes = dropping(graph, assignment.duty, assignment.role, informed)
    kept = graph.matrix.notation.letter_for(Participation.CONSULTED)
    return Fix(f"Keep only {kept.letter} for {assignment.role.name}", changes) if kept and changes else None
