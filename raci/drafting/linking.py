"""Which duties are local versions of wider ones: the same work apart from words of scope, for a part of the whole."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from raci.drafting.likeness import stems
from raci.titles import TIERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SCOPES: Final = stems(
    "regional region local localized national country territory district area branch site team global company"
    " organization departmental regionale lokale gebiet filiale régional local"
)
_CROWD: Final = 60


def localized(duties: Sequence[tuple[str, str, str, str]]) -> Mapping[str, str]:
    """Return narrow duty → the wide one it localizes, of duties as (key, name, role, tier).

    The narrow one has the same words for the work, and is of another role; of several wide ones the first counts.
    """
    bare = {key: stems(name) - _SCOPES for key, name, _, _ in duties}
    by_words: defaultdict[frozenset[str], list[tuple[str, str, str]]] = defaultdict(list)
    for key, _, role, tier in duties:
        by_words[bare[key]].append((key, role, tier))
    found: dict[str, str] = {}
    for key, name, role, tier in duties:
        if not bare[key] or tier not in TIERS:
            continue
        for wide, other, width in by_words[bare[key]][:_CROWD]:
            if other != role and width in TIERS and TIERS.index(width) < TIERS.index(tier) and len(stems(name)) >= 2:  # noqa: PLR2004
                found[key] = wide
                break
    return found
