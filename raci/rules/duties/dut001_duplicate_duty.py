"""DUT001: the same duty in two rows of one section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called
from raci.rules.duties.likeness import sharing
from raci.rules.duties.placeholders import placeholders
from raci.rules.duties.siblings import in_section, place_of, row_of
from raci.rules.duties.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.plugin import Duty, Entry, Finding, ResponsibilityGraph

_MOST_COMPARED: Final = 50


class DuplicateDuty(Rule, code="DUT001", severity=Severity.ERROR):
    """Find duties that stand in two rows of the same section.

    ## What it does
    Compares the names of the duties of each section, whatever their case, blanks and full stops. A duty of the
    same name in another section, under another number (`1.2 Test`, `3.2 Test`) or for another scope is another duty.
    Where one row could hold what both say, it is a warning; where a role has other letters in the other row, or where
    they name two accountable roles, the rows contradict each other and it is an error.

    ## Why is this bad?
    Two rows for one duty are two answers to the question who owns it. They drift apart with the first change, and
    counts of work and accountability are wrong.

    ## Example
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    | Pay supplier | A | R |
    | Approve invoice | A/R | I |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | **Goods** | | |
    | Approve invoice | A | R |
    | Pay supplier | A | R |
    | **Services** | | |
    | Approve invoice | A/R | I |
    ```

    ## References
    - <http://www.toolkitforthinking.com/problem-solving/roles-and-responsibility-analysis-raci>
    - <https://github.com/CSPI-QE/ocp-ci-docs/blob/main/docs/Onboarding/RACI_Chart.md> (a duty listed twice)
    """

    letters = "told"

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find each row whose name stood in the same place before."""
        duties = graph.matrix.duties
        keys = [hash((place_of(duty), plain(duty.name))) for duty in duties]
        for crowd in sharing(keys):
            earlier, *later = (duties[place] for place in crowd)
            if plain(earlier.name) and earlier.name not in placeholders():
                rows = [graph.row(earlier)]
                for duty in later:
                    row = graph.row(duty)
                    before = rows[:_MOST_COMPARED]
                    agrees = not any(_contradict(row, each) for each in before)
                    yield self._finding(duty, earlier, graph, same=row in before, agrees=agrees)
                    rows.append(row)

    def _finding(self, duty: Duty, earlier: Duty, graph: ResponsibilityGraph, *, same: bool, agrees: bool) -> Finding:
        return self.finding(
            f"{called(duty)} is listed again{in_section(duty)}, with {'the same' if same else 'other'} letters.",
            duty=duty,
            others=[earlier],
            help=f"merge it with {row_of(earlier, graph)}, or say in the names what tells the two apart.",
            severity=Severity.WARNING if same or agrees else None,
        )


def _contradict(one: Mapping[str, Entry], other: Mapping[str, Entry]) -> bool:
    """Tell whether no row could say what both say: a role has other letters, or two roles answer for the duty."""
    if any(other.get(role, entry) != entry for role, entry in one.items()):
        return True
    first, second = _owners(one), _owners(other)
    return bool(first and second and first != second)


def _owners(row: Mapping[str, Entry]) -> set[str]:
    return {role for role, entry in row.items() if Participation.ACCOUNTABLE in entry.participations}
