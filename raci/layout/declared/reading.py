"""Workbooks with declared sheets: those are read as declared, what people have added beside them as everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.crop import chosen
from raci.layout.declared.columns import BrokenError
from raci.layout.declared.lists import Lists
from raci.layout.declared.sheet import read_sheet
from raci.layout.grid import Region
from raci.layout.reading import Note, Understanding
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from raci.layout.grid import Grid
    from raci.layout.reading import Reading
    from raci.settings import LayoutSettings

REPORT = "report"
"""The name on a sheet that holds no matrix and no list, only what was found."""


def understood(
    grids: Sequence[Grid],
    options: LayoutSettings,
    guessed: Callable[[Sequence[Grid], LayoutSettings], Understanding],
) -> Understanding:
    """Return what stands in a workbook that raci has written; what cannot be read as declared is `guessed`.

    Where the user says how the layout is, nothing is taken as declared.
    """
    if replace(options, sheet=None) != type(options)():
        return guessed(grids, options)
    declaring = next(grid for grid in grids if grid.declared)
    lists = Lists(grids, declaring)
    picked = chosen(list(grids), options)
    shown = [grid for grid in picked if not grid.hidden] or picked
    hidden = [
        Note("info", f"the hidden sheet {grid.name} was not read", grid.location())
        for grid in picked
        if grid not in shown and _is_matrix(grid)
    ]
    readings, broken = _as_declared(filter(_is_matrix, shown), lists)
    notes = [*hidden, *broken]
    ours = set() if broken else {sheet for grid in grids for sheet in _lists_of(grid)}
    others = [
        grid for grid in shown if grid.name not in readings and grid.name not in ours and REPORT not in grid.declared
    ]
    found = guessed(others, replace(options, sheet=None)) if others or not readings else Understanding()
    if not readings:
        return replace(found, notes=(*notes, *found.notes))
    order = {grid.name: place for place, grid in enumerate(grids)}
    every = [*readings.values(), *found.readings]
    every.sort(key=lambda reading: order.get(reading.matrix.source.sheet, len(order)))
    organization = lists.organization([lists.matrix(grid) for grid in shown if grid.name in readings])
    return Understanding(tuple(every), (*notes, *found.notes), organization=organization or found.organization)


def _as_declared(grids: Iterable[Grid], lists: Lists) -> tuple[dict[str, Reading], list[Note]]:
    """Return what was read as declared, by the name of the sheet, and a note of each that no longer is as declared."""
    readings: dict[str, Reading] = {}
    broken = []
    for grid in grids:
        try:
            readings[grid.name or ""] = read_sheet(grid, lists)
        except BrokenError as error:
            broken.append(Note("doubt", f"raci wrote this sheet, but {error}; its layout was guessed", grid.location()))
    return readings, broken


def _is_matrix(grid: Grid) -> bool:
    """Tell whether raci wrote a matrix onto a sheet, as far as any name still says so."""
    return "duties" in grid.declared or "roles" in grid.declared


def _lists_of(grid: Grid) -> set[str]:
    """Return the sheets of the tables that a workbook declares."""
    return {said.sheet for said in grid.declared.values() if isinstance(said, Region)}
