"""What a duty does and with what: "Approve supplier invoices" authorizes invoices of suppliers."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from raci.rules.accountability.titles import plain_words
from raci.rules.duties.wording import verb, wording
from raci.rules.separation.phrases import says_what, stem
from raci.rules.separation.vocabulary import class_words, compound, listed, may_act

_LONGEST: Final = 30
_NEAR: Final = 2


class Act(NamedTuple):
    """The classes of what a duty does, and the stems of the words that say what it is done with."""

    classes: frozenset[str]
    things: frozenset[str]


def act_of(name: str) -> Act | None:
    """Return what a duty authorizes, holds, records or verifies; None where it does none of these, or with nothing."""
    if not may_act(name):
        return None
    found = plain_words(name)[:_LONGEST]
    places = (_opening(found) or _closing(found)) if found else {}
    things = _things(found, places) if places else frozenset()
    weak = {place for place in places if not listed("weak").isdisjoint({found[place], compound(found[place])[1]})}
    if weak and things.isdisjoint(_booked()):
        places = {place: each for place, each in places.items() if place not in weak}
    return Act(frozenset(places.values()), things) if places and things else None


@cache
def _booked() -> frozenset[str]:
    return frozenset(map(stem, listed("booked")))


def _things(found: list[str], places: dict[int, str]) -> frozenset[str]:
    """Return what the acts are done with; in "Review and approve invoices" what stands first is none of it."""
    objects = [rest for rest, noun in (compound(found[place]) for place in places) if noun]
    first = 1 if _NEAR in places and found[1] in listed("joiners") else 0
    objects += [word for place, word in enumerate(found) if place >= first and place not in places]
    return frozenset(stem(word) for word in objects if says_what(word))


def _opening(found: list[str]) -> dict[int, str]:
    """Return the acts at the beginning, by place: "Approve …", "Payment of …", "Aprobación …", "Check and pay …"."""
    verbs, _, nouns, opening = class_words()
    word, second = found[0], found[1] if len(found) > 1 else ""
    first = verbs.get(word) or opening.get(word) or (nouns.get(word) if second in listed("links") else None)
    places = {0: first} if first else {}
    if second in listed("joiners") and len(found) > _NEAR and (joined := verbs.get(found[_NEAR])):
        places[_NEAR] = joined
    return places


def _closing(found: list[str]) -> dict[int, str]:
    """Return the acts at the end, by place: "Invoice approval", "… prüfen und freigeben", "Zahlungsfreigabe"."""
    _, closing, nouns, _ = class_words()
    last = len(found) - 1
    if found[last] in closing:
        places = {last: closing[found[last]]}
        if last > _NEAR and found[last - 1] in listed("joiners") and (joined := closing.get(found[last - _NEAR])):
            places[last - _NEAR] = joined
        return places
    said = nouns.get(found[last]) or nouns.get(compound(found[last])[1])
    if said and not _is_aim(found):
        return {last: said}
    first = nouns.get(compound(found[0])[1])
    return {0: first} if first else {}


def _is_aim(found: list[str]) -> bool:
    """Tell whether the noun that ends a duty is what another act is for: "Prepare for approval", "Request approval"."""
    if not listed("aims").isdisjoint(found[-1 - _NEAR : -1]):
        return True
    opening = verb(found[0], nouns=False)
    return len(found) > 1 and opening is not None and opening not in wording()["also_nouns"]
