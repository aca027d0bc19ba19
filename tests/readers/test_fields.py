"""Where the fields of delimited text begin."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

import raci
from raci.readers.delimited import read_delimited

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_CELL = st.text(st.sampled_from('ab"\n é'), max_size=6)


@given(rows=st.lists(st.lists(_CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_a_place_leads_to_the_text_of_its_field(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter="|", quoting=csv.QUOTE_ALL).writerows(rows)
    path = tmp_path_factory.mktemp("fields") / "x.csv"
    path.write_text(written.getvalue(), "utf-8", newline="")
    (grid,) = read_delimited(path).grids
    assert grid.places is not None
    lines = written.getvalue().replace("\r\n", "\n").split("\n")
    rest = {
        cell: "\n".join([lines[place[0] - 1][place[1] - 1 :], *lines[place[0] :]])
        for cell, place in grid.places.items()
    }

    assert len(grid.places) == sum(map(len, rows))
    assert all(text.startswith(rows[row][column].replace('"', '""') + '"') for (row, column), text in rest.items())


def test_a_finding_in_a_csv_stands_at_the_line_and_column_of_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text('Task,Clerk,"Director, main"\nOrder flour,A,"A"\nPay bill,R,A\n', "utf-8")
    finding = next(each for each in raci.check(path) if each.rule == "ACC002")

    assert [str(place).rpartition("plan.csv:")[2] for place in (finding.location, *finding.related)] == ["2:13", "2:16"]


def test_a_field_that_does_not_exist_has_no_place(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Task,Clerk\nSell,A\n", "utf-8")
    (grid,) = read_delimited(path).grids
    assert grid.places is not None

    assert [cell in grid.places for cell in ((1, 1), (1, 2), (2, 0), (-1, 0))] == [True, False, False, False]
