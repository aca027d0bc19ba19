"""The words in which it is told who takes part in what, now and no longer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.model import Participation
from raci.model.duty import PATH_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.model import Duty, Entry, Matrix

TAKES_PART: Final = {
    Participation.ACCOUNTABLE: ("accountable for", "is"),
    Participation.RESPONSIBLE: ("responsible for", "is"),
    Participation.CONSULTED: ("consulted on", "is"),
    Participation.INFORMED: ("informed of", "is"),
    Participation.OMITTED: ("left out of", "is"),
    Participation.SUPPORTING: ("supports", ""),
    Participation.RECOMMENDING: ("recommends on", ""),
    Participation.AGREEING: ("has to agree to", ""),
    Participation.VERIFYING: ("verifies", ""),
    Participation.SIGNING: ("signs off", ""),
    Participation.DRIVING: ("drives", ""),
    Participation.MANAGING: ("manages", ""),
}
"""What a role does that takes part in such a way, and the verb before it."""


def joined(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: `A`, `A and B`, `A, B and C`."""
    said = list(words)
    return " and ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else "".join(said)


def are(count: int) -> str:
    """Return the verb for so many."""
    return "is" if count == 1 else "are"


def path(section: Sequence[str]) -> str:
    """Return a section as it is told."""
    return PATH_MARK.join(section) or "no section"


def quoted(text: str) -> str:
    """Return a text as somebody's own words, or that there is none."""
    return f"“{text}”" if text else "nothing"


def letters(entry: Entry | None) -> str:
    """Return the letters of a cell, with its remark."""
    if entry is None:
        return "–"
    return f"{entry} ({entry.remark})" if entry.remark else str(entry)


class Names:
    """How the duties and roles of a matrix are told: by their names, and by more where several have one."""

    def __init__(self, matrix: Matrix) -> None:
        self._duties = {duty.key: duty for duty in matrix.duties}
        self._roles = {role.key: role.name for role in matrix.roles}
        self._doubled = _doubled(duty.name for duty in matrix.duties)
        self._doubled_roles = _doubled(self._roles.values())

    def duty(self, key: str) -> str:
        """Return how a duty is told: `Approve bid`, or `Approve bid (Phase 2)` where there are several."""
        duty = self._duties.get(key)
        if duty is None:
            return key
        return f"{duty.name} ({_beside(duty)})" if duty.name in self._doubled else duty.name

    def role(self, key: str) -> str:
        """Return how a role is told."""
        name = self._roles.get(key, key)
        return f"{name} ({key})" if name in self._doubled_roles and key != name else name


def _doubled(names: Iterable[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}


def _beside(duty: Duty) -> str:
    return path(duty.section) if duty.section else duty.key
