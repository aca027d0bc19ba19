"""What became of the mutants of a package, and how sure its score is."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, Final

from mutation.apart import STILLBORN, TIMED_OUT, UNSEEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mutation.mutants import Mutant

HEAD: Final = (
    "| package | mutants | sampled | killed | timed out | survived | stillborn | score | 95 % interval |\n"
    "|---|---:|---:|---:|---:|---:|---:|---:|---|"
)
_SURE: Final = 1.959964
_LIVING: Final = frozenset({0, UNSEEN})


def survivors(statuses: Mapping[Mutant, int]) -> list[Mutant]:
    """Return the mutants that no test told from the program, by their places."""
    return sorted(
        (each for each, status in statuses.items() if status in _LIVING), key=lambda each: (each.path, each.line)
    )


def share(statuses: Mapping[Mutant, int]) -> float:
    """Return the share of the mutants that were killed or stopped; those that cannot be imported do not count."""
    counted = [status for status in statuses.values() if status != STILLBORN]
    return sum(status not in _LIVING for status in counted) / len(counted) if counted else 1.0


def line(package: str, all_of_them: int, statuses: Mapping[Mutant, int]) -> str:
    """Return the line of a package for the table."""
    tally = Counter(statuses.values())
    lived = sum(tally[status] for status in _LIVING)
    counted = len(statuses) - tally[STILLBORN]
    low, high = interval(counted - lived, counted)
    killed = counted - lived - tally[TIMED_OUT]
    return (
        f"| {package} | {all_of_them} | {len(statuses)} | {killed} | {tally[TIMED_OUT]} | {lived} "
        f"| {tally[STILLBORN]} | {100 * share(statuses):.1f} % | {100 * low:.1f} – {100 * high:.1f} % |"
    )


def interval(successes: int, trials: int) -> tuple[float, float]:
    """Return the 95 % interval of a share that a random sample shows.

    E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927.
    """
    if not trials:
        return 0.0, 1.0
    share, square = successes / trials, _SURE**2
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = _SURE / (1 + square / trials) * sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    return middle - half, middle + half
