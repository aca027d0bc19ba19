"""ORG022: what is wrong in the records of the organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.names import words
from raci.plugin import Rule, Severity
from raci.rules.organization.records import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, OrganizationGraph


class FaultyRecord(Rule, code="ORG022", severity=Severity.ERROR):
    """Find what is wrong in the records of the organization.

    ## What it does
    Tells what was found wrong while the organization was read, at its own line: a superior who is not there, a
    manager named ambiguously, two of one id, a unit within itself, a tier nobody knows, dates the wrong way round.
    Circles of reporting lines and several tops have rules of their own (ORG018, ORG019).

    ## Why is this bad?
    What is judged by wrong records is judged wrongly. The rest of the organization is still used.

    ## Example
    ```yaml
    roles:
      head: {name: Head of Sales, reports to: chair of the board}
      clerk: {name: Sales Clerk, reports to: head}
    duties:
      offers: {name: Write offers, A: head, R: clerk}
    ```
    Use instead:
    ```yaml
    roles:
      board: {name: Chair of the Board}
      head: {name: Head of Sales, reports to: board}
      clerk: {name: Sales Clerk, reports to: head}
    duties:
      offers: {name: Write offers, A: head, R: clerk}
    ```

    ## References
    - <https://help.orgchartnow.com/en/topics/flat-file-prep.html>
    - <https://github.com/rust-lang/team>
    """

    def check_organization(self, organization: OrganizationGraph) -> Iterator[Finding]:
        """Tell what is wrong in the records."""
        whole = organization.organization
        for oddity in whole.oddities:
            if oddity.kind != "reporting-cycle":
                about = " ".join(sorted(words(oddity.message)))  # whichever of several the sentence names first
                yield self.finding(
                    sentence(oddity.message), others=[oddity.kind, about], help="correct the record."
                ).at(whole.locate(oddity.source))
