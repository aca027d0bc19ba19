"""ALW001: an allowance whose last day has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.allowances.telling import about, called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import AllowanceUse, Finding


class ExpiredAllowance(Rule, code="ALW001", severity=Severity.ERROR):
    """Find allowances whose last day has passed.

    ## What it does
    Finds allowances with an `until` that lies before today, or before the day that the settings name (`today`). From
    then on they allow nothing: what they covered is told again.

    ## Why is this bad?
    Somebody allowed a fault for a time, and that time is over. Nobody has decided that it may stay for good.

    ## Example
    ```yaml
    roles: [Director, Manager, Clerk]
    duties:
      Approve invoice: {A: [Director, Manager], R: Clerk}
    allow:
      - {rule: ACC002, duty: Approve invoice, reason: until the merger is through, until: 2020-03-31}
    ```
    Use instead:
    ```yaml
    roles: [Director, Manager, Clerk]
    duties:
      Approve invoice: {A: [Director, Manager], R: Clerk}
    allow:
      - {rule: ACC002, duty: Approve invoice, reason: until the merger is through, until: 2099-12-31}
    ```

    ## References
    - <https://google.github.io/osv-scanner/configuration/> (an ignored finding is told again after `ignoreUntil`)
    """

    def check_allowance(self, use: AllowanceUse) -> Iterator[Finding]:
        """Find an allowance that has ended."""
        until = use.allowance.until
        if until and use.expired:
            yield about(self, use, f"{called(use)} ended on {until.isoformat()}.", help=(
                "mend what it allowed and take it out, or let its owner decide again and name a new day."
            ))  # fmt: skip
