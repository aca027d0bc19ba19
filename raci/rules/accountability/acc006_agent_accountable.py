"""ACC006: a software agent that answers for duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.agents import agent_confidence
from raci.rules.accountability.kinds import duties_answered_for, verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class AgentAccountable(Rule, code="ACC006", severity=Severity.ERROR, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find software agents that are accountable for duties.

    ## What it does
    Finds roles that are software and hold accountability: those declared to be of the kind `agent`, and those whose
    names say so ("AI Agent", "Support Bot", "Copilot"). People who work with software ("AI Lead", "AI Risk Officer",
    "Chatbot Developer") and agents who are people ("Travel Agent") are not meant. One finding is made for each role.
    What a name says is likely, never certain.

    ## Why is this bad?
    A program can do work; it cannot be called to account for it. Without a person behind it, a fault of the agent is
    nobody's fault.

    ## Example
    ```markdown
    | Duty | AI Agent | Support Manager |
    | --- | --- | --- |
    | Answer ticket | A/R | I |
    ```
    Use instead:
    ```markdown
    | Duty | AI Agent | Support Manager |
    | --- | --- | --- |
    | Answer ticket | R | A |
    ```

    ## References
    - <https://aidaris.com/blog/raci-human-ai-collaboration/>
    - <https://viston.tech/ai-accountability-a-raci-framework-for-human-centered-governance>
    """

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a software agent that is accountable for something."""
        if not graph.load(role)[Participation.ACCOUNTABLE]:
            return
        confidence = agent_confidence(role)
        if confidence:
            yield self.finding(
                f"{role.name} {verb(confidence)} a software agent and {duties_answered_for(role, graph)}.",
                roles=[role],
                help=f"make the person who oversees {role.name} accountable.",
                confidence=confidence,
            )
