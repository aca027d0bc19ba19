"""Cells far below everything else: told, not read, and no burden; what belongs together is read wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbooks import with_rows

import raci

if TYPE_CHECKING:
    from pathlib import Path


def test_a_cell_far_below_is_told_and_not_read(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "plan.xlsx", '<row r="1048576"><c r="B1048576"><v>1</v></c></row>')
    found = raci.understand(path)

    assert [f"{note.location}: {note.message}" for note in found.notes] == [
        (
            f"{path}:Plan!B1048576: "
            "from here on a few cells stand more than 10,000 rows below all others; they were not read"
        )
    ]
    assert [duty.name for duty in found.readings[0].matrix.duties] == ["Sell", "Buy"]


def test_cells_at_several_far_places_are_left_out(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in (40_000, 80_000, 1_000_000))
    found = raci.understand(with_rows(tmp_path / "plan.xlsx", rows))

    assert [note.location.row for note in found.notes] == [40_000]
    assert len(found.readings[0].matrix.duties) == 2


def test_many_cells_below_a_gap_are_read(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><v>Duty {row}</v></c><c r="B{row}" t="str"><v>A</v></c></row>'
        for row in range(20_000, 20_040)
    )
    found = raci.understand(with_rows(tmp_path / "plan.xlsx", rows))

    assert not any("not read" in note.message for note in found.notes)
