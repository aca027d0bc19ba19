"""Changes to one cell that fixes are made of; none where the cell's remark would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model.change import Assign

if TYPE_CHECKING:
    from raci.plugin import Duty, Entry, Notation, Participation, ResponsibilityGraph, Role


def letters_of(entry: Entry, kinds: frozenset[Participation], notation: Notation) -> list[str]:
    """Return those letters of a cell that stand for one of these participations."""
    return [each for each in entry.letters if each in notation and notation[each].participation in kinds]


def dropping(
    graph: ResponsibilityGraph, duty: Duty, role: Role, unwanted: frozenset[Participation]
) -> tuple[Assign, ...]:
    """Return the change that takes these participations from a cell and leaves every other letter, also unknown ones.

    Empty where nothing would be left, or where the cell has a remark: an assignment made anew has none.
    """
    entry, notation = graph.entry(duty, role), graph.matrix.notation
    if entry is None or entry.remark:
        return ()
    dropped = letters_of(entry, unwanted, notation)
    kept = tuple(each for each in entry.letters if each not in dropped)
    return (Assign(duty.key, role.key, kept),) if kept else ()


def adding(graph: ResponsibilityGraph, duty: Duty, role: Role, wanted: Participation) -> tuple[Assign, ...]:
    """Return the change that gives a cell one more participation.

    Empty where the notation does not let one role hold these letters together, or where the cell has a remark.
    """
    entry, notation = graph.entry(duty, role), graph.matrix.notation
    new = notation.letter_for(wanted)
    if entry is None or entry.remark or new is None:
        return ()
    if not all(_together(notation, held, new.letter) for held in entry.letters):
        return ()
    return (Assign(duty.key, role.key, notation.entry((*entry.letters, new.letter)).letters),)


def _together(notation: Notation, one: str, other: str) -> bool:
    return one + other in notation.combine or other + one in notation.combine
