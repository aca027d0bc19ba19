"""Changes that no mender makes in the user's own file are told, and nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import openpyxl
import pytest
from mendings import mended

from raci.model import Role
from raci.model.change import (
    AddRole,
    Change,
    Move,
    MoveRole,
    RemoveRole,
    Rename,
    RenameRole,
    Restate,
    Revise,
    ReviseRole,
)

if TYPE_CHECKING:
    from pathlib import Path

CSV: Final = "Duty,Manager,Clerk\nApprove bid,A,R\nWrite bid,A,R\n"
TEXTS: Final = {
    "plan.csv": CSV,
    "plan.md": "| Duty | Manager | Clerk |\n| --- | --- | --- |\n| Approve bid | A | R |\n| Write bid | A | R |\n",
    "plan.yaml": "duties:\n- {name: Approve bid, A: Manager, R: Clerk}\n- {name: Write bid, A: Manager, R: Clerk}\n",
    "plan.xlsx": CSV,
}
CHANGES: Final[tuple[Change, ...]] = (
    Rename("Write bid", "Write offer", "Write offer"),
    Move("Write bid", "Approve bid"),
    Revise("Write bid", "number", "1"),
    AddRole(Role("Lawyer", "Lawyer")),
    RemoveRole("Clerk"),
    RenameRole("Clerk", "Writer", "Writer"),
    MoveRole("Clerk", "Manager"),
    ReviseRole("Clerk", "level", "manager"),
    Restate("title", "Bids"),
)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_it_is_refused_with_what_it_would_do(tmp_path: Path, name: str, change: Change) -> None:
    path = tmp_path / name
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for line in CSV.splitlines():
            book.worksheets[0].append(line.split(","))
        book.save(path)
    else:
        path.write_text(TEXTS[name], "utf-8")
    done = mended(path, [change])

    assert done.reasons == [
        f"{change}, which is not done in the file itself; change it there by hand, or write a new file"
    ]
    assert done.path.read_bytes() == path.read_bytes()
