"""ALW003: an allowance without a reason, or that cannot be made out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.allowances.telling import about, called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import AllowanceUse, Finding


class UnclearAllowance(Rule, code="ALW003", severity=Severity.ERROR):
    """Find allowances without a reason, and those whose words cannot be made out.

    ## What it does
    Finds notes and comments that begin with `raci: allow` and name no rule, give no reason, or end on no day that can
    be made out. They allow nothing. So written, they do:

    `raci: allow ACC002 until 2027-03-31 by Ann Lee: board decision of 12 March`

    ## Why is this bad?
    A fault that may stay is a decision. Without a reason nobody can tell later whether it still holds.

    ## Example
    ```markdown
    | Duty | Director | Manager | Clerk |
    | --- | --- | --- | --- |
    | Approve invoice | A | A | R |

    <!-- raci: allow ACC002 duty "Approve invoice" -->
    ```
    Use instead:
    ```markdown
    | Duty | Director | Manager | Clerk |
    | --- | --- | --- | --- |
    | Approve invoice | A | A | R |

    <!-- raci: allow ACC002 duty "Approve invoice": both sign until the merger is through -->
    ```

    ## References
    - <https://rust-lang.github.io/rfcs/2383-lint-reasons.html> (why a lint that is allowed should say its reason)
    """

    def check_allowance(self, use: AllowanceUse) -> Iterator[Finding]:
        """Find an allowance whose words do not say what is needed."""
        if use.flaw:
            yield about(self, use, f"{called(use)} {use.flaw}.", help=(
                "say which rule, why, and perhaps who decided it and until when; so far it allows nothing."
            ))  # fmt: skip
