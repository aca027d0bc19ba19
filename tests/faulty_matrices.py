"""Matrices made at random with every fault that the live checks know, in any notation."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from raci.model import Duty, Mark, Matrix, Role, Scope, duty_key
from raci.model.organization import Organization, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Notation, Row

_THINGS: Final = ("budget", "loading plan", "recipe book", "price list", "rota", "recall notice", "audit file")
_REMARKS: Final = ("", "", "", "veto", "with A/R", "only C")
_MARKS: Final = ("see handbook", "TBD 2027", "?", "-", "n/a", "B/A?")
_REGIONS: Final = ("North", "South", "East")
_SECTIONS: Final = ((), ("Plan",), ("Plan", "Later"), ("Run",))


def faulty_matrix(notation: Notation, seed: int) -> Matrix:
    """Return a matrix whose rows hold any letters: none, right ones, too many, strange ones, remarks, other texts."""
    random = Random(seed)  # noqa: S311 - no secret
    roles = tuple(_roles(random))
    duties: list[Duty] = []
    rows, marks = [], []
    for place in range(random.randint(8, 25)):
        duty = _duty(place, random, duties)
        duties.append(duty)
        row = _row(notation, roles, random)
        rows.append(row)
        free = [role.key for role in roles if role.key not in row]
        if free and random.random() < 0.15:
            marks.append(Mark(random.choice(_MARKS), duty.key, random.choice(free)))
    units = (
        Unit("all", "All", "geography", "organization"),
        *(Unit(name.lower(), name, "geography", "region", "all") for name in _REGIONS),
    )
    return Matrix(
        notation, roles, tuple(duties), tuple(rows), f"Made {seed}", tuple(marks), organization=Organization(units)
    )


def _roles(random: Random) -> Iterator[Role]:
    for place in range(random.randint(2, 9)):
        scope = Scope((("geography", random.choice(_REGIONS).lower()),)) if random.random() < 0.5 else None
        yield Role(f"r{place}", f"Role {place}", scope=scope)


def _duty(place: int, random: Random, above: list[Duty]) -> Duty:
    name, section = f"Approve {random.choice(_THINGS)} {place}", _SECTIONS[place * len(_SECTIONS) // 26]
    parent = random.choice(above).key if above and random.random() < 0.1 else None
    return Duty(duty_key(section, name), name, section, parent=parent)


def _row(notation: Notation, roles: tuple[Role, ...], random: Random) -> Row:
    codes = [letter.letter for letter in notation.letters]
    kind = random.random()
    if kind < 0.1:
        return {}
    if kind < 0.3:
        codes = [random.choice(codes)]
    row = {}
    for role in roles:
        if random.random() < 0.5:
            held = random.sample(codes, min(len(codes), random.choice((1, 1, 1, 1, 2, 3))))
            if random.random() < 0.03:
                held = [*held, "X"] if random.random() < 0.5 else ["X"]
            row[role.key] = notation.entry(held, remark=random.choice(_REMARKS))
    return row
