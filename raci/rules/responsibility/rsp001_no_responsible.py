"""RSP001: a duty whose work nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Fix, Participation, Rule, Severity
from raci.rules.accountability.approvals import approves_in_passing, speaks_of_approval
from raci.rules.accountability.mending import adding
from raci.rules.accountability.wording import called, letter, names, predicate
from raci.rules.responsibility.doers import supports_nobody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph, Role


class NoResponsible(Rule, code="RSP001", severity=Severity.ERROR, needs=frozenset({Participation.RESPONSIBLE})):
    """Find duties that nobody is responsible for.

    ## What it does
    Finds duties with roles but without a responsible one. Where nobody is accountable either, it is an error. Where
    somebody is, it is a warning: an accountable role with nobody responsible beside it is commonly read as doing the
    work itself (`A` means `A/R`), but the matrix leaves that open. For an approval it is a note: to approve is what
    answering for it comes to.

    Duties without any letter (DUT003), with only consulted or informed roles (COM004, COM005) or with supporting roles
    that have nobody to support (RSP005) are left to the rules named. Where the matrix shows one role only, nothing is
    said: others may do the work.

    ## Why is this bad?
    What is nobody's work is not done, or is done by whoever notices.

    ## Example
    ```markdown
    | Duty | Manager | Director |
    | --- | --- | --- |
    | Prepare bid | A | C |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Director |
    | --- | --- | --- |
    | Prepare bid | A/R | C |
    ```

    ## Fix safety
    UNSAFE: where exactly one role is accountable, the fix makes it responsible as well, as such a row is commonly
    read. Somebody else may in truth do the work. There is no fix where the cell has a remark.

    ## Options
    - `accountable-counts` (bool, default true): whether an accountable role is read as doing the work, which makes a
      missing doer a warning or a note; `false` makes it an error everywhere.

    ## References
    - <http://en.wikipedia.org/wiki/RASIC>
    """

    accountable_counts: bool = True

    def suspects(self, profile: Profile) -> bool:
        """Tell whether nobody does the work although somebody does more than listen."""
        if not profile.filled or profile[Participation.RESPONSIBLE] or supports_nobody(profile):
            return False
        return not profile.only(Participation.CONSULTED, Participation.INFORMED, Participation.OMITTED)

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty without a responsible role."""
        if not self.suspects(graph.profile(duty)) or graph.is_view_of_one:
            return
        notation = graph.matrix.notation
        owners = graph.accountable(duty)
        yield self.finding(
            _message(duty, graph, owners),
            duty=duty,
            roles=owners,
            help=f"give {letter(notation, Participation.RESPONSIBLE)} to the role that does the work.",
            fix=_proposal(duty, graph, owners),
            severity=_mildness(duty) if owners and self.accountable_counts else None,
        )


def _mildness(duty: Duty) -> Severity:
    approval = speaks_of_approval(duty.name) and not approves_in_passing(duty.name)
    return Severity.NOTE if approval else Severity.WARNING


def _message(duty: Duty, graph: ResponsibilityGraph, owners: list[Role]) -> str:
    notation = graph.matrix.notation
    does = predicate(notation, Participation.RESPONSIBLE)
    if not owners:
        return f"Nobody {does} {called(duty)}."
    answers = predicate(notation, Participation.ACCOUNTABLE, len(owners))
    return f"{names(owners)} {answers} {called(duty)}, but nobody {does} it."


def _proposal(duty: Duty, graph: ResponsibilityGraph, owners: list[Role]) -> Fix | None:
    if len(owners) != 1:
        return None
    changes = adding(graph, duty, owners[0], Participation.RESPONSIBLE)
    code = letter(graph.matrix.notation, Participation.RESPONSIBLE)
    return Fix(f"Give {owners[0].name} {code} as well", changes) if changes else None
