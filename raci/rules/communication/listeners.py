"""What to say of a duty whose roles are only asked or told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation
from raci.rules.accountability.wording import called, letters

if TYPE_CHECKING:
    from raci.plugin import Duty, Notation, ResponsibilityGraph


def taken_on_by_nobody(duty: Duty, count: int, held: str) -> str:
    """Return the message: so many roles have only these letters."""
    have = "role has" if count == 1 else f"{count} roles have"
    return f"Nobody takes on {called(duty)}: its {have} only {held}."


def told_elsewhere(duty: Duty, graph: ResponsibilityGraph) -> bool:
    """Tell whether others may take the duty on who are not in its row: in its parts, or in roles that are not shown."""
    return graph.is_view_of_one or duty.key in graph.broken_down


def remedy(notation: Notation) -> str:
    """Return what to do, in the notation's letters: name who does it (R) and who answers for it (A)."""
    wanted = {
        "who does it": letters(notation, Participation.RESPONSIBLE, Participation.DRIVING),
        "who answers for it": letters(notation, Participation.ACCOUNTABLE),
    }
    named = " and ".join(f"{who} ({codes})" for who, codes in wanted.items() if codes)
    return f"name {named or 'who does it'}, or delete the row."
