"""FRM001: a cell that the notation cannot explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Participation, Rule, Severity
from raci.rules.form.oddities import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Assignment, Finding, Notation, ResponsibilityGraph

_NOTHING: Final = frozenset({"", "n/a", "n.a", "na", "none", "nil", "null", "not applicable", "0"})
_ENDS: Final = " .-\u2010\u2013\u2014_"
_LONGEST_CODE: Final = 4
_LONGEST_SHOWN: Final = 40


class UnknownLetter(Rule, code="FRM001", severity=Severity.ERROR):
    """Find cells whose text is no letter of the matrix's notation.

    ## What it does
    Finds letters that the notation does not have, and cells with other text. Text that is longer than a code, such as
    a remark where letters should be, is a warning. `n/a` and dashes say that a role takes no part.

    ## Why is this bad?
    Nobody can tell what the cell means, so nobody can act on it. Often a letter is a slip of the pen, or one person
    used a letter of another notation.

    ## Example
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | X |
    | Pay invoice | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    | Pay invoice | A | R |
    ```

    ## References
    - <http://en.wikipedia.org/wiki/RASIC>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the cells that hold no letters."""
        matrix = graph.matrix
        duties = {duty.key: duty for duty in matrix.duties} if matrix.marks else {}
        for mark in matrix.marks:
            text = mark.text.strip()
            if text.casefold().strip(_ENDS) in _NOTHING:
                continue
            long = len(text) > _LONGEST_CODE
            shown = f"{text[:_LONGEST_SHOWN].rstrip()}…" if len(text) > _LONGEST_SHOWN else text
            finding = self.finding(
                f"{shown!r} is no letter of {matrix.notation.name}.",
                duty=duties.get(mark.duty),
                roles=[graph.roles[mark.role]] if mark.role in graph.roles else [],
                others=[mark.text],
                help=f"move the text to a column for remarks and leave {_choice(matrix.notation)}."
                if long
                else f"use {_choice(matrix.notation)}, or explain the letter in the legend.",
                severity=Severity.WARNING if long else None,
            )
            yield at(matrix, finding, mark.source) if mark.source else finding

    def check_assignment(self, assignment: Assignment, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a letter that the notation does not have."""
        if Participation.OTHER not in assignment.participations:
            return
        notation = graph.matrix.notation
        strangers = [letter for letter in assignment.entry.letters if letter not in notation]
        if strangers:
            is_no = "is no letter" if len(strangers) == 1 else "are no letters"
            yield self.finding(
                f"{' and '.join(map(repr, strangers))} {is_no} of {notation.name}.",
                duty=assignment.duty,
                roles=[assignment.role],
                others=strangers,
                help=f"use {_choice(notation)}, or explain the letter in the legend.",
            )


def _choice(notation: Notation) -> str:
    *first, last = [letter.letter for letter in notation.letters] or ["a letter"]
    return f"{', '.join(first)} or {last}" if first else last
