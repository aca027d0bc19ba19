"""Which duties localize others: the same work, for a part of what the other is done for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.joining.titles import significant
from raci.model import Scope
from raci.names import look_alikes, words
from raci.titles import place_wording
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.answers.describing import Descriptions
    from raci.model import Duty

_LIKE: Final = 85.0
_EVERYWHERE: Final = Scope((("", "organization"),))
_EACH: Final = frozenset({"each", "every", "all"})


class Acting(NamedTuple):
    """A duty, and which of two roles act on it."""

    described: Descriptions
    duty: Duty
    one: bool
    other: bool


def localizing(acting: Sequence[Acting]) -> Iterator[tuple[int, int]]:
    """Yield positions (wide, narrow) of duties where the narrow one, of one role, localizes the wide one of the other.

    It has the same name apart from words of scope, or one much like it, and a scope that is a part of the other's. Each
    narrow duty is told once, and localizes none that itself localizes another.
    """
    taken: set[int] = set()
    wide: set[int] = set()
    for one, other in _alike(acting):
        first, second = acting[one], acting[other]
        pair = (one, other) if _is_part(second, first) else (other, one) if _is_part(first, second) else None
        if pair is None or not _of_both(acting[pair[0]], acting[pair[1]]):
            continue
        if pair[1] not in taken | wide and pair[0] not in taken:
            taken.add(pair[1])
            wide.add(pair[0])
            yield pair


def _alike(acting: Sequence[Acting]) -> Iterator[tuple[int, int]]:
    """Yield pairs of duties with like names, those with the same name first."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - costs an import, used where two roles are compared

    bare = [_bare(each) if each.one or each.other else "" for each in acting]
    first: dict[str, list[int]] = {}
    for place, name in enumerate(bare):
        first.setdefault(name, []).append(place)
    for name, places in first.items():
        if name:
            widest = min(places, key=lambda place: _breadth(acting[place], [acting[each] for each in places[:20]]))
            yield from ((widest, place) for place in places if place != widest)
    for one, other, _ in look_alikes(bare):
        if bare[one] != bare[other] and fuzz.token_sort_ratio(bare[one], bare[other]) >= _LIKE:
            yield one, other


def _bare(each: Acting) -> str:
    """Return the words of a duty's name that say nothing of its scope."""
    placed = place_wording(each.duty.name)
    named = each.described.words(each.duty.scope) if each.duty.scope else ""
    scope = {word for said in (*placed.scope, named) for word in plain_words(said)} | _EACH
    kept = [word for word in plain_words(each.duty.name) if word not in scope]
    return " ".join(significant(" ".join(kept or words(each.duty.name))))


def _breadth(each: Acting, others: Sequence[Acting]) -> int:
    """Return how many of a few duties a duty does not take in: the fewer, the wider it is."""
    return sum(not _is_part(other, each) for other in others)


def _is_part(narrow: Acting, wide: Acting) -> bool:
    """Tell whether the scope of a duty is a part, and not the whole, of another one's; none is all there is."""
    organization = wide.described.graph.organization
    inner = narrow.described.graph.scope_of(narrow.duty) or _EVERYWHERE
    outer = wide.described.graph.scope_of(wide.duty) or _EVERYWHERE
    return organization.covers(outer, inner) and not organization.covers(inner, outer)


def _of_both(wide: Acting, narrow: Acting) -> bool:
    """Tell whether one role acts on the wide duty and the other on the narrow one, and not both on both."""
    crossed = (wide.one and narrow.other) or (wide.other and narrow.one)
    return crossed and not (wide.one and wide.other and narrow.one and narrow.other)
