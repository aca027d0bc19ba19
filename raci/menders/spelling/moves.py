"""Places that each stand for letters, and hold roles: which a role leaves and which it enters to have other letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Moves(NamedTuple):
    """The places that a role leaves and enters, and the letters for which there is no place."""

    leave: list[int]
    enter: list[int]
    missing: list[str]


def moves(places: Sequence[tuple[str, ...]], held: Collection[int], wanted: Sequence[str]) -> Moves:
    """Return how a role comes to have just the letters that are wanted.

    `places` are the letters of each place (`Responsible`, `A/R`), `held` those in which the role is. It leaves a place
    only for a letter that is not wanted, and enters those that stand for most of what is missing.
    """
    goal = frozenset(wanted)
    leave = [place for place in sorted(held) if not goal.issuperset(places[place])]
    stays = [place for place in held if place not in leave]
    missing = goal.difference(*(places[place] for place in stays))
    enter: list[int] = []
    for place in sorted(range(len(places)), key=lambda each: -len(places[each])):
        if places[place] and missing.issuperset(places[place]):
            enter.append(place)
            missing -= set(places[place])
    return Moves(leave, sorted(enter), [letter for letter in wanted if letter in missing])
