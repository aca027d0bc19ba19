"""FRM010: a matrix that does not say how old it is."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from raci.plugin import Confidence, Rule, Severity, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph

_DATED: Final = pattern(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:q[1-4]|fy)\W?\d\d|\bv\W?\d|\bver\.?\W?\d"
    r"|\b(?:version|revision|rev|issue|draft|stand|owner|updated|reviewed|approved|as of|date)\b",
    re.IGNORECASE,
)


class NoVersion(Rule, code="FRM010", severity=Severity.NOTE, preview=True):
    """Find matrices whose title tells neither a version nor a date nor an owner.

    ## What it does
    Looks at what names the matrix: its title, its sheet and its file. It speaks where none of them holds a year, a
    date, a version, or words such as owner, revision, updated.

    ## Why is this bad?
    A matrix goes stale with the next reorganization, silently. A reader who cannot see when it was agreed and whom to
    ask cannot trust it, and keeps a copy.

    ## Example
    ```markdown
    title: Purchasing
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```
    Use instead:
    ```markdown
    title: Purchasing, version 3 of 12 March 2026, owner: Head of Purchasing
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```

    ## References
    - <https://flowtino.com/en/blog/raci-matrix-guide>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a matrix that nothing dates."""
        matrix = graph.matrix
        told = (matrix.title, matrix.source.sheet or "", PurePath(matrix.source.path).stem.replace("_", " "))
        if not any(map(_DATED.search, told)):
            yield self.finding(
                "Nothing says which version of the matrix this is, of which date, or who keeps it.",
                help="put the owner, the version and the date of the last review into the title.",
                confidence=Confidence.LIKELY,
            )
