"""The model: what is equal, what survives a journey to another process, how places read, and that counts add up."""

from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matrices_at_random import matrices

import raci
from raci.errors import MissingExtraError, NoMatrixError, RaciError, SettingsError, UnreadableError
from raci.model import (
    Entry,
    Location,
    Matrix,
    Oddity,
    Participation,
    Profile,
    Scope,
    Source,
    cell_name,
    column_letters,
    column_number,
    duty_key,
    tally_of,
)
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES = st.builds(
    Location,
    st.just("org/plan.xlsx"),
    st.one_of(st.none(), st.sampled_from(["Plan", "RACI 2", "A!1", ""])),
    st.integers(0, 2000),
    st.integers(0, 2000),
)


# journeys


@given(matrices())
def test_a_matrix_survives_pickling(matrix: Matrix) -> None:
    assert pickle.loads(pickle.dumps(matrix)) == matrix  # noqa: S301 - our own


@given(matrices())
def test_a_report_survives_pickling(matrix: Matrix) -> None:
    report = raci.check(matrix)

    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own


@pytest.mark.parametrize("kind", [RaciError, UnreadableError, NoMatrixError, SettingsError, MissingExtraError])
def test_an_error_survives_pickling(kind: type[RaciError]) -> None:
    error = kind("bad-org-design", "2 things are wrong.", "org.yaml:12:5", ("one", "two"))
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

    assert type(back) is kind
    assert (back.code, back.message, back.place, back.problems) == (
        "bad-org-design", "2 things are wrong.", "org.yaml:12:5", ("one", "two"),
    )  # fmt: skip
    assert str(back) == "org.yaml:12:5: 2 things are wrong.\none\ntwo"


def test_an_error_without_place_is_its_message() -> None:
    assert str(RaciError("misuse", "That means nothing.")) == "That means nothing."


# equality


def test_entries_are_equal_if_letters_and_remark_are() -> None:
    notation = get("RACI")
    combined = notation.entry("AR", text="A/R")

    assert combined == notation.entry("RA", text="R, A")
    assert hash(combined) == hash(notation.entry("RA"))
    assert combined != notation.entry("A")
    assert combined != notation.entry("RA", remark="until May")
    assert str(combined) == "R/A"


@given(matrices())
def test_where_a_matrix_was_read_makes_no_difference(matrix: Matrix) -> None:
    elsewhere = replace(
        matrix,
        roles=tuple(replace(role, source=None) for role in matrix.roles),
        duties=tuple(replace(duty, source=(99, 9), number="1.2") for duty in matrix.duties),
        source=Source("other.yaml"),
        oddities=(Oddity("merged", "Two cells are merged."),),
        left_out=("Status",),
    )

    assert elsewhere == matrix


@given(matrices())
def test_other_letters_make_another_matrix(matrix: Matrix) -> None:
    rows = tuple({**row, matrix.roles[0].key: Entry(("Z",))} for row in matrix.rows)

    assert replace(matrix, rows=rows) != matrix


def test_a_duty_is_known_by_its_section_and_name() -> None:
    assert duty_key(("Plan", "Later"), "Test") == "Plan › Later › Test"
    assert duty_key((), "Test") == "Test"


def test_a_scope_reads_as_it_was_written() -> None:
    assert str(Scope((("geography", "emea"), ("product", "each line")))) == "emea, each line"


# places


@pytest.mark.parametrize(
    ("location", "text", "cell"),
    [
        (Location("sales.xlsx", "Plan", 7, 3), "sales.xlsx:Plan!C7", "C7"),
        (Location("sales.xlsx", "Plan", 2, 2, 9, 6), "sales.xlsx:Plan!B2:F9", "B2:F9"),
        (Location("sales.xlsx", "Plan", 7, 3, 7, 3), "sales.xlsx:Plan!C7", "C7"),
        (Location("sales.xlsx", "Plan", 4), "sales.xlsx:Plan!4:4", "4:4"),
        (Location("sales.xlsx", "Plan", 4, 0, 6), "sales.xlsx:Plan!4:6", "4:6"),
        (Location("sales.xlsx", "Plan"), "sales.xlsx:Plan", ""),
        (Location("org.yaml", None, 12, 5), "org.yaml:12:5", ""),
        (Location("org.yaml"), "org.yaml", ""),
        (Location(), "", ""),
    ],
)
def test_a_location_reads_as_people_write_it(location: Location, text: str, cell: str) -> None:
    assert (str(location), location.cell) == (text, cell)


@given(st.lists(PLACES))
def test_locations_are_ordered_by_file_sheet_row_and_column(places: list[Location]) -> None:
    named = [place for place in places if place.sheet is not None]

    assert sorted(named) == sorted(named, key=lambda place: (place.path, place.sheet or "", place.row, place.column))


@given(st.integers(1, 10**6))
def test_columns_have_letters_and_letters_columns(column: int) -> None:
    assert column_number(column_letters(column)) == column
    assert column_number(column_letters(column).lower()) == column


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (0, "")])
def test_columns_are_lettered_as_in_a_spreadsheet(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert cell_name(7, column) == f"{letters}7"


def test_a_source_gives_places_and_its_area() -> None:
    source = Source("a.xlsx", "Plan", (2, 1, 9, 5))

    assert (source.at((7, 3)).inside, source.at(None).inside, source.whole.inside) == ("Plan!C7", "Plan", "Plan!A2:E9")


# counts


CELLS = st.lists(st.sets(st.sampled_from(list(Participation)), min_size=1, max_size=4).map(frozenset))


def tallied(cells: Iterable[frozenset[Participation]]) -> Profile:
    """Return the profile of the sum of the cells' tallies."""
    return Profile(sum(tally_of(cell, len(cell)) for cell in cells))


@given(CELLS)
def test_the_sum_of_tallies_counts_every_kind(cells: list[frozenset[Participation]]) -> None:
    counts = Counter(kind for cell in cells for kind in cell)
    profile = tallied(cells)

    assert {kind: profile[kind] for kind in Participation} == {kind: counts[kind] for kind in Participation}
    assert (profile.filled, profile.combined) == (len(cells), sum(len(cell) > 1 for cell in cells))
    assert profile.total(*Participation) == counts.total()


@given(CELLS, st.sets(st.sampled_from(list(Participation))))
def test_only_says_that_nobody_takes_part_otherwise(
    cells: list[frozenset[Participation]], kinds: set[Participation]
) -> None:
    assert tallied(cells).only(*kinds) == (bool(cells) and all(cell <= kinds for cell in cells))


def test_many_cells_do_not_run_over_into_the_next_kind() -> None:
    profile = Profile((2**24 - 1) * tally_of(frozenset({Participation.RESPONSIBLE}), 1))

    assert profile[Participation.RESPONSIBLE] == profile.filled == 2**24 - 1
    assert profile.total(*(set(Participation) - {Participation.RESPONSIBLE})) == profile.combined == 0
