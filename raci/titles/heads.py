"""Which word of a title says what the role is: `director` of "Director of Sales", `assistant` of "Sales Assistant"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.titles.choosing import choose, is_candidate
from raci.titles.parts import HEADS, POSSESSOR, Head, parts_of
from raci.titles.unlisted import ALONE, SOFTWARE, by_ending, leading_craft
from raci.titles.vocabulary import Meaning

if TYPE_CHECKING:
    from raci.titles.tokens import Token

_MODIFIERS: Final = frozenset({"modifier", "article", "scope", "opening", "top", "outside", "inside"})
_LADDER: Final = ("executive", "head", "director", "manager", "lead")
_OFFICER: Final = Meaning("rank", "executive", "organization", "", "alone", frozenset())


def head_of(title: str) -> tuple[Head | None, list[tuple[Token, ...]]]:
    """Return the head of a title and all its parts; no head where there are no words."""
    parts = parts_of(title)
    heads = [head for part in parts if (head := _head(part))]
    if not heads:
        return None, parts
    best = max(head.found for head in heads)
    equal = [head for head in heads if head.found == best]
    chosen = equal[0]
    for other in equal[1:]:
        if _outranks(other, chosen):
            chosen = other
    return chosen, parts


def _outranks(other: Head, chosen: Head) -> bool:
    """Tell whether the later of two titles in one goes first: "Founder & CEO", "Customer & Market Manager"."""
    if other.meaning.sort == "rank" and chosen.meaning.sort == "rank":
        return _LADDER.index(str(other.meaning.level)) < _LADDER.index(str(chosen.meaning.level))
    if chosen.place or not other.part[0].has("and"):
        return False
    return other.meaning.sort in {"rank", "staff"} and chosen.meaning.sort in {"external", "group"}


def _head(part: tuple[Token, ...]) -> Head | None:
    phrase = _before_joint(part)
    start = next((place for place in phrase if not _only_colours(part[place])), phrase[0] if phrase else 0)
    if not phrase:
        return None
    if (alone := part[-1].meanings.get("alone")) and all(map(_only_colours, part[:-1])):
        return Head(part, len(part) - 1, alone, 3)
    if officer := _chief(part, phrase):
        return officer
    if start + 1 < len(part) and (leading := part[start].meanings.get("leading")):
        return Head(part, start, leading, 3)
    if craft := leading_craft(part, phrase, start):
        return craft
    if candidates := [place for place in phrase if is_candidate(part, place, phrase[-1])]:
        place = choose(part, candidates, start)
        return Head(part, place, _meaning(part, phrase, place), 3)
    return by_ending(part, phrase)


def _before_joint(part: tuple[Token, ...]) -> range:
    """Return the places before the first "of", "for", "de" …, after the last possessor ("Director's Office")."""
    begin = max((place + 1 for place, token in enumerate(part) if token.text == POSSESSOR), default=0)
    if begin >= len(part):
        begin = 0
    while begin < len(part) - 1 and part[begin].has("article", "and") and not part[begin].has(*HEADS):
        begin += 1
    end = next((place for place in range(begin + 1, len(part)) if part[place].has("joint")), len(part))
    return range(begin, end)


def _only_colours(token: Token) -> bool:
    return token.has(*_MODIFIERS) and (token.has("modifier") or not token.has(*HEADS, "leading"))


def _meaning(part: tuple[Token, ...], phrase: range, place: int) -> Meaning:
    token = part[place]
    before = [part[each] for each in phrase if each < place]
    if token.has("actor") and _is_software(part, place):
        return SOFTWARE
    found = next((token.meanings[sort] for sort in HEADS if sort in token.meanings), ALONE)
    if found.sort != "staff" or found.tier == "organization":
        return found if found.sort != "actor" else ALONE
    if chief := next((each.meanings["chief"] for each in before if "chief" in each.meanings), None):
        return chief._replace(sort="rank")
    opening = [each.meanings["opening"] for each in before if "opening" in each.meanings]
    return opening[0]._replace(sort="rank") if opening else found


def _is_software(part: tuple[Token, ...], place: int) -> bool:
    """Tell whether "agent" or "assistant" is software here: by its mind ("AI"), or by doing no work of people's."""
    if any(token.has("mind") for token in part):
        return True
    does = [token for token in part[:place] if not token.has("modifier", "article", "scope", "top")]
    return bool(does) and part[place].text.startswith("agent") and not any(token.has("human") for token in does)


def _chief(part: tuple[Token, ...], phrase: range) -> Head | None:
    """Return the head of "Chief … Officer", and of "Chief of …"."""
    chief = next((place for place in phrase if part[place].has("chief")), None)
    if chief is None or not all(token.has(*_MODIFIERS) for token in part[phrase[0] : chief]):
        return None
    last = part[phrase[-1]]
    if chief == phrase[-1]:
        of_something = last.has("rank") and len(part) > chief + 1
        return Head(part, chief, last.meanings["chief"]._replace(sort="rank"), 3) if of_something else None
    if not last.has("officer") and not last.text.endswith(" officer"):
        return None
    known = all(part[place].has("suite") for place in range(chief + 1, phrase[-1]))
    return Head(part, phrase[-1], _OFFICER if known else _OFFICER._replace(sure=""), 3)
