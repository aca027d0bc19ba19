"""Which duties of a matrix are those of a starter, whatever they are called: by name, or by what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.graph import ResponsibilityGraph
from raci.joining.titles import significant
from raci.levels import tier_word
from raci.names import fold
from raci.titles import place_wording
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.model import Duty, Matrix

_LIKE: Final = 90.0
_FEWEST: Final = 2
"""The words that an object must have to say alone what a duty is about: `sales strategy` does, `ticket` does not."""
_SMALL: Final = frozenset(
    {"a", "about", "after", "all", "an", "at", "by", "each", "every", "from", "in", "into", "on", "to", "with"}
)


def likenesses(duties: Sequence[Duty], matrix: Matrix) -> dict[str, list[str]]:
    """Return key of a starter's duty → keys of the duties of a matrix that are the same, the likest first.

    The same are duties of the same name, of nearly the same name, and those that are about the same thing with the same
    verb, or none: `Sales strategy and planning` is `Set the sales strategy`. Not where their scopes are of different
    tiers. The cost grows with the duties of the matrix.
    """
    graph = ResponsibilityGraph(matrix)
    by_name: dict[str, list[Duty]] = {}
    for each in matrix.duties:
        by_name.setdefault(fold(each.name), []).append(each)
    about = _About(duties)
    by_object: dict[str, list[Duty]] = {}
    for each in matrix.duties:
        for key in about.meant(each):
            by_object.setdefault(key, []).append(each)
    names = list(by_name)
    found = {}
    for duty in duties:
        exact = by_name.get(fold(duty.name), [])
        near = [each for name in _near(duty.name, names) for each in by_name[name] if _verbs_agree(duty, each)]
        same = dict.fromkeys(each.key for each in (*exact, *near, *by_object.get(duty.key, ())))
        found[duty.key] = [key for key in same if _scopes_agree(duty, graph.duty(key), graph)]
    return found


def _near(name: str, names: Sequence[str]) -> list[str]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - costs an import, used where a matrix is completed

    hits = process.extract(fold(name), names, scorer=fuzz.token_sort_ratio, score_cutoff=_LIKE, limit=5)
    return [hit for hit, _, _ in hits]


class _About:
    """Duties by the words of their objects: all but the verb they begin with, and the small ones."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self._objects = {duty.key: (duty, _object(duty.name)) for duty in duties}
        self._holding: dict[str, list[str]] = {}
        for key, (_, words) in self._objects.items():
            if words:
                self._holding.setdefault(min(words), []).append(key)

    def meant(self, duty: Duty) -> Iterator[str]:
        """Yield the keys of the duties that a duty of the matrix is about."""
        words = _words(duty.name)
        for word in words:
            for key in self._holding.get(word, ()):
                known, needed = self._objects[key]
                if needed <= words and (
                    _same_verb(known, duty) or (len(needed) >= _FEWEST and _verbs_agree(known, duty))
                ):
                    yield key


def _object(name: str) -> frozenset[str]:
    """Return what a verb-led name is about: `Set the sales strategy` is about sales, strategy."""
    return _words(" ".join(plain_words(name)[1:]))


def _words(name: str) -> frozenset[str]:
    said = significant(" ".join(plain_words(name)))
    return frozenset(word.removesuffix("s") for word in said if word not in _SMALL)


def _same_verb(known: Duty, duty: Duty) -> bool:
    return plain_words(known.name)[:1] == plain_words(duty.name)[:1]


def _verbs_agree(known: Duty, duty: Duty) -> bool:
    """Tell whether a duty says to do what the starter's says: with the same verb, or without leading with any."""
    if _same_verb(known, duty):
        return True
    placed, other = place_wording(duty.name), place_wording(known.name)
    if placed.verb.split(" ")[:1] == plain_words(duty.name)[:1]:
        return False
    return not (placed.verbs and other.verbs) or placed.verbs == other.verbs


def _scopes_agree(known: Duty, duty: Duty, graph: ResponsibilityGraph) -> bool:
    """Tell whether two duties concern parts of the organization of one tier, or one of them does not say."""
    scope = graph.scope_of(duty)
    if scope is None or known.scope is None:
        return True
    wanted = known.scope.units[0][1]
    return graph.organization.known_tier(scope) in {"", tier_word(wanted.removeprefix("each ")), tier_word(wanted)}
