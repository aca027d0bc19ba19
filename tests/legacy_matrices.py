"""Matrices as they grow over years: many faults, crowds of duties with nearly one name, people in two roles."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Final

from raci.model import Duty, Matrix, Role, Source, duty_key
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.model import Row

ROLES: Final = (
    "Head of Sales", "Bid Writer", "Lawyer", "Finance Director", "Project Team", "Plant Manager", "Cloud Vendor",
    "Ada Lovelace", "Internal Audit", "Buyer", "Project Manager", "Projects Manager", "Projekt Manager",
)  # fmt: skip
_ACTS: Final = ("Approve", "Pay", "Create", "Review", "Manage", "Define and apply", "Check", "Approval of")
_THINGS: Final = (
    "supplier invoice", "supplier invoices", "invoice of supplier", "annual budget", "annual budget proposal",
    "annual budget proposals", "test plan", "test plans", "price list", "supplier", "travel policy",
    "loading rota etc.",
)  # fmt: skip
_SECTIONS: Final = ((), ("Plan",), ("Plan", "Later"), ("Run",))


def legacy_matrix(
    seed: int, *, duties: int = 25, roles: int = 8, path: str = "law.xlsx", sections: bool = True
) -> Matrix:
    """Return a matrix with any letters in its cells; names repeat, now and then in one section."""
    random = Random(seed)  # noqa: S311 - no secret
    notation = get(random.choice(("RACI", "RASCI", "RACI-VS", "DACI")))
    columns = tuple(Role(name, name, source=(1, 2 + at)) for at, name in enumerate(random.sample(ROLES, roles)))
    codes = [letter.letter for letter in notation.letters]
    made: list[Duty] = []
    rows: list[Row] = []
    taken: set[str] = set()
    for _ in range(duties):
        section = random.choice(_SECTIONS) if sections else ()
        name = f"{random.choice(_ACTS)} {random.choice(_THINGS)}"
        made.append(Duty(_free(duty_key(section, name), taken), name, section))
        said = ((role.key, _held(random, codes)) for role in columns)
        rows.append({key: notation.entry(held) for key, held in said if held})
    matrix = Matrix(notation, columns, tuple(made), tuple(rows), "Law", source=Source(path, "Plan"))
    return numbered(matrix)


def _held(random: Random, codes: Sequence[str]) -> list[str]:
    kind = random.random()
    if kind < 0.45:
        return []
    return random.sample(codes, 2) if kind > 0.95 else ["X"] if kind > 0.93 else [random.choice(codes)]


def _free(plain: str, taken: set[str]) -> str:
    key, times = plain, 1
    while key in taken:
        times += 1
        key = f"{plain} #{times}"
    taken.add(key)
    return key


def numbered(matrix: Matrix) -> Matrix:
    """Return a matrix whose duties and roles stand where their order puts them, their keys counted anew."""
    taken: set[str] = set()
    duties = tuple(
        replace(duty, key=_free(duty_key(duty.section, duty.name), taken), source=(at, 1))
        for at, duty in enumerate(matrix.duties, 2)
    )
    roles = tuple(replace(role, source=(1, at)) for at, role in enumerate(matrix.roles, 2))
    area = (1, 1, len(duties) + 1, len(roles) + 1)
    return replace(matrix, duties=duties, roles=roles, source=replace(matrix.source, area=area))


def shuffled(matrix: Matrix, seed: int) -> Matrix:
    """Return a matrix with its rows and columns in another order."""
    random = Random(seed)  # noqa: S311 - no secret
    lines = list(zip(matrix.duties, matrix.rows, strict=True))
    random.shuffle(lines)
    roles = random.sample(matrix.roles, len(matrix.roles))
    order = {role.key: at for at, role in enumerate(roles)}
    rows = (dict(sorted(row.items(), key=lambda item: order[item[0]])) for _, row in lines)
    return numbered(replace(matrix, roles=tuple(roles), duties=tuple(duty for duty, _ in lines), rows=tuple(rows)))


def renamed(matrix: Matrix, old: str, new: str) -> Matrix:
    """Return a matrix in which a role has another name; the old one is among its other names."""
    roles = (
        replace(role, key=new, name=new, aliases=(*role.aliases, old)) if role.key == old else role
        for role in matrix.roles
    )
    rows = ({new if key == old else key: entry for key, entry in row.items()} for row in matrix.rows)
    return replace(matrix, roles=tuple(roles), rows=tuple(rows))


def sectioned(matrix: Matrix, seed: int) -> Matrix:
    """Return a matrix with new sections, each over some of the rows."""
    random = Random(seed)  # noqa: S311 - no secret
    section: tuple[str, ...] = ()
    duties = []
    for at, duty in enumerate(matrix.duties):
        if random.random() < 0.2:
            section = (f"Part {at}",)
        duties.append(replace(duty, section=(*section, *duty.section)))
    return numbered(replace(matrix, duties=tuple(duties)))


def with_letters(matrix: Matrix, duty: int, letters: Iterable[tuple[str, str]]) -> Matrix:
    """Return a matrix in which one duty, by its place, has other letters: role, letter."""
    rows = list(matrix.rows)
    rows[duty] = {role: matrix.notation.entry(letter) for role, letter in letters}
    return replace(matrix, rows=tuple(rows))
