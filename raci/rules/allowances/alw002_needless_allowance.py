"""ALW002: an allowance that allows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.allowances.telling import about, called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import AllowanceUse, Finding


class NeedlessAllowance(Rule, code="ALW002", severity=Severity.WARNING):
    """Find allowances that allow nothing.

    ## What it does
    Finds allowances that cover no finding, and those that say what an earlier one says already. It is not told of an
    allowance whose rule was not run, or is about what lies between matrices that may not all be there. One that has
    ended, is unclear, or names what is not there, is left to ALW001, ALW003 and ALW004. Allowances of the settings are
    told where the whole folder of the settings file is checked.

    ## Why is this bad?
    What it allowed has been mended, so it is not needed any more. If it stays, it covers the same fault when somebody
    makes it anew, and nobody will notice.

    ## Example
    ```yaml
    roles: [Director, Manager, Clerk]
    duties:
      Approve invoice: {A: Director, C: Manager, R: Clerk}
    allow:
      - {rule: ACC002, duty: Approve invoice, reason: both sign until the merger is through}
    ```
    Use instead:
    ```yaml
    roles: [Director, Manager, Clerk]
    duties:
      Approve invoice: {A: [Director, Manager], R: Clerk}
    allow:
      - {rule: ACC002, duty: Approve invoice, reason: both sign until the merger is through}
    ```

    ## References
    - <https://docs.astral.sh/ruff/rules/unused-noqa/>
    - <https://rust-lang.github.io/rfcs/2383-lint-reasons.html> (`#[expect]`: told when nothing is found)
    """

    def check_allowance(self, use: AllowanceUse) -> Iterator[Finding]:
        """Find an allowance that is not needed."""
        astray = use.aim.astray if use.aim else ""
        if use.covers or not use.judged or use.expired or use.flaw or use.unknown or astray:
            return
        if use.twin:
            place = f", in {use.twin.at}" if use.twin.at else ""
            yield about(
                self, use, f"{called(use)} says what another one says already{place}.", help="keep one of them."
            )
            return
        yield about(self, use, f"{called(use)} allows nothing: nothing of the kind is found.", help=(
            "take it out; what it allowed has been mended."
        ))  # fmt: skip
