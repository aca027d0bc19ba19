"""Where should the A sit? The role that the procedure of the graph chooses, in words and as a fix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model.change import Assign, Withdraw
from raci.plugin import Fix, Participation, Safety
from raci.rules.accountability.wording import letter

if TYPE_CHECKING:
    from raci.model.change import Change
    from raci.plugin import Duty, Entry, Notation, Placing, ResponsibilityGraph, Role

_WHY: Final = {
    "over all who do it": "no other role is over all who do it",
    "covers the scope": "it is the lowest role over all who do it whose scope covers the duty's",
    "has the level": "it is the lowest role over all who do it whose level is high enough for the duty's tier",
    "has the limit": "it is the lowest role over all who do it that may decide on the amount",
    "is the lowest": "of the roles that cover it and are over all who do it, it is the lowest",
}


def better_seat(duty: Duty, owner: Role, graph: ResponsibilityGraph) -> Placing | None:
    """Return where the accountability should sit instead of with this role, None where no other role will do."""
    found = graph.placing(duty)
    return None if found is None or graph.organization.same(found.role, owner) else found


def advice(found: Placing | None, graph: ResponsibilityGraph, otherwise: str) -> str:
    """Return the help of a finding: the role where it should sit and the step that chose it, or other words."""
    if found is None:
        return otherwise
    return (
        f"give the {letter(graph.matrix.notation, Participation.ACCOUNTABLE)} to {found.role.name}: {_WHY[found.step]}."
    )


def moving(found: Placing | None, duty: Duty, owner: Role, graph: ResponsibilityGraph) -> Fix | None:
    """Return the fix that moves the accountability; who had it keeps other letters, or is informed.

    There is none where the matrix lacks the role, or a remark would be lost.
    """
    if found is None or found.role.key not in graph.roles:
        return None
    notation = graph.matrix.notation
    old, new = graph.entry(duty, owner), graph.entry(duty, found.role)
    wanted = notation.letter_for(Participation.ACCOUNTABLE)
    if old is None or old.remark or (new and new.remark) or wanted is None:
        return None
    changes = _left(duty, owner, old, notation), Assign(duty.key, found.role.key, _joined(new, wanted.letter, notation))
    return Fix(f"move the {wanted.letter} to {found.role.name}: {_WHY[found.step]}", changes, Safety.UNSAFE)


def _left(duty: Duty, owner: Role, old: Entry, notation: Notation) -> Change:
    informed = notation.letter_for(Participation.INFORMED)
    kept = tuple(
        each
        for each in old.letters
        if each not in notation or notation[each].participation is not Participation.ACCOUNTABLE
    ) or ((informed.letter,) if informed else ())
    return Assign(duty.key, owner.key, kept) if kept else Withdraw(duty.key, owner.key)


def _joined(new: Entry | None, wanted: str, notation: Notation) -> tuple[str, ...]:
    """Return the letters of the role that becomes accountable: with those it has, where they go together."""
    held = new.letters if new else ()
    together = all(held_one + wanted in notation.combine or wanted + held_one in notation.combine for held_one in held)
    return notation.entry((*held, wanted)).letters if held and together else (wanted,)
