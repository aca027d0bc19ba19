"""DUT002: two rows of one section whose names differ only in spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.accountability.wording import called
from raci.rules.duties.likeness import slips
from raci.rules.duties.placeholders import placeholders
from raci.rules.duties.siblings import in_section, place_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class LookAlikeDuty(Rule, code="DUT002", severity=Severity.WARNING):
    """Find duties of one section whose names are told apart by spelling only.

    ## What it does
    Compares the names of the duties of each section and reports pairs that differ in plural, word order
    (`Test plan review`, `Review test plan`), small words, a hyphen, the form of the verb (`Approval of bid`,
    `Approve bid`) or one letter of a long word. Names that differ in a number or in a word of their own
    (`Phase 1`, `Phase 2`; `open`, `close`; `Approve bid`, `Approve bid budget`) are not alike.

    ## Why is this bad?
    Rows written by different people for the same duty are two answers to one question, and nobody sees it, since
    sorting and searching treat them as different.

    ## Example
    ```markdown
    | Duty | Manager | Tester |
    | --- | --- | --- |
    | Review test plan | A | R |
    | Run tests | A | R |
    | Test plan review | R | A |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Tester |
    | --- | --- | --- |
    | Review test plan | A | R |
    | Run tests | A | R |
    | Approve test plan | A/R | C |
    ```

    ## References
    - <http://www.toolkitforthinking.com/problem-solving/roles-and-responsibility-analysis-raci>
    - <https://github.com/bstBizEra/secb_pf/issues/223> (several vocabularies and nothing that joins them)
    """

    letters = "unread"

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find each row whose name says what another said before it."""
        duties = graph.matrix.duties
        for one, other in slips([duty.name for duty in duties], list(map(place_of, duties))):
            earlier, later = duties[one], duties[other]
            if later.name in placeholders() or earlier.name in placeholders():
                continue
            yield self.finding(
                f"{called(later)} looks like {called(earlier)}{in_section(later)}.",
                duty=later,
                others=[earlier],
                help=f"merge it with {row_of(earlier, graph)} if they are one duty; if not, say what tells them apart.",
                confidence=Confidence.LIKELY,
            )
