"""Cells that somebody once touched far below everything else: they would make a sheet a million rows long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.layout.reading import Note

GAP: Final = 10_000
"""Empty rows after which a few cells belong to nothing above them."""
_FEW: Final = 20


def end_of(rows: Sequence[Sequence[Any]]) -> int:
    """Return how many rows there are without the few cells that stand very far below all others."""
    end = len(rows)
    while (shorter := _without_last(rows, end)) < end:
        end = shorter
    return end


def _without_last(rows: Sequence[Sequence[Any]], end: int) -> int:
    """Return the end of the rows above the last gap, if only a few cells stand below it; else the end as it is."""
    gap = below = 0
    for number in range(end, 0, -1):
        row = rows[number - 1]
        filled = len(row) - row.count("")
        if not filled:
            gap += 1
            continue
        if gap >= GAP:
            return number
        gap, below = 0, below + filled
        if below > _FEW:
            break
    return end


def notes_on(rows: Sequence[Sequence[Any]], end: int, path: str, sheet: str) -> Iterator[Note]:
    """Yield where the cells begin that are left out, if there are any: rows may have been empty to the end."""
    from raci.layout.reading import Note  # noqa: PLC0415 - hardly any sheet has such cells
    from raci.model import Location  # noqa: PLC0415

    for number in range(end, len(rows)):
        filled = [column for column, value in enumerate(rows[number], 1) if value != ""]
        if filled:
            sentence = f"from here on a few cells stand more than {GAP:,} rows below all others; they were not read"
            yield Note("doubt", sentence, Location(path, sheet, number + 1, filled[0]))
            return
