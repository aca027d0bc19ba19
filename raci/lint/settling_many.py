"""Findings between very many matrices held against allowances, a few files at a time."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from raci.lint.allowing import Used
from raci.lint.judging import Judged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from raci.graph.summary import Unpacked
    from raci.lint.finding import Finding
    from raci.lint.settling import Settling
    from raci.model import Allowance, Location, Matrix

_AT_A_TIME: Final = 200


def settled_by_file(
    findings: Iterable[Finding], graphs: Unpacked, settling_of: Callable[[Sequence[Matrix]], Settling | None]
) -> Judged:
    """Return what of some findings is to be told, and what is allowed; they come in the order of their files.

    Only allowances that cover something are among those that are said to be used.
    """
    waiting = iter(findings)
    kept: list[Finding] = []
    allowed: list[Finding] = []
    covers: Counter[tuple[Allowance, Location | None]] = Counter()
    while chunk := list(islice(waiting, _AT_A_TIME)):
        paths = {place.path for each in chunk for place in (each.location, *each.related)}
        settling = settling_of([graph.matrix for graph in graphs.of_files(paths)])
        if settling is None:
            kept += chunk
            continue
        kept += settling.of_all(chunk)
        allowed += settling.allowed
        for used in settling.used():
            covers[used.allowance, used.allowance.at] += used.covers
    told = tuple(Used(allowance, count) for (allowance, _), count in covers.items() if count)
    return Judged(tuple(kept), tuple(allowed), told)
