"""Grids: a cell's place in the file, turned grids, and the part of a file that is read."""

from __future__ import annotations

import pytest
from grids import Looks, grid

from raci.errors import SettingsError
from raci.layout.crop import chosen, cropped, parse_range
from raci.layout.grid import Area, Grid
from raci.model import Location
from raci.settings import LayoutSettings


def test_a_cell_is_counted_from_one_in_its_file() -> None:
    assert grid("a | b\nc | d").place(1, 1) == (2, 2)
    assert grid("a | b\nc | d", top=3, left=2).place(1, 1) == (5, 4)


def test_a_cell_of_a_text_file_is_a_line_and_a_column() -> None:
    text = Grid([["a", "b"], ["c", "d"]], "plan.csv", None, lines=(1, 4), places={(1, 1): (4, 9)})

    assert [text.place(row, column) for row in (0, 1) for column in (0, 1)] == [(1, 1), (1, 2), (4, 1), (4, 9)]
    assert str(text.location(1, 1)) == "plan.csv:4:9"


def test_a_location_is_a_cell_a_range_or_the_sheet() -> None:
    whole = grid("a | b\nc | d")

    assert str(whole.location()) == "plan.xlsx:Plan"
    assert str(whole.location(1, 1)) == "plan.xlsx:Plan!B2"
    assert str(whole.location(0, 0, 1, 1)) == "plan.xlsx:Plan!A1:B2"


def test_turning_exchanges_rows_and_columns_and_keeps_places() -> None:
    whole = grid("a | b | c\nd | e", merges="B1:C1", top=2)
    turned = whole.turned()

    assert [list(row) for row in turned.rows] == [["a", "d"], ["b", "e"], ["c", ""]]
    assert turned.merges == (Area(1, 0, 2, 0),)
    assert turned.place(2, 0) == whole.place(0, 2)
    assert turned.location(1, 1) == whole.location(1, 1)


def test_turning_twice_gives_the_same_grid() -> None:
    whole = grid("a | b | c\nd | e | f", merges="A1:B2")
    twice = whole.turned().turned()

    assert [list(row) for row in twice.rows] == whole.rows
    assert (twice.merges, twice.across) == (whole.merges, whole.across)


def test_an_empty_grid_can_be_turned() -> None:
    assert list(grid([]).turned().rows) == []


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("B4:K30", Area(3, 1, 29, 10)),
        ("b4:k30", Area(3, 1, 29, 10)),
        ("$B$4:$K$30", Area(3, 1, 29, 10)),
        (" A1:A1 ", Area(0, 0, 0, 0)),
        ("K30:B4", Area(3, 1, 29, 10)),
        ("AA1:AB2", Area(0, 26, 1, 27)),
        ("A1:XFD1048576", Area(0, 0, 1048575, 16383)),
    ],
)
def test_a_range_is_read(text: str, area: Area) -> None:
    assert parse_range(text) == area


@pytest.mark.parametrize("text", ["", "B4", "4:30", "B:K", "B4-K30", "Sheet!B4:K30", "B4:K30:Z1", "ABCD1:B2"])
def test_what_is_no_range_is_told(text: str) -> None:
    with pytest.raises(SettingsError, match="is no range of cells; write it like B4:K30") as told:
        parse_range(text)

    assert told.value.code == "bad-range"


def test_cropping_keeps_the_places_of_cells() -> None:
    part = cropped(grid("a | b | c\nd | e | f\ng | h | i"), parse_range("B2:C3"))

    assert part.rows == [["e", "f"], ["h", "i"]]
    assert part.location(1, 0).cell == "B3"


def test_cropping_a_part_again_counts_in_the_file() -> None:
    part = cropped(grid("a | b | c\nd | e | f\ng | h | i"), parse_range("B2:C3"))

    assert cropped(part, parse_range("C3:C3")).rows == [["i"]]


def test_cropping_keeps_the_lines_of_a_text_file() -> None:
    text = Grid([["a", "b"], ["c", "d"], ["e", "f"]], "plan.csv", None, lines=(1, 3, 7), places={(2, 1): (7, 12)})
    part = cropped(text, parse_range("B2:B3"))

    assert part.rows == [["d"], ["f"]]
    assert [part.place(0, 0), part.place(1, 0)] == [text.place(1, 1), text.place(2, 1)] == [(3, 2), (7, 12)]


def test_cropping_keeps_what_is_left_of_merged_areas() -> None:
    part = cropped(grid("a | b | c\nd | e | f\ng | h | i", merges="A1:B1 B1:C2 A3:C3 A2:A2"), parse_range("B1:C2"))

    assert part.merges == (Area(0, 0, 0, 0), Area(0, 0, 1, 1))


def test_cropping_keeps_the_looks_of_cells() -> None:
    looks = Looks(bold=[(1, 1)], indents={(1, 1): 2}, shown={(1, 1): "1.10"})
    part = cropped(grid("a | b\nc | d", looks=looks), parse_range("B2:B2"))
    styles = part.styles() if part.styles else None

    assert styles is not None
    assert (styles.of(0, 0).bold, styles.of(0, 0).indent, styles.indented) == (True, 2, True)
    assert styles.shown(0, 0, 1.1) == "1.10"


def test_a_part_of_a_grid_without_looks_has_none() -> None:
    part = cropped(grid("a | b", looks=None), parse_range("A1:A1"))
    asked = cropped(Grid([["a"]], styles=lambda: None), parse_range("A1:A1"))

    assert part.styles is None
    assert asked.styles is not None
    assert asked.styles() is None


def test_a_range_outside_the_grid_is_empty() -> None:
    assert cropped(grid("a | b"), parse_range("Y9:Z10")).rows == []


def _named(*names: str) -> list[Grid]:
    return [grid("a", name=name) for name in names]


@pytest.mark.parametrize(
    ("wanted", "names"), [("Plan", ["Plan"]), ("plan", ["Plan"]), ("P*", ["Plan", "People"]), ("*", ["Plan", "People"])]
)
def test_a_sheet_is_chosen_by_name_or_pattern(wanted: str, names: list[str]) -> None:
    found = chosen(_named("Plan", "People"), LayoutSettings(sheet=wanted))

    assert [each.name for each in found] == names


def test_an_unknown_sheet_is_told_with_a_suggestion() -> None:
    with pytest.raises(
        SettingsError, match=r"there is no sheet 'Plam'; did you mean 'Plan'\? Sheets: Plan, People"
    ) as told:
        chosen(_named("Plan", "People"), LayoutSettings(sheet="Plam"))

    assert (told.value.code, told.value.place) == ("unknown-sheet", "plan.xlsx")


def test_a_text_file_has_no_sheet_to_choose() -> None:
    with pytest.raises(SettingsError, match="there is no sheet 'Plan'"):
        chosen([Grid([["a"]], "plan.csv", None)], LayoutSettings(sheet="Plan"))


def test_no_grids_have_no_sheet_to_choose() -> None:
    with pytest.raises(SettingsError, match="there is no sheet 'Plan'"):
        chosen([], LayoutSettings(sheet="Plan"))


def test_a_chosen_sheet_is_read_though_it_is_hidden() -> None:
    (found,) = chosen([grid("a", hidden=True)], LayoutSettings(sheet="Plan"))

    assert not found.hidden


def test_all_sheets_are_cropped_to_the_range() -> None:
    found = chosen([grid("a | b", name="Plan"), grid("c | d", name="People")], LayoutSettings(range="B1:B1"))

    assert [each.rows for each in found] == [[["b"]], [["d"]]]


def test_without_settings_all_grids_are_read() -> None:
    grids = _named("Plan", "People")

    assert chosen(grids, LayoutSettings()) == grids


def test_a_location_without_a_sheet_is_a_line() -> None:
    assert Grid([["a"]], "plan.csv", None, lines=(1,)).location(0, 0) == Location("plan.csv", None, 1, 1)
