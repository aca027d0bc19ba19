"""Files of matrices for laws of the rules between files: few names, so that they meet, contradict and are misspelt."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from raci.joining import join
from raci.model import Allowance, Duty, Matrix, Organization, Role, Scope, Source, Unit, duty_key
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Sequence

ROLES: Final = (
    "Sales Manager", "Sales Mgr", "Manager, Sales", "Head of Sales", "Business Analyst", "BA", "Lawyer", "Lawyers",
)  # fmt: skip
DUTIES: Final = (
    "Set prices", "set prices.", "Final inspection of goods", "Ship the order after final inspection of goods",
    "Set the regional targets", "Pay invoice", "Zahlung prüfen", "\ud800 odd", "",
)  # fmt: skip
TITLES: Final = ("Plan", "Pay invoice", "Set prices", "")
_SECTIONS: Final = ((), (), ("Retail",), ("Pay invoice", "Later"))
_SCOPES: Final = (None, None, "north", "south", "all", "each region")
_HOLDERS: Final = ((), ("Ann Lee",), ("Ben Ito", "Ann Lee"), ("Cleo Diaz",), ("Dan Roe",))
SHARED: Final = Organization(
    units=(
        Unit("all", "Tarn Mills", tier="organization"),
        Unit("north", "North", tier="region", parent="all"),
        Unit("south", "South", tier="region", parent="all"),
    ),
    roles=(
        Role("hos", "Head of Sales", aliases=("Sales Manager",)),
        Role("ba", "Business Analyst", aliases=("BA",), reports_to="hos"),
        Role("law", "Lawyer", reports_to="hos"),
    ),
    path="org.yaml",
)


@st.composite
def matrices_of_file(draw: st.DrawFn, path: str) -> tuple[Matrix, ...]:
    """Return one matrix of a file, or two, each with an organization of its own, with the shared one, or without."""
    return tuple(draw(_matrices(path, sheet)) for sheet in ("Plan", "Later")[: draw(st.integers(1, 2))])


@st.composite
def files(draw: st.DrawFn) -> list[tuple[Matrix, ...]]:
    """Return the matrices of two files to five."""
    return [draw(matrices_of_file(f"{place}/m{number}.xlsx")) for number, place in enumerate(draw(_FOLDERS))]


_FOLDERS: Final = st.lists(st.sampled_from(("a", "b", "ä", "\ud800")), min_size=2, max_size=5)


@st.composite
def _matrices(draw: st.DrawFn, path: str, sheet: str) -> Matrix:
    notation = get("RACI")
    names = draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=4, unique=True))
    aliases = draw(st.sampled_from(((), (), ("Lawyer",), ("BA", "Head of Sales"))))
    held = [draw(st.sampled_from(_HOLDERS)) for _ in names]
    roles = tuple(
        Role(name, name, () if number else aliases, holders=people, source=(1, number + 2))
        for number, (name, people) in enumerate(zip(names, held, strict=True))
    )
    duties = tuple(draw(_duties()))
    letters = [(), ("A",), ("R",), ("C",), ("I",), ("A", "R"), ("X",)]
    rows = []
    for _ in duties:
        held = [draw(st.sampled_from(letters)) for _ in roles]
        rows.append({role.key: notation.entry(each) for role, each in zip(roles, held, strict=True) if each})
    area = (1, 1, len(duties) + 1, len(roles) + 1)
    matrix = Matrix(
        notation, roles, duties, tuple(rows), draw(st.sampled_from(TITLES)), source=Source(path, sheet, area),
        allowances=draw(_allowances()),
    )  # fmt: skip
    own = Organization(units=SHARED.units, roles=SHARED.roles[:1], path=path, sheet="Roles")
    organization = draw(st.sampled_from((None, None, SHARED, own)))
    return join(matrix, organization) if organization else matrix


@st.composite
def _duties(draw: st.DrawFn) -> Sequence[Duty]:
    found: dict[str, Duty] = {}
    for row, name in enumerate(draw(st.lists(st.sampled_from(DUTIES), min_size=1, max_size=5)), 2):
        section, unit = draw(st.sampled_from(_SECTIONS)), draw(st.sampled_from(_SCOPES))
        key = duty_key(section, name)
        scope = Scope((("", unit),)) if unit else None
        found.setdefault(key, Duty(key, name, section, str(row), scope=scope, source=(row, 1)))
    return list(found.values())


def _allowances() -> st.SearchStrategy[tuple[Allowance, ...]]:
    allowed = (
        Allowance("REG001", "agreed", "Set prices"),
        Allowance("REG", "agreed", role="Lawyer"),
        Allowance("REG002", "agreed", until=date(2020, 1, 1)),
    )
    return st.lists(st.sampled_from(allowed), max_size=1).map(tuple)
