"""Which roles are software agents (AI agents, bots, assistants): by their kind, or by what their names say."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.plugin import Confidence
from raci.rules.accountability.titles import names_leader, title_words, vocabulary

if TYPE_CHECKING:
    from raci.plugin import Role

_LITTLE: Final = frozenset(["of", "de", "d", "di"])


def agent_confidence(role: Role) -> Confidence | None:
    """Return how sure it is that a role is a software agent: certain by its kind, likely by its name, else None."""
    if role.kind == "agent":
        return Confidence.CERTAIN
    return Confidence.LIKELY if names_agent(role.name) else None


@lru_cache(maxsize=1024)
def names_agent(name: str) -> bool:
    """Tell whether a title names a software agent: "AI Coding Agent", "Agente de IA", "Copilot", "GPT 4".

    People are not: "Agent", "Travel Agent", "AI Lead", "AI Risk Officer", "AI Agent Owner", "Head of AI Agents".
    """
    found = [word for word in title_words(name) if word not in _LITTLE and not word.isdigit()]
    if not found or names_leader(found):
        return False
    actors, intelligence = vocabulary("actors"), vocabulary("intelligence")
    if found[-1] in vocabulary("software"):
        return True
    if found[-1] in actors:
        return not intelligence.isdisjoint(found)
    return found[-1] in intelligence and not actors.isdisjoint(found[-2:-1])
