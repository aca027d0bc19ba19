"""What a title without any listed head says: by how its last word ends, or by the function it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.titles.parts import Head
from raci.titles.vocabulary import Meaning, endings

if TYPE_CHECKING:
    from raci.titles.tokens import Token

ALONE: Final = Meaning("staff", "specialist", None, "", "", frozenset())
"""One who does the work, as long as nothing else is known."""

SOFTWARE: Final = Meaning("agent", None, None, "", "", frozenset())
_DEED: Final = Meaning("group", None, "department", "", "", frozenset())
_OUTSIDER: Final = Meaning("external", None, None, "", "", frozenset())


def leading_craft(part: tuple[Token, ...], phrase: range, start: int) -> Head | None:
    """Return the head of "Head Referee": a craft that is known only by its ending, after a word that opens a rank."""
    opening = part[start].meanings.get("opening")
    craft = part[phrase[-1]]
    if opening is None or phrase[-1] == start or craft.meanings or not craft.text.endswith(endings("person")):
        return None
    return Head(part, phrase[-1], opening._replace(sort="rank"), 2)


def by_ending(part: tuple[Token, ...], phrase: range) -> Head | None:
    """Return the head of a title without any known head: by how its last word ends, or by the function it names."""
    place = phrase[-1]
    word = part[place].text
    if part[place].has("outside"):
        return Head(part, place, _OUTSIDER, 2)
    if any(part[each].has("opening") for each in phrase) and len(phrase) > 1:
        opening = next(part[each].meanings["opening"] for each in phrase if part[each].has("opening"))
        return Head(part, place, opening._replace(sort="rank"), 2)
    if all(part[each].has("function", "suite", "plain", "article", "scope", "field", "mind", "and") for each in phrase):
        by_scope = part[place].has("scope") and not part[place].has("function", "plain", "field")
        return Head(part, place, _DEED, 1 if by_scope else 2)
    if part[place].has("function"):
        return Head(part, place, _DEED, 2)
    if part[place].meanings:
        return Head(part, place, ALONE, 0)
    if word not in endings("agent") and word.endswith(endings("agent")):
        return Head(part, place, SOFTWARE, 2)
    if word.endswith(endings("activity")):
        return Head(part, place, _DEED, 2)
    return Head(part, place, ALONE, 2 if word.endswith(endings("person")) else 0)
