"""Laws of the layout floor: what is written is read back, and moving or turning a table changes places only."""

from __future__ import annotations

from typing import Final, NamedTuple

from grids import assigned, matrix_of, places, understood
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from raci.layout.grid import Grid
from raci.model import Duty, Matrix, Role, column_number
from raci.notations import get

_THOROUGH: Final = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Plain(NamedTuple):
    """A matrix as one writes it down: roles, duties, and the letters of each cell."""

    roles: list[str]
    duties: list[str]
    letters: list[list[str]]

    def rows(self) -> list[list[str]]:
        """Return the cells of the table, with a heading row."""
        return [["Task", *self.roles], *([duty, *row] for duty, row in zip(self.duties, self.letters, strict=True))]

    def assigned(self) -> dict[str, dict[str, str]]:
        """Return duty → role → letters."""
        rows = zip(self.duties, self.letters, strict=True)
        return {duty: {role: text for role, text in zip(self.roles, row, strict=True) if text} for duty, row in rows}


_PLACES: Final = ["Sales", "Plant", "Night", "Regional", "Finance", "Quality", "Data", "Customer", "Project", "Shift"]
_POSITIONS: Final = ["Manager", "Engineer", "Lead", "Analyst", "Director", "Officer", "Coordinator"]
_VERBS: Final = ["Approve", "Write", "Review", "Test", "Plan", "Order", "Close", "Update", "Publish", "Check"]
_THINGS: Final = [
    "the budget",
    "invoices",
    "test cases",
    "the roster",
    "spare parts",
    "the contract",
    "minutes",
    "a report",
]
role_lists: Final = st.lists(
    st.builds("{} {}".format, st.sampled_from(_PLACES), st.sampled_from(_POSITIONS)),
    min_size=2,
    max_size=6,
    unique=True,
)
duty_lists: Final = st.lists(
    st.builds("{} {}".format, st.sampled_from(_VERBS), st.sampled_from(_THINGS)), min_size=3, max_size=9, unique=True
)


@st.composite
def plain_matrices(draw: st.DrawFn) -> Plain:
    """Draw a matrix that a person would write: every duty has somebody who does it, and every role a part."""
    roles, duties = draw(role_lists), draw(duty_lists)
    cells = st.sampled_from(["", "", "R", "A", "C", "I", "R/A"])
    letters = [[draw(cells) for _ in roles] for _ in duties]
    for row in letters:
        row[draw(st.integers(0, len(roles) - 1))] = draw(st.sampled_from(["R", "R/A"]))
    for place in range(len(roles)):
        if not any(row[place] for row in letters):
            letters[draw(st.integers(0, len(duties) - 1))][place] = "I"
    return Plain(roles, duties, letters)


def _written(plain: Plain) -> Matrix:
    notation = get("RACI")
    rows = tuple(
        {role: notation.entry(text.split("/")) for role, text in row.items()} for row in plain.assigned().values()
    )
    roles = tuple(Role(name, name) for name in plain.roles)
    return Matrix(notation, roles, tuple(Duty(name, name) for name in plain.duties), rows, "Plan")


@_THOROUGH
@given(plain_matrices())
def test_a_matrix_written_as_a_grid_is_read_back_equal(plain: Plain) -> None:
    assert matrix_of(plain.rows()) == _written(plain)


@_THOROUGH
@given(plain_matrices(), st.integers(0, 60), st.integers(0, 30))
def test_moving_a_table_moves_its_places_and_nothing_else(plain: Plain, down: int, right: int) -> None:
    still = matrix_of(plain.rows())
    moved = matrix_of([*([""] for _ in range(down)), *([*[""] * right, *row] for row in plain.rows())])

    assert moved == still
    assert [duty.source for duty in moved.duties] == [
        (duty.source[0] + down, duty.source[1] + right) for duty in still.duties if duty.source
    ]
    assert [role.source for role in moved.roles] == [
        (role.source[0] + down, role.source[1] + right) for role in still.roles if role.source
    ]


@_THOROUGH
@given(plain_matrices(), st.integers(0, 40))
def test_moving_a_titled_table_moves_its_places_and_nothing_else(plain: Plain, down: int) -> None:
    rows = [["Responsibility matrix of the RASCI kind"], [""], *plain.rows()]

    assert matrix_of([*([""] for _ in range(down)), *rows]) == matrix_of(rows)


@_THOROUGH
@given(plain_matrices(), st.integers(1, 500), st.integers(1, 200))
def test_where_a_grid_begins_in_its_file_changes_places_only(plain: Plain, top: int, left: int) -> None:
    still, moved = matrix_of(plain.rows()), matrix_of(Grid(plain.rows(), "plan.xlsx", "Plan", top=top, left=left))

    assert moved == still
    assert moved.source.whole.row == still.source.whole.row + top
    assert moved.source.whole.column == still.source.whole.column + left


@_THOROUGH
@given(plain_matrices())
def test_a_turned_table_is_the_same_matrix(plain: Plain) -> None:
    still = matrix_of(plain.rows())
    turned = matrix_of([list(column) for column in zip(*plain.rows(), strict=True)], transposed=True)

    assert turned == still
    for (duty, role), cell in places(still).items():
        letters = cell.rstrip("0123456789")
        there = (column_number(letters), int(cell[len(letters) :]))
        assert places(turned)[duty, role] == f"{chr(64 + there[1])}{there[0]}"


@_THOROUGH
@given(plain_matrices(), st.permutations(range(9)))
def test_permuting_the_rows_permutes_the_duties(plain: Plain, order: list[int]) -> None:
    kept = [place for place in order if place < len(plain.duties)]
    mixed = Plain(plain.roles, [plain.duties[place] for place in kept], [plain.letters[place] for place in kept])

    assert assigned(matrix_of(mixed.rows())) == assigned(matrix_of(plain.rows()))


@_THOROUGH
@given(plain_matrices())
def test_reading_twice_gives_the_same(plain: Plain) -> None:
    found = Grid(plain.rows(), "plan.xlsx", "Plan")

    assert understood(found) == understood(found)


@_THOROUGH
@given(plain_matrices(), st.sampled_from([";", ", ", "\n"]))
def test_a_matrix_written_as_lists_of_names_is_read_back(plain: Plain, sign: str) -> None:
    heads = {"R": "Responsible", "A": "Accountable", "C": "Consulted", "I": "Informed"}
    rows = [["Task", *heads.values()]]
    for duty, row in plain.assigned().items():
        lists = [sign.join(role for role, text in row.items() if letter in text.split("/")) for letter in heads]
        rows.append([duty, *lists])
    matrix = matrix_of(rows)

    assert assigned(matrix) == plain.assigned()


@_THOROUGH
@given(plain_matrices())
def test_a_matrix_written_one_assignment_a_row_is_read_back(plain: Plain) -> None:
    rows = [["Task", "Role", "RACI"]]
    rows += [[duty, role, text] for duty, row in plain.assigned().items() for role, text in row.items()]
    assume(len({role for _, role, _ in rows[1:]}) > 1)
    assume(any(len(row) > 1 for row in plain.assigned().values()))

    assert assigned(matrix_of(rows)) == plain.assigned()
