"""Letters of several roles that become one: the weightiest stays, and who does the work may answer for it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from raci.model import Notation, Row

WEIGHT: Final = (
    Participation.ACCOUNTABLE,
    Participation.RESPONSIBLE,
    Participation.DRIVING,
    Participation.MANAGING,
    Participation.SUPPORTING,
    Participation.RECOMMENDING,
    Participation.AGREEING,
    Participation.VERIFYING,
    Participation.SIGNING,
    Participation.CONSULTED,
    Participation.INFORMED,
)
"""How much each participation asks of a role, the most first: it goes before those that ask less."""
_TOGETHER: Final = (Participation.ACCOUNTABLE, Participation.RESPONSIBLE)


def merged_row(row: Row, keys: Mapping[str, str], notation: Notation) -> Row:
    """Return a row with its roles under other keys; letters that come together are merged."""
    held: dict[str, list[str]] = {}
    for role, entry in row.items():
        held.setdefault(keys.get(role, role), []).extend(entry.letters)
    return {role: notation.entry(weightiest(letters, notation)) for role, letters in held.items()}


def weightiest(letters: Iterable[str], notation: Notation) -> tuple[str, ...]:
    """Return those of some letters that one role keeps: A with R, where they may stand together, or the weightiest."""
    kinds = {letter: notation[letter].participation for letter in letters if letter in notation}
    both = [letter for kind in _TOGETHER for letter, held in kinds.items() if held is kind]
    if len(both) > 1 and {"".join(both), "".join(reversed(both))} & set(notation.combine):
        return tuple(both)
    ranked = sorted(kinds, key=lambda letter: WEIGHT.index(kinds[letter]) if kinds[letter] in WEIGHT else len(WEIGHT))
    return tuple(ranked[:1])
