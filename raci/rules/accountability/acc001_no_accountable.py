"""ACC001: a duty that nobody answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Fix, Participation, Rule, Severity
from raci.rules.accountability.agents import agent_confidence
from raci.rules.accountability.groups import group_confidence
from raci.rules.accountability.mending import adding
from raci.rules.accountability.outsiders import outsider_confidence
from raci.rules.accountability.wording import called, letter, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph

_LISTENERS = (Participation.CONSULTED, Participation.INFORMED, Participation.OMITTED)


class NoAccountable(Rule, code="ACC001", severity=Severity.ERROR, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties that nobody is accountable for.

    ## What it does
    Finds duties with roles but without an accountable one. Duties without any letter (DUT003) and duties that have
    only consulted or informed roles (COM004, COM005) are left to the rules named. Where the matrix shows one role only,
    nothing is said: others may answer for the duty.

    ## Why is this bad?
    Where nobody is accountable, nobody decides when the doers disagree and nobody feels the consequence when the
    work is not done. Every duty needs exactly one role that answers for its outcome.

    ## Example
    ```markdown
    | Duty | Analyst | Manager |
    | --- | --- | --- |
    | Prepare bid | R | C |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager |
    | --- | --- | --- |
    | Prepare bid | R | A |
    ```

    ## Fix safety
    UNSAFE: where exactly one role does the work, the fix makes it accountable as well. That is a usual choice, but
    the doer's manager may be the better one. There is no fix where the doer reads as a group, an outside party or a
    software agent, or where its cell has a remark.

    ## References
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    - <http://en.wikipedia.org/wiki/RASIC>
    """

    def suspects(self, profile: Profile) -> bool:
        """Tell whether nobody is accountable although somebody does more than listen."""
        return profile.filled > 0 and not profile[Participation.ACCOUNTABLE] and not _only_listened_to(profile)

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty without an accountable role."""
        if self.suspects(graph.profile(duty)) and not graph.is_view_of_one:
            notation = graph.matrix.notation
            yield self.finding(
                f"Nobody {predicate(notation, Participation.ACCOUNTABLE)} {called(duty)}.",
                duty=duty,
                help=f"give one role {letter(notation, Participation.ACCOUNTABLE)}: the lowest that can decide on it.",
                fix=_proposal(duty, graph),
            )


def _only_listened_to(profile: Profile) -> bool:
    return profile.only(*_LISTENERS) and profile[Participation.OMITTED] < profile.filled


def _proposal(duty: Duty, graph: ResponsibilityGraph) -> Fix | None:
    doers = graph.responsible(duty)
    if len(doers) != 1 or any(said(doers[0]) for said in (agent_confidence, group_confidence, outsider_confidence)):
        return None
    changes = adding(graph, duty, doers[0], Participation.ACCOUNTABLE)
    code = letter(graph.matrix.notation, Participation.ACCOUNTABLE)
    return Fix(f"Give {doers[0].name} {code} as well", changes) if changes else None
