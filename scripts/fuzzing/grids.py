"""Grids as text that mutates well: a line for each row, bars between cells, and areas that are merged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fuzzing.files import MATRICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.layout.grid import Area, Grid, Value

_MERGED: Final = re.compile(r"^=(\d{1,3}) (\d{1,3}) (\d{1,3}) (\d{1,3})$")
_NUMBER: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?")
_MOST: Final = 12_000
BETWEEN: Final = "\n===\n"
"""Stands between the sheets of a file, or between the files of a target that takes several."""


def grids_in(data: bytes) -> list[Grid]:
    """Return the grids that a text says; the longer ones are cut."""
    from raci.layout.grid import Grid  # noqa: PLC0415 - imported where it is measured what it covers

    sheets = data[:_MOST].decode("utf-8", "replace").split(BETWEEN)[:4]
    return [Grid(_rows(sheet), "fuzzed.xlsx", f"Sheet{number}", tuple(_merges(sheet)))
            for number, sheet in enumerate(sheets, 1)]  # fmt: skip


def _rows(sheet: str) -> list[list[Value]]:
    lines = (line for line in sheet.split("\n") if not _MERGED.match(line))
    return [[_value(cell) for cell in line.split("|")] for line in lines]


def _value(cell: str) -> Value:
    return float(cell) if _NUMBER.fullmatch(cell) else cell


def _merges(sheet: str) -> Iterator[Area]:
    from raci.layout.grid import Area  # noqa: PLC0415 - imported where it is measured what it covers

    rows = sheet.count("\n") + 1
    for line in sheet.split("\n"):
        if found := _MERGED.match(line):
            top, left, down, across = map(int, found.groups())
            if top < rows:
                yield Area(top, left, top + min(down, 40), left + min(across, 40))


def messy_grids(most: int = 3_000) -> list[bytes]:
    """Return the smaller sheets of matrices/messy as such texts."""
    from raci.readers import read_document  # noqa: PLC0415 - imported where it is measured what it covers

    found = []
    for path in sorted((MATRICES / "messy").glob("*.xlsx")):
        text = BETWEEN.join(map(_text, read_document(path).grids))
        if len(text) <= most:
            found.append(text.encode())
    return found


def _text(grid: Grid) -> str:
    rows = ["|".join(str("" if cell is None else cell).replace("\n", " ").replace("|", "/") for cell in row)
            for row in grid.rows]  # fmt: skip
    merged = [f"={area.top} {area.left} {area.bottom - area.top} {area.right - area.left}" for area in grid.merges]
    return "\n".join([*rows, *merged])
