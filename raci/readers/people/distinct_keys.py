"""Keys that nobody shares, whatever the order of the rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def distinct(keys: Sequence[str], order: Callable[[int], Any]) -> list[str]:
    """Return the keys, those that are doubled with a number: the second `Clerk` is `Clerk (2)`.

    Of equal keys the one that `order` (of its position) puts first stays as it is.
    """
    counts = Counter(keys)
    if len(counts) == len(keys):
        return list(keys)
    found = list(keys)
    taken = set(counts)
    doubled = sorted((key, order(place), place) for place, key in enumerate(keys) if counts[key] > 1)
    last, number = "", 1
    for key, _, place in doubled:
        if key != last:
            last, number = key, 1
            continue
        number += 1
        while f"{key} ({number})" in taken:
            number += 1
        found[place] = f"{key} ({number})"
        taken.add(found[place])
    return found
