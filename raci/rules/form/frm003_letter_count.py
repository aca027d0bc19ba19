"""FRM003: more or fewer holders of a letter than the notation asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Letter, ResponsibilityGraph, Role


class LetterCount(Rule, code="FRM003", severity=Severity.ERROR):
    """Find duties with too many or too few holders of a letter.

    ## What it does
    Holds each duty to the counts of its notation: one Driver in DACI, one Recommend in RAPID, at most one Signatory in
    RACI-VS. A missing holder, or one too many of a letter that need not occur, is a warning. Missing and several
    accountables are ACC001 and ACC002, a missing responsible RSP001. A letter that must occur and stands nowhere in the
    matrix is told once.

    ## Why is this bad?
    The notation was chosen because it names one person for this part. With two drivers each waits for the other;
    without a driver nobody brings the decision about.

    ## Example
    ```markdown
    notation: DACI
    | Decision | Product Manager | Architect | Director |
    | --- | --- | --- | --- |
    | Choose database | D | D | A |
    | Set price | D | | A |
    ```
    Use instead:
    ```markdown
    notation: DACI
    | Decision | Product Manager | Architect | Director |
    | --- | --- | --- | --- |
    | Choose database | C | D | A |
    | Set price | D | | A |
    ```

    ## References
    - <https://www.atlassian.com/blog/project-management/daci-method-for-better-project-decisions>
    - <https://traceway.com/guides/daci-vs-raci-vs-rapid>
    - <https://billsynnotandassociates.com.au/kb/2264-technique-9-4-responsibility-assignment-matrix-rasci.html>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find what the counts of the notation do not allow."""
        for letter in filter(_is_bounded, graph.matrix.notation.letters):
            used = any(graph.load(role)[letter.participation] for role in graph.matrix.roles)
            if used:
                yield from self._count(letter, graph)
            elif letter.at_least and _must_occur(letter) and any(graph.tallies):
                yield self.finding(
                    f"No duty has {_titled(letter)}, which {graph.matrix.notation.name} asks for in each.",
                    help=f"give {letter.letter} to a role in each duty, or name the notation the matrix really uses.",
                    severity=Severity.WARNING,
                    others=[letter.letter],
                )

    def _count(self, letter: Letter, graph: ResponsibilityGraph) -> Iterator[Finding]:
        for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
            held = [key for key, entry in row.items() if letter.letter in entry.letters]
            if letter.at_most is not None and len(held) > letter.at_most:
                roles = [role for key, role in graph.roles.items() if key in held]
                yield self._too_many(letter, duty, roles)
            elif row and len(held) < letter.at_least and _must_occur(letter):
                yield self._too_few(letter, duty)

    def _too_many(self, letter: Letter, duty: Duty, roles: list[Role]) -> Finding:
        return self.finding(
            f"{len(roles)} roles have {_titled(letter)} in {called(duty)}: {names(roles)}.",
            duty=duty,
            roles=roles,
            others=[letter.letter],
            help=f"leave {letter.letter} to {letter.at_most} of them.",
            severity=Severity.ERROR if letter.at_least else Severity.WARNING,
        )

    def _too_few(self, letter: Letter, duty: Duty) -> Finding:
        return self.finding(
            f"No role has {_titled(letter)} in {called(duty)}.",
            duty=duty,
            others=[letter.letter],
            help=f"give {letter.letter} to the role that has this part.",
            severity=Severity.WARNING,
        )


def _is_bounded(letter: Letter) -> bool:
    """Tell whether a letter has a count that no other rule holds."""
    if letter.participation is Participation.ACCOUNTABLE:
        return False
    return letter.at_most is not None or (letter.at_least > 0 and _must_occur(letter))


def _must_occur(letter: Letter) -> bool:
    return letter.participation is not Participation.RESPONSIBLE


def _titled(letter: Letter) -> str:
    return f"{letter.letter} ({letter.meaning.lower()})"
