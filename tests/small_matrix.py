"""A small matrix for the tests of writers, and writing it to text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from raci.model import Duty, Limit, Mark, Matrix, Role, Scope, duty_key
from raci.notations import get
from raci.writers import Export, write_export

if TYPE_CHECKING:
    from pathlib import Path

DAY: Final = date(2026, 6, 30)


def bakery(role: str = "Head Baker", duty: str = "Mix the dough", title: str = "Bakery", remark: str = "") -> Matrix:
    """Return a matrix of two roles and three duties, in which these names and this remark stand."""
    notation = get("RACI")
    roles = (
        Role(role, role, group=("Kitchen",), level="head", scope=Scope((("", "Bakery"),))),
        Role("Apprentice", "Apprentice", group=("Kitchen",), reports_to=role, limits=(Limit(50_000, "", "EUR"),)),
    )
    duties = (
        Duty(duty_key(("Morning",), duty), duty, ("Morning",), "1.10", scope=Scope((("", "each shop"),))),
        Duty("Morning › Bake", "Bake", ("Morning",)),
        Duty("Close", "Close"),
    )
    rows = (
        {role: notation.entry("AR", remark=remark), "Apprentice": notation.entry("C")},
        {role: notation.entry("A"), "Apprentice": notation.entry("R")},
        {role: notation.entry("A")},
    )
    return Matrix(notation, roles, duties, rows, title, (Mark("by turns", "Close", "Apprentice"),))


def written(folder: Path, name: str, *matrices: Matrix, form: str | None = None) -> str:
    """Return what a file of this name holds after the matrices were written to it, with line ends as they are."""
    path = folder / name
    write_export(Export(matrices or (bakery(),), (), DAY), path, form)
    return path.read_bytes().decode()
