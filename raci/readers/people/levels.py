"""Levels of positions: as a column says, else as the title speaks of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.levels import known_level, ladder
from raci.model.matrix import Oddity
from raci.readers.people.words import says_yes
from raci.titles import place_title

if TYPE_CHECKING:
    from raci.readers.people.positions import Position
    from raci.readers.people.roster import Roster

_NUMBERED: Final = re.compile(r"[\W_]*\d+[\W_]+(?=[^\W\d_])|[\W_]+\d+[\W_]*$")
_LOWEST: Final = "specialist"


class Levels:
    """The levels of a roster's positions; words that name no level of the ladder are left as they are, and told."""

    def __init__(self, roster: Roster) -> None:
        self._texts = roster.texts("level")
        self._assistants = roster.texts("assistant")
        self.oddities: list[Oddity] = []
        self._keys: dict[str, str] = {}
        self._ranks = {level.key: level.rank for level in ladder()}
        for row, text in enumerate(self._texts):
            if text and text not in self._keys:
                self._keys[text] = self._known(text, roster, row)

    def of(self, position: Position) -> str | None:
        """Return the level most of the holders have; the higher one where as many have another."""
        counts = Counter(self._keys[text] for row in position.rows if (text := self._texts[row]))
        if counts:
            return min(counts, key=lambda key: (-counts[key], self._ranks.get(key, len(self._ranks)), key))
        placed = place_title(position.title)
        if placed.confidence == "guess":
            return None
        assists = placed.level and any(says_yes(self._assistants[row]) for row in position.rows[:1])
        return _LOWEST if assists else placed.level

    def _known(self, text: str, roster: Roster, row: int) -> str:
        level = known_level(text, ladder()) or known_level(_NUMBERED.sub("", text), ladder())
        if level:
            return level.key
        known = ", ".join(self._ranks)
        sentence = f"{text!r} is no level that is known ({known}); it is left as it is"
        self.oddities.append(Oddity("unknown-name", sentence, roster.cell(row, "level")))
        return text
