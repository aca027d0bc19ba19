"""Matrices for laws of writing and reading: everything that a matrix can say, in the hardest words there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from raci.model import (
    Duty,
    Holding,
    Letter,
    Level,
    Limit,
    Mark,
    Matrix,
    Notation,
    Organization,
    Participation,
    Person,
    Role,
    Scope,
    Unit,
    duty_key,
)
from raci.notations import known_notations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Entry, Row

HARD: Final = (
    "=SUM(A1:A9)", "+1", "-", "@now", "'quoted'", '"double"', "<b>&amp;</b>", "]]>", "漢字 の役割", "عربى", "עברית",
    "👩‍🚀 rocket", "e\u0301", "two  blanks", " edge ", "line\nbreak", "tab\there", "bell\x07", "_x0041_", "A", "R/A",
    "a", "A (R)", "n/a", "N/A", "1", "1.10", "TRUE", "#N/A", "2024-01-01", "; ", "a; b", "x: y", "geo: EMEA",
    "›", "a › b",
    "yes", "Role", "raci:key", "Accountable", "Responsible", "Check", "Matrix", "Level", "No.", "null", "[]", "{}",
    "x" * 300, "Plan #2", "Head of Sales", "Clerk", "\u202eabc", "\u200b", "ß", "SS", "İ",
)  # fmt: skip
"""Texts that have meant something else to some program."""

NAMES: Final = st.one_of(
    st.sampled_from(HARD),
    st.text(st.characters(exclude_categories=("Cs", "Cn", "Co"), exclude_characters="\r\x00"), min_size=1, max_size=12),
)
_OPTIONAL: Final = st.one_of(st.none(), NAMES)
_LISTS: Final = st.lists(NAMES, max_size=3, unique=True).map(tuple)
_SCOPES: Final = st.one_of(
    st.none(),
    st.sampled_from(["EMEA", "each region", "company"]).map(lambda unit: Scope((("", unit),))),
    st.lists(st.tuples(st.one_of(st.just(""), NAMES), NAMES), max_size=3).map(lambda pairs: Scope(tuple(pairs))),
)
_AMOUNTS: Final = st.one_of(st.integers(0, 10**12).map(float), st.floats(allow_nan=False, allow_infinity=False))
_LIMITS: Final = st.lists(
    st.builds(Limit, _AMOUNTS, st.one_of(st.just(""), NAMES), st.one_of(st.just(""), NAMES)), max_size=2
).map(tuple)


@st.composite
def own_notations(draw: st.DrawFn) -> Notation:
    """Return a notation nobody has."""
    codes = draw(
        st.lists(
            st.one_of(st.sampled_from(["R", "A", "Si", "a", "R1", "Lead", "N", "O"]), NAMES),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    letters = tuple(
        Letter(
            code,
            draw(NAMES),
            draw(st.sampled_from(Participation)),
            draw(st.integers(0, 2)),
            draw(st.sampled_from([None, 1, 3])),
        )
        for code in codes
    )
    pairs = [one + other for one in codes for other in codes if one != other]
    combine = draw(st.lists(st.sampled_from([*pairs, "?"]), max_size=3, unique=True))
    return Notation(draw(NAMES), letters, tuple(combine))


@st.composite
def whole_matrices(draw: st.DrawFn) -> Matrix:
    """Return a matrix with anything in it that a matrix can have, but no organization."""
    notation = draw(st.one_of(st.sampled_from(known_notations()), own_notations()))
    roles = draw(_roles())
    duties = draw(_duties())
    codes = [letter.letter for letter in notation.letters]
    cells = st.one_of(st.none(), st.none(), _entries(notation, codes))
    rows: list[Row] = []
    for _ in duties:
        said = {role.key: draw(cells) for role in roles}
        rows.append({key: entry for key, entry in said.items() if entry is not None})
    marks = draw(_marks(duties, roles))
    title = draw(st.one_of(st.just(""), NAMES))
    return Matrix(notation, roles, duties, tuple(rows), title, marks)


def _entries(notation: Notation, codes: Sequence[str]) -> st.SearchStrategy[Entry]:
    letters = st.lists(st.sampled_from([*codes, *codes, "X", "Ω"]), min_size=1, max_size=3, unique=True)
    remarks = st.one_of(st.just(""), st.just(""), st.just("veto"), NAMES)
    return st.builds(lambda held, remark: notation.entry(held, remark=remark), letters, remarks)


@st.composite
def _marks(draw: st.DrawFn, duties: Sequence[Duty], roles: Sequence[Role]) -> tuple[Mark, ...]:
    if not duties or not roles:
        return ()
    mark = st.builds(
        lambda text, duty, role: Mark(text, duty.key, role.key), NAMES, st.sampled_from(duties), st.sampled_from(roles)
    )
    return tuple(draw(st.lists(mark, max_size=3)))


@st.composite
def _roles(draw: st.DrawFn) -> tuple[Role, ...]:
    keys = draw(st.lists(NAMES, max_size=5, unique=True))
    deepest = draw(st.integers(0, 3))
    made = []
    for key in keys:
        same = draw(st.booleans())
        lines = st.one_of(st.sampled_from(keys), NAMES)
        made.append(
            Role(
                key,
                key if same else draw(NAMES),
                draw(_LISTS),
                tuple(draw(st.lists(st.one_of(st.sampled_from(["North", "South"]), NAMES), max_size=deepest))),
                draw(_OPTIONAL),
                draw(_SCOPES),
                draw(st.one_of(st.none(), lines)),
                draw(_LISTS),
                draw(st.sampled_from(["position", "position", "group", "external", "agent"])),
                dotted=tuple(draw(st.lists(lines, max_size=2, unique=True))),
                limits=draw(_LIMITS),
                vacant=draw(st.booleans()),
            )
        )
    return tuple(made)


@st.composite
def _duties(draw: st.DrawFn) -> tuple[Duty, ...]:
    sections = draw(st.lists(st.lists(NAMES, min_size=1, max_size=3).map(tuple), max_size=3))
    made: list[Duty] = []
    taken: set[str] = set()
    for _ in range(draw(st.integers(0, 6))):
        section = draw(st.sampled_from([(), *sections]))
        name = draw(NAMES)
        key = draw(st.one_of(st.just(duty_key(section, name)), NAMES))
        while key in taken:
            key += " #2"
        taken.add(key)
        parent = draw(st.one_of(st.none(), st.sampled_from(sorted(taken))))
        made.append(
            Duty(
                key, name, section, draw(st.sampled_from(["", "1.1", "2"])), parent, draw(_SCOPES), None, draw(_LIMITS)
            )
        )
    return tuple(made)


@st.composite
def with_organizations(draw: st.DrawFn, matrix: Matrix) -> Matrix:
    """Return a matrix within an organization of its own roles, some of them as the matrix has them, and others."""
    units = _chain(draw, Unit, draw(st.lists(NAMES, max_size=4, unique=True)))
    persons = draw(st.lists(NAMES, max_size=3, unique=True))
    lines = st.sampled_from(persons) if persons else st.nothing()
    people = tuple(
        Person(
            key, draw(NAMES), draw(st.sampled_from(["", "a@b.example"])), None, draw(st.one_of(st.none(), lines)),
            tuple(draw(st.lists(lines, max_size=2, unique=True))),
        )
        for key in persons
    )  # fmt: skip
    own = [draw(st.sampled_from([role, replace(role, holders=()), replace(role, level="x")])) for role in matrix.roles]
    others = [
        Role(key, draw(NAMES), group=("G",), scope=draw(_SCOPES))
        for key in draw(st.lists(NAMES, max_size=3, unique=True))
    ]
    known = {role.key for role in own}
    roles = (*own, *(role for role in others if role.key not in known))
    held = tuple(draw(st.lists(_holdings(people, roles), max_size=3))) if roles and people else ()
    levels = tuple(
        Level(key, draw(NAMES), rank) for rank, key in enumerate(draw(st.lists(NAMES, max_size=3, unique=True)), 1)
    )
    table = {tier: tuple(draw(_LISTS)) for tier in draw(st.lists(NAMES, max_size=2, unique=True))}
    tiers = {"": tuple(draw(st.lists(NAMES, min_size=1, max_size=3, unique=True)))} if units else {}
    return replace(matrix, organization=Organization(units, levels, roles, people, held, table, tiers=tiers))


def _chain(draw: st.DrawFn, made: type[Unit], keys: Sequence[str]) -> tuple[Unit, ...]:
    units: list[Unit] = []
    for key in keys:
        parent = draw(st.sampled_from([None, *(unit.key for unit in units)]))
        units.append(
            made(key, draw(NAMES), draw(st.one_of(st.just(""), NAMES)), draw(st.one_of(st.just(""), NAMES)), parent)
        )
    return tuple(units)


def _holdings(people: Sequence[Person], roles: Sequence[Role]) -> st.SearchStrategy[Holding]:
    days = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2050, 1, 1)))
    return st.builds(
        lambda person, role, start, deputy, scope: Holding(person.key, role.key, start, None, deputy, None, scope),
        st.sampled_from(people), st.sampled_from(roles), days, st.booleans(), _SCOPES,
    )  # fmt: skip
