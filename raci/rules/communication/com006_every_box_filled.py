"""COM006: a duty on which every role has a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, Profile, ResponsibilityGraph


class EveryBoxFilled(Rule, code="COM006", severity=Severity.WARNING):
    """Find duties on which every role of the matrix has a letter.

    ## What it does
    Finds duties with a letter in every column, in matrices of at least eight roles; fewer roles are commonly all
    concerned. Letters that say a role is out of the loop are no part in the duty. Where most of the roles are only
    informed it is a note: to tell too many costs little. A duty that is broken down into others of the matrix is left
    to those.

    ## Why is this bad?
    A full row is a sign that boxes were filled so as to leave nobody out. Where all take part, the matrix does not tell
    who matters.

    ## Example
    ```markdown
    | Duty | Analyst | Manager | Sales | Legal | Finance | Delivery | Security | Press |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    | Prepare bid | R | A | C | C | C | C | I | I |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager | Sales | Legal | Finance | Delivery | Security | Press |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    | Prepare bid | R | A | C | C | | C | I | |
    ```

    ## Options
    - `share` (float, default 1.0): the share of roles with a letter from which a row counts as full.
    - `from-roles` (int, default 8): the number of roles from which the rule speaks.

    ## References
    - <http://www.slideshare.net/HariAdavikolanu/raci-r-web31>
    """

    share: float = 1.0
    from_roles: int = 8

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the full rows; equal tallies are asked once."""
        roles = len(graph.roles)
        if roles < self.from_roles:
            return
        full = {tally for tally in set(graph.tallies) if _taking_part(graph.profile_of(tally)) >= self.share * roles}
        for duty, tally in zip(graph.matrix.duties, graph.tallies, strict=True):
            if tally in full and duty.key not in graph.broken_down:
                profile = graph.profile_of(tally)
                count = _taking_part(profile)
                many = f"All {roles}" if count == roles else f"{count} of {roles}"
                yield self.finding(
                    f"{many} roles take part in {called(duty)}.",
                    duty=duty,
                    help="leave the box empty for each role that the duty could do without.",
                    severity=Severity.NOTE if profile[Participation.INFORMED] * 2 > count else None,
                )


def _taking_part(profile: Profile) -> int:
    return profile.filled - profile[Participation.OMITTED]
