"""Places in a sheet as runs of equal steps: the rows of a matrix follow each other, and say so in five numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.model import Place


def runs_of(places: Iterable[Place | None]) -> list[list[int]]:
    """Return places as runs: row, column, the steps to the next row and column, how many; or how many have none."""
    runs: list[list[int]] = []
    last: list[int] = [0, 0]
    for place in places:
        if place is None:
            if len(last) == 1:
                last[0] += 1
            else:
                runs.append(last := [1])
            continue
        row, column = place
        if len(last) == 5:  # noqa: PLR2004 - a run of places
            top, left, down, across, count = last
            if count == 1:
                last[2:] = row - top, column - left, 2
                continue
            if row == top + down * count and column == left + across * count:
                last[4] = count + 1
                continue
        runs.append(last := [row, column, 0, 0, 1])
    return runs


def places_of(runs: Sequence[Sequence[Any]]) -> list[Place | None]:
    """Return the places that runs stand for."""
    places: list[Place | None] = []
    for run in runs:
        if len(run) == 1:
            places += [None] * run[0]
        else:
            row, column, down, across, count = run
            places += [(row + down * step, column + across * step) for step in range(count)]
    return places
