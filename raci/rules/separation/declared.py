"""Pairs of duties that a house declares to be kept apart, and who has both sides of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.rules.separation.hands import meet
from raci.rules.separation.phrases import phrase, telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.plugin import ResponsibilityGraph
    from raci.rules.separation.hands import Hand, Part

Side = tuple[int, int]
"""The number of a pair, and 0 or 1 for its first or second phrase."""

_SIDES: Final = 2
_MOST_COMPARED: Final = 20
"""So many earlier duties of the other side are held against a duty; more would say the same again."""


class Declared:
    """The pairs as written, and which sides of which of them a duty is on."""

    def __init__(self, pairs: Sequence[Any]) -> None:
        for pair in pairs:
            if not _is_pair(pair):
                raise ValueError(f"a pair is two phrases such as 'create supplier' and 'release payment', not {pair!r}")
        self.pairs: list[tuple[str, str]] = [(first, second) for first, second in pairs]
        phrases = [((number, side), text) for number, pair in enumerate(self.pairs) for side, text in enumerate(pair)]
        self._sides = [(phrase(text), side) for side, text in phrases]
        self._hints = [telling(text) for _, text in phrases]

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def sides(self, name: str) -> frozenset[Side] | None:
        """Return the sides a duty is on, None where it is on none."""
        text = name.lower()
        if text.isascii() and not any(hint in text for hint in self._hints):
            return None
        said = phrase(name)
        return frozenset(side for words, side in self._sides if words <= said) or None


def _is_pair(pair: object) -> bool:
    sides = pair if isinstance(pair, (list, tuple)) else ()
    return len(sides) == _SIDES and all(isinstance(each, str) and phrase(each) for each in sides)


def declared(
    hand: Hand[frozenset[Side]], known: Declared, graph: ResponsibilityGraph
) -> Iterator[tuple[Part[frozenset[Side]], Part[frozenset[Side]], tuple[str, str]]]:
    """Yield each part with the first one before it that is on the other side of a pair, the earlier one first."""
    before: dict[Side, list[Part[frozenset[Side]]]] = {}
    for part in sorted(hand.parts, key=lambda part: sorted(part.said)):
        others = (
            (earlier, pair)
            for pair, side in sorted(part.said)
            for earlier in before.get((pair, 1 - side), ())
            if (earlier.role.key != part.role.key) is hand.is_person and meet(earlier, part, graph)
        )
        found = next(others, None)
        if found:
            yield found[0], part, known.pairs[found[1]]
        for each in part.said:
            listed = before.setdefault(each, [])
            if len(listed) < _MOST_COMPARED:
                listed.append(part)
