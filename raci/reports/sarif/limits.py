"""How much GitHub takes of one run: the worst findings stay, and it is said how many do not."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from raci.reports.counting import by_severity, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.reports.told import Told

MOST_RESULTS: Final = 25_000
"""Results of a run that GitHub takes, of which it shows 5,000."""
MOST_BYTES: Final = 9_500_000
"""Bytes of a log after gzip, with room for what is not results; GitHub takes 10 MB."""


def fitting(results: Sequence[str]) -> Sequence[str]:
    """Return as many of the results, from the first on, as GitHub takes in one file."""
    kept = results
    while (size := _size(kept)) > MOST_BYTES:
        kept = kept[: int(len(kept) * 0.9 * MOST_BYTES / size)]
    return kept


def _size(results: Sequence[str]) -> int:
    """Return how many bytes results take; what is small enough as it is need not be compressed to know."""
    plain = sum(map(len, results))
    if plain * 4 <= MOST_BYTES:
        return plain
    squeezed = zlib.compressobj(6)
    return sum(len(squeezed.compress(each.encode())) for each in results) + len(squeezed.flush())


def remark(left_out: Sequence[Told], kept: int) -> str:
    """Return a sentence that says what is not in the log; empty if all is."""
    if not left_out:
        return ""
    total = len(left_out) + kept
    what = by_severity(each.finding for each in left_out)
    return (
        f"{len(left_out):,} of {counted(total, 'finding')} are left out ({what}): GitHub takes at most"
        f" {MOST_RESULTS:,} of a run and 10 MB; the worst are kept"
    )
