"""Mending files in tests: what was refused, what the copy reads as, which lines are others."""

from __future__ import annotations

import difflib
from functools import reduce
from typing import TYPE_CHECKING, Final, NamedTuple

from hypothesis import strategies as st

import raci
from raci.menders import Mend, mender_for
from raci.model import Duty
from raci.model.change import Add, Assign, Change, Remove, Withdraw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from raci.menders import Refusal
    from raci.model import Matrix

ROLES: Final = ("Head of Sales", "Bid Writer", "Lawyer", "Finance Director")
DUTIES: Final = ("Approve bid", "Write offer", "Sign contract", "Pay invoice", "Train staff", "Publish report")
CELLS: Final = ("A", "R", "C", "I", "A/R", "", "R (first draft)")


class Mended(NamedTuple):
    """What came of mending a file: its copy, and the refusals."""

    path: Path
    refusals: tuple[Refusal, ...]

    @property
    def reasons(self) -> list[str]:
        """Why mends were refused."""
        return [refusal.reason for refusal in self.refusals]


def mended(path: Path, *mends: Sequence[Change], matrix: int = 0) -> Mended:
    """Make mends in one matrix of a file, each of some changes, and return what came of it."""
    read = raci.read_all(path)[matrix]
    target = path.with_name(f"mended{path.suffix}")
    made = [Mend(read, tuple(changes)) for changes in mends]
    return Mended(target, mender_for(path).mend(path, made, target))


def applied(path: Path, *changes: Change) -> Matrix:
    """Return the matrix of a file with changes applied."""
    return reduce(lambda matrix, change: change.apply(matrix), changes, raci.read(path))


def lines_changed(one: Path, other: Path) -> list[str]:
    """Return the lines, without their ends, that are in one of two files only, with `-` or `+` before them."""
    old, new = (path.read_bytes().decode("utf-8").splitlines() for path in (one, other))
    found = difflib.unified_diff(old, new, n=0, lineterm="")
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Return the rows of a table: a head with four roles, then six duties, each with three letters or more."""
    rows = [["Duty", *ROLES], [DUTIES[0], "A", "R", "C", "I"]]
    for duty in DUTIES[1:]:
        cells = draw(st.lists(st.sampled_from(CELLS), min_size=len(ROLES), max_size=len(ROLES)))
        filled = [cell or "C" for cell in cells] if cells.count("") > 1 else cells
        rows.append([duty, *filled])
    return rows


@st.composite
def changes_to(draw: st.DrawFn, matrix: Matrix, *, rows: bool = True, remarks: bool = True) -> list[Change]:
    """Return changes to a matrix that fit one after the other; no duty loses its last letters."""
    duty, role = (st.sampled_from([each.key for each in things]) for things in (matrix.duties, matrix.roles))
    letters = st.lists(st.sampled_from("RACI"), min_size=1, max_size=3, unique=True).map(tuple)
    remark = st.sampled_from(("", "", "on demand", "until May")) if remarks else st.just("")
    kinds: list[st.SearchStrategy[Change]] = [st.builds(Assign, duty, role, letters, remark)]
    kinds.append(st.builds(Withdraw, duty, role))
    if rows:
        kinds.append(st.builds(Remove, duty))
        new = st.sampled_from(("Answer customer", "Order goods: new", 'Check "quality", twice'))
        cell = st.tuples(role, letters, remark)
        cells = st.lists(cell, min_size=2, max_size=3, unique_by=lambda each: each[0]).map(tuple)
        kinds.append(st.builds(lambda name, held, at: Add(Duty(name, name), held, at), new, cells, st.none() | duty))
    found: list[Change] = []
    for change in draw(st.lists(st.one_of(kinds), min_size=1, max_size=5)):
        if _fits(matrix, (*found, change)):
            found.append(change)
    return found


def _fits(matrix: Matrix, changes: Iterable[Change]) -> bool:
    """Tell whether changes can be made, each to another cell, and leave each duty two letters and three duties."""
    seen: set[tuple[str, str]] = set()
    gone: set[str] = set()
    for change in changes:
        cell = (change.duty, change.role)
        before = change.before if isinstance(change, Add) else None
        if cell in seen or change.duty in gone or before in gone:
            return False
        seen.add(cell)
        if isinstance(change, Remove):
            gone.add(change.duty)
            if any(duty == change.duty for duty, role in seen if role):
                return False
        if not isinstance(change, Add) and not any(duty.key == change.duty for duty in matrix.duties):
            return False
        try:
            matrix = change.apply(matrix)
        except raci.RaciError:
            return False
    return len(matrix.duties) > 2 and all(len(row) > 1 for row in matrix.rows)
