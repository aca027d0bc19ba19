"""ALW004: an allowance that names a rule, a duty or a role there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.allowances.telling import about, called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import AllowanceUse, Finding


class MisaimedAllowance(Rule, code="ALW004", severity=Severity.ERROR):
    """Find allowances that name a rule, a duty or a role there is not.

    ## What it does
    Finds allowances whose rule is none, or one that nobody can allow (files that cannot be read, rules that fail,
    allowances themselves), and those whose duty or role does not stand in the matrix, under its name or another one.

    ## Why is this bad?
    It allows nothing, and whoever wrote it thinks it does. Mostly it is misspelt, or the duty or the role has been
    renamed or taken out since.

    ## Example
    ```markdown
    | Duty | Director | Manager | Clerk |
    | --- | --- | --- | --- |
    | Approve invoice | A | A | R |

    <!-- raci: allow ACC002 duty "Aprove invoices": both sign until the merger is through -->
    ```
    Use instead:
    ```markdown
    | Duty | Director | Manager | Clerk |
    | --- | --- | --- | --- |
    | Approve invoice | A | A | R |

    <!-- raci: allow ACC002 duty "Approve invoice": both sign until the merger is through -->
    ```

    ## References
    - <https://docs.astral.sh/ruff/rules/invalid-rule-code/>
    """

    def check_allowance(self, use: AllowanceUse) -> Iterator[Finding]:
        """Find an allowance of what is not there."""
        wrong = use.unknown or (use.aim.astray if use.aim else "")
        if wrong and not use.flaw:
            yield about(self, use, f"{called(use)} allows nothing: {wrong}.".replace("?.", "?"), help=(
                "write the name as it stands, or take the allowance out."
            ))  # fmt: skip
