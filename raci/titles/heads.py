"""Which word of a title says what the role is: `director` of "Director of Sales", `assistant` of "Sales Assistant"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.titles.parts import HEADS, POSSESSOR, parts_of
from raci.titles.vocabulary import Meaning, endings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.titles.tokens import Token

_MODIFIERS: Final = frozenset({"modifier", "article", "scope", "opening", "top", "outside", "inside"})
_HEAD_LAST: Final = frozenset({"en", "de", "nl", "tr", "zh", "ja"})
_BODIES: Final = ("group", "external", "agent", "actor")
_LADDER: Final = ("executive", "head", "director", "manager", "lead")
_LONE: Final = Meaning("staff", "specialist", None, "", "", frozenset())
_DEED: Final = Meaning("group", None, "department", "", "", frozenset())
_SOFTWARE: Final = Meaning("agent", None, None, "", "", frozenset())
_OFFICER: Final = Meaning("rank", "executive", "organization", "", "alone", frozenset())


class Head(NamedTuple):
    """The word that says what a role is, where it stands among the words of its part, and what it means.

    `found` says how it was found: 3 a word that is known, 2 by the function it names or by how it ends, 0 not at all.
    """

    part: tuple[Token, ...]
    place: int
    meaning: Meaning
    found: int


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
    return other.meaning.sort in {"rank", "staff"} and chosen.meaning.sort in {"external", "group"} and not chosen.place


def _head(part: tuple[Token, ...]) -> Head | None:
    phrase = _before_joint(part)
    start = next((place for place in phrase if not _only_colours(part[place])), phrase[0] if phrase else 0)
    if not phrase:
        return None
    if (alone := part[-1].meanings.get("alone")) and all(map(_only_colours, part[:-1])):
        return Head(part, len(part) - 1, alone, 3)
    if officer := _chief(part, phrase, start):
        return officer
    if start + 1 < len(part) and (leading := part[start].meanings.get("leading")):
        return Head(part, start, leading, 3)
    if candidates := [place for place in phrase if _is_candidate(part, place, phrase[-1])]:
        place = _choose(part, candidates, start)
        return Head(part, place, _meaning(part, phrase, place), 3)
    return _by_ending(part, phrase)


def _before_joint(part: tuple[Token, ...]) -> range:
    """Return the places before the first "of", "for", "de" …, after the last possessor ("Director's Office")."""
    begin = max((place + 1 for place, token in enumerate(part) if token.text == POSSESSOR), default=0)
    if begin >= len(part):
        begin = 0
    while begin < len(part) - 1 and part[begin].has("article") and not part[begin].has(*HEADS):
        begin += 1
    end = next((place for place in range(begin + 1, len(part)) if part[place].has("joint")), len(part))
    return range(begin, end)


def _only_colours(token: Token) -> bool:
    return token.has(*_MODIFIERS) and (token.has("modifier") or not token.has(*HEADS, "leading"))


def _is_candidate(part: tuple[Token, ...], place: int, last: int) -> bool:
    token = part[place]
    if not token.has(*HEADS):
        return False
    return place == last or not token.has("modifier", "top", "outside")


def _choose(part: tuple[Token, ...], candidates: Sequence[int], start: int) -> int:
    """Return the place of the head: the last candidate in English, the first in Romance and Slavic languages."""
    while (
        len(candidates) > 1 and _names_unit(part[candidates[-1]]) and any(part[each].has("rank") for each in candidates)
    ):
        candidates = candidates[:-1]
    first, last = candidates[0], candidates[-1]
    if first != start or first == last:
        return last
    opening, closing = _languages(part[first]), _languages(part[last])
    if opening & closing - _HEAD_LAST or (_HEAD_LAST.isdisjoint(closing) and not opening <= {"en"}):
        return first
    leads = part[first].meanings.get("rank")
    return first if leads and part[last].has(*_BODIES) and not part[last].has("rank", "staff") else last


def _names_unit(token: Token) -> bool:
    """Tell whether a word names a part of the organization that one may lead: "Sales Manager Southwest Region"."""
    scope = token.meanings.get("scope")
    return token.has("group") and not token.has("rank") and scope is not None and not scope.where


def _languages(token: Token) -> set[str]:
    return {language for sort in HEADS if sort in token.meanings for language in token.meanings[sort].languages}


def _meaning(part: tuple[Token, ...], phrase: range, place: int) -> Meaning:
    token = part[place]
    before = [part[each] for each in phrase if each < place]
    if token.has("actor") and _is_software(part, place):
        return _SOFTWARE
    found = next((token.meanings[sort] for sort in HEADS if sort in token.meanings), _LONE)
    if found.sort != "staff" or found.tier == "organization":
        return found if found.sort != "actor" else _LONE
    if chief := next((each.meanings["chief"] for each in before if "chief" in each.meanings), None):
        return chief._replace(sort="rank")
    opening = [each.meanings["opening"] for each in before if "opening" in each.meanings]
    return opening[0]._replace(sort="rank") if opening else found


def _is_software(part: tuple[Token, ...], place: int) -> bool:
    """Tell whether "agent" or "assistant" is software here: by its mind ("AI"), or an agent with no work of people's."""
    if any(token.has("mind") for token in part):
        return True
    does = [token for token in part[:place] if not token.has("modifier", "article", "scope", "top")]
    return bool(does) and part[place].text.startswith("agent") and not any(token.has("human") for token in does)


def _chief(part: tuple[Token, ...], phrase: range, start: int) -> Head | None:
    """Return the head of "Chief … Officer"."""
    if part[start].has("chief") and part[start].has("rank") and phrase[-1] == start and len(part) > start + 1:
        return Head(part, start, part[start].meanings["chief"]._replace(sort="rank"), 3)
    if not part[start].has("chief") or not part[phrase[-1]].has("officer") or phrase[-1] == start:
        return None
    known = all(part[place].has("suite") for place in range(start + 1, phrase[-1]))
    return Head(part, phrase[-1], _OFFICER if known else _OFFICER._replace(sure=""), 3)


def _by_ending(part: tuple[Token, ...], phrase: range) -> Head | None:
    """Return the head of a title without any known head: by how its last word ends, or by the function it names."""
    place = phrase[-1]
    word = part[place].text
    if part[place].has("outside"):
        return Head(part, place, Meaning("external", None, None, "", "", frozenset()), 2)
    if any(part[each].has("opening") for each in phrase) and len(phrase) > 1:
        opening = next(part[each].meanings["opening"] for each in phrase if part[each].has("opening"))
        return Head(part, place, opening._replace(sort="rank"), 2)
    if all(part[each].has("function", "suite", "plain", "article", "scope", "field", "mind", "and") for each in phrase):
        by_scope = part[place].has("scope") and not part[place].has("function", "plain", "field")
        return Head(part, place, _DEED, 1 if by_scope else 2)
    if part[place].meanings:
        return Head(part, place, _LONE, 0)
    if word not in endings("agent") and word.endswith(endings("agent")):
        return Head(part, place, _SOFTWARE, 2)
    if word.endswith(endings("activity")):
        return Head(part, place, _DEED, 2)
    return Head(part, place, _LONE, 2 if word.endswith(endings("person")) else 0)
