"""Random grids: whatever the cells hold, nothing is raised, nothing is invented, and places are true."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from grids import role_names, understood
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raci.layout.codes import is_mark
from raci.layout.grid import Area, Grid
from raci.layout.kinds import shown
from raci.model import Matrix, column_number
from raci.names import fold, latin, squeeze
from raci.notations import meaning_of

_THOROUGH: Final = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_LETTERS: Final = [
    "R",
    "A",
    "C",
    "I",
    "A/R",
    "RA",
    "R*",
    "r",
    "(R)",
    "R (veto)",
    "\u0410",
    "S",
    "V",
    "D",
    "x",
    "-",
    "n/a",
]
_WORDS: Final = [
    "Task", "Role", "RACI", "Status", "Phase", "#", "Total", "Legend", "Manager", "Clerk", "Head of Sales", "Mon",
    "Responsible", "Accountable", "Consulted", "Informed", "Sell bread", "Buy flour", "1.1 Bake", "SHOP", "R = Red",
    "R = Responsible, A = Accountable", "Manager, Clerk", "Ada Byron (Clerk)", "[Enter task]",
]  # fmt: skip
_DAY: Final = dt.date(2024, 5, 1)

codes: Final = st.sampled_from(_LETTERS)
words: Final = st.sampled_from(_WORDS)
values: Final = st.one_of(
    codes,
    codes,
    words,
    st.none(),
    st.just(""),
    st.integers(-5, 99),
    st.floats(),
    st.booleans(),
    st.just(_DAY),
    st.text(max_size=8),
    st.text(alphabet="\x00\x01\n\t\u200b\u202e\ud800 /,;|()[]=-", max_size=8),
    st.just("a very long text " * 12),
)


_HEADINGS: Final = [
    ["Task", "Manager", "Clerk", "Head of Sales", "Engineer", "Ada", "Status"],
    ["#", "Task", "Manager", "Clerk", "Comments", "Engineer", "Total"],
    ["Phase", "Task", "Manager", "", "Manager", "Clerk", "Owner"],
    ["Role", "Sell bread", "Buy flour", "Bake bread", "Clean oven", "Pay", "Pack"],
    ["Task", "Responsible", "Accountable", "Consulted", "Informed", "Due", ""],
    ["Task", "Role", "RACI", "Comments", "", "", ""],
    ["Role", "Task", "R", "A", "C", "I", "Status"],
]
heading_rows: Final = st.one_of(*map(st.just, _HEADINGS), st.lists(values, min_size=7, max_size=7))


@st.composite
def grids(draw: st.DrawFn, *, merged: bool = True) -> Grid:
    """Draw a grid with the look of a matrix, a list or a table of anything; now and then of random cells only."""
    height, width = draw(st.integers(0, 9)), draw(st.integers(0, 7) | st.integers(3, 7))
    first = draw(st.sampled_from([words, values, st.text(min_size=1, max_size=12)]))
    inner = draw(st.sampled_from([st.one_of(codes, st.just("")), codes, values, words]))
    rows: list[list[object]] = [[draw(inner if column else first) for column in range(width)] for _ in range(height)]
    rows.insert(0, list(draw(heading_rows))[:width])
    if draw(st.booleans()):
        rows.insert(0, draw(st.lists(words | values, max_size=2)))
    if draw(st.booleans()):
        rows = [row[: draw(st.integers(1, 7))] for row in rows]
    areas: tuple[Area, ...] = ()
    if merged:
        corner = st.tuples(st.integers(0, 9), st.integers(0, 7))
        areas = tuple(
            Area(top, left, top + draw(st.integers(0, 3)), left + draw(st.integers(0, 3)))
            for top, left in draw(st.lists(corner, max_size=3))
        )
    return Grid(rows, "plan.xlsx", "Plan", areas)


@_THOROUGH
@given(st.lists(grids(), max_size=3))
def test_whatever_the_cells_hold_is_read_or_refused(found: list[Grid]) -> None:
    understanding = understood(*found)

    assert bool(understanding.readings) != bool(understanding.reason)


told: Final = st.fixed_dictionaries(
    {},
    optional={
        "transposed": st.booleans(),
        "notation": st.sampled_from(["RACI", "RASCI", "DACI"]),
        "header": st.integers(1, 12),
        "duties": st.sampled_from("ABCDEFGHZ"),
        "range": st.sampled_from(["A1:D6", "B2:C3", "C3:Z99"]),
    },
)


@_THOROUGH
@given(grids(), told)
def test_whatever_the_user_says_is_read_or_refused(found: Grid, options: dict[str, Any]) -> None:
    understanding = understood(found, **options)

    assert bool(understanding.readings) != bool(understanding.reason)


def _is_sound(matrix: Matrix) -> bool:
    """Tell whether keys are unique, rows belong to duties, and every assignment to a role."""
    roles, duties = [role.key for role in matrix.roles], [duty.key for duty in matrix.duties]
    return (
        len(set(roles)) == len(roles)
        and len(set(duties)) == len(duties) == len(matrix.rows)
        and all(row.keys() <= set(roles) for row in matrix.rows)
    )


@_THOROUGH
@given(grids())
def test_what_is_read_is_a_sound_matrix(found: Grid) -> None:
    for reading in understood(found).readings:
        assert _is_sound(reading.matrix), (role_names(reading.matrix), [duty.key for duty in reading.matrix.duties])


def _cell(found: Grid, name: str) -> str:
    """Return the text of a cell such as `C7`."""
    letters = name.rstrip("0123456789")
    row, column = int(name[len(letters) :]) - 1, column_number(letters) - 1
    return shown(found.rows[row][column]) if row < len(found.rows) and column < len(found.rows[row]) else ""


def _says(text: str, letter: str) -> bool:
    """Tell whether a text holds a letter, or a word for it."""
    meanings = {meaning.letter for word in (text, *text.split()) if (meaning := meaning_of(word))}
    return letter.upper() in latin(text).upper() or letter in meanings


@_THOROUGH
@given(grids(merged=False))
def test_letters_stand_in_the_cells_where_they_are_located(found: Grid) -> None:
    for reading in understood(found).readings:
        matrix = reading.matrix
        if matrix.source.letter_columns:
            continue  # names under letters have a law of their own
        for each in matrix.assignments():
            text = _cell(found, matrix.locate(each.duty, each.role, each.entry).cell)
            said = [letter for letter in each.entry.letters if _says(text, letter)]
            united = bool(matrix.source.cells)  # a list may give a role its letters in several rows
            right = bool(said) or is_mark(text) if united else said == list(each.entry.letters)  # … or by ticks
            assert right, (each.duty.name, each.role.name, text)


@_THOROUGH
@given(grids(merged=False))
def test_names_under_letters_stand_in_the_cells_where_they_are_located(found: Grid) -> None:
    for reading in understood(found).readings:
        matrix = reading.matrix
        for each in matrix.assignments() if matrix.source.letter_columns else ():
            text = _cell(found, matrix.locate(each.duty, each.role, each.entry).cell)
            assert fold(each.role.name) in fold(text) or each.role.name in text, (each.role.name, text)


@_THOROUGH
@given(grids(merged=False))
def test_duties_and_roles_stand_in_the_cells_where_they_are_located(found: Grid) -> None:
    for reading in understood(found).readings:
        matrix = reading.matrix
        for duty in matrix.duties:
            text = squeeze(_cell(found, matrix.locate(duty).cell))
            assert duty.name in {text, duty.number, "(unnamed)"} or text == "", (duty.name, text)
