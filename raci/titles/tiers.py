"""Which part of the organization a title speaks of: the region of "Sales Manager EMEA", the site of "Store Manager"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.titles.parts import Head
    from raci.titles.placement import Level, Tier
    from raci.titles.tokens import Token

_USUAL: Final[dict[Level | None, Tier]] = {
    "executive": "organization",
    "head": "organization",
    "director": "organization",
    "manager": "department",
    "lead": "team",
    "specialist": "team",
}
_LITTLE: Final = ("article", "joint", "modifier", "outside", "inside", "opening")
_LED: Final = frozenset({"manager", "lead"})


def tier_of(head: Head, parts: Sequence[tuple[Token, ...]]) -> tuple[Tier | None, tuple[str, ...]]:
    """Return the tier of a title, and its words that say so: none where the tier is the usual one."""
    words, place = _in_a_row(head, parts)
    beside = _neighbours(words, place)
    wide = [each for each, token in enumerate(words) if each != place and _scope(token, "")]
    near = [each for each in (*beside, *_end_of_what_is_led(head, place)) if _scope(words[each], "near")]
    if near and (not wide or (near[0] < wide[0] and _tier(words[near[0]]) == "site")):
        return _tier(words[near[0]]), (words[near[0]].text,)
    if wide:
        return _tier(words[_last_in_a_row(wide)]), tuple(words[each].text for each in wide)
    vague = next((each for each in range(place) if _scope(words[each], "vague")), None)
    if vague is not None and not _names_group_led(head, words[vague + 1 : place + 1]):
        return _tier(words[vague]), (words[vague].text,)
    return _usual(head, words, place, beside), ()


def _last_in_a_row(places: Sequence[int]) -> int:
    """Return the last of the places that follow the first without a gap: `territory` of "Northern Territory"."""
    return next(each for count, each in enumerate(places) if each + 1 != places[min(count + 1, len(places) - 1)])


def _names_group_led(head: Head, after: Sequence[Token]) -> bool:
    """Tell whether a word such as "group" says what is led ("Group Leader"), not where ("Group Finance Director")."""
    return head.meaning.level in _LED and (len(after) == 1 or after[0].has("field"))


def _in_a_row(head: Head, parts: Sequence[tuple[Token, ...]]) -> tuple[list[Token], int]:
    words: list[Token] = []
    place = 0
    for part in parts:
        if part is head.part:
            place = len(words) + head.place
        words.extend(part)
    return words, place


def _neighbours(words: Sequence[Token], place: int) -> list[int]:
    """Return the places of the words beside the head, little words aside."""
    before = next((each for each in range(place - 1, -1, -1) if not _is_little(words[each])), None)
    after = next((each for each in range(place + 1, len(words)) if not _is_little(words[each])), None)
    return [each for each in (before, after) if each is not None]


def _end_of_what_is_led(head: Head, place: int) -> tuple[int, ...]:
    """Return the place of `department` in "Head of the Legal Department": the last word of what a position leads."""
    after = head.place + 1
    leads = head.meaning.sort == "rank" and after < len(head.part) - 1 and head.part[after].has("joint")
    return (place + len(head.part) - 1 - head.place,) if leads else ()


def _is_little(token: Token) -> bool:
    return token.has(*_LITTLE) and not token.has("scope", "field")


def _scope(token: Token, where: str) -> bool:
    found = token.meanings.get("scope")
    return found is not None and found.where == where and not token.has("plain")


def _tier(token: Token) -> Tier | None:
    return token.meanings["scope"].tier


def _usual(head: Head, words: Sequence[Token], place: int, beside: Sequence[int]) -> Tier | None:
    meaning = head.meaning
    if meaning.sort in {"external", "agent"}:
        return None
    if meaning.sort == "group":
        top = meaning.tier == "team" and any(words[each].has("top") for each in range(place))
        return "organization" if top else meaning.tier
    led = [words[each].meanings["field"].tier for each in beside if words[each].has("field")]
    if led and (meaning.level in _LED or (meaning.level == "director" and not _is_function(words, beside))):
        return led[0]
    if meaning.level == "specialist" and meaning.tier is None and place and words[place - 1].has("top"):
        return "organization"
    return meaning.tier or _USUAL.get(meaning.level)


def _is_function(words: Sequence[Token], beside: Sequence[int]) -> bool:
    return any(words[each].has("field") and words[each].has("function", "suite") for each in beside)
