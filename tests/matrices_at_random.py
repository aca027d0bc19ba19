"""Matrices for laws: any letters for any duty and role, with names as people write them."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from raci.model import Duty, Matrix, Role, Source, duty_key
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Row

ROLES: Final = (
    "Head of Sales",
    "Bid Writer",
    "Lawyer",
    "Finance Director",
    "Team",
    "Plant Manager",
    "Ada Lovelace",
    "QA",
)
DUTIES: Final = (
    "Approve bid", "Write offer", "Sign contract", "Pay invoice", "Train staff", "Publish report", "Manage project",
    "Check quality", "Order goods", "Answer customer",
)  # fmt: skip
_SECTIONS: Final = ((), ("Plan",), ("Plan", "Later"))


@st.composite
def matrices(draw: st.DrawFn, notations: Sequence[str] = ("RACI", "RASCI", "DACI", "RACI-VS")) -> Matrix:
    """Return a matrix of up to five roles and six duties, each cell with no, one, or several letters."""
    notation = get(draw(st.sampled_from(notations)))
    roles = draw(st.permutations(ROLES))[: draw(st.integers(1, 5))]
    duties = draw(st.permutations(DUTIES))[: draw(st.integers(1, 6))]
    letters = [letter.letter for letter in notation.letters]
    several = [*permutations(letters[:3], 2), (*letters[:2], "X"), tuple(letters)]
    choices = [(), (), *((letter,) for letter in letters), ("X",), *several]
    body = draw(st.binary(min_size=len(duties) * (len(roles) + 1), max_size=len(duties) * (len(roles) + 1)))
    made, rows = [], []
    for place, name in enumerate(duties):
        first, *cells = body[place * (len(roles) + 1) : (place + 1) * (len(roles) + 1)]
        section = _SECTIONS[first % len(_SECTIONS)]
        made.append(Duty(duty_key(section, name), name, section, source=(place + 2, 1)))
        said = ((role, choices[cell % len(choices)]) for role, cell in zip(roles, cells, strict=True))
        rows.append({role: notation.entry(held) for role, held in said if held})
    columns = tuple(Role(name, name, source=(1, column)) for column, name in enumerate(roles, 2))
    source = Source("law.xlsx", "Plan", (1, 1, len(duties) + 1, len(roles) + 1))
    return Matrix(notation, columns, tuple(made), tuple(rows), "Law", source=source)


@st.composite
def permuted(draw: st.DrawFn, matrix: Matrix) -> Matrix:
    """Return the matrix with its duties and roles in another order."""
    lines = draw(st.permutations(list(zip(matrix.duties, matrix.rows, strict=True))))
    roles = draw(st.permutations(matrix.roles))
    order = {role.key: place for place, role in enumerate(roles)}

    def turned(row: Row) -> Row:
        return dict(sorted(row.items(), key=lambda item: order[item[0]]))

    return replace(
        matrix,
        roles=tuple(roles),
        duties=tuple(duty for duty, _ in lines),
        rows=tuple(turned(row) for _, row in lines),
    )
