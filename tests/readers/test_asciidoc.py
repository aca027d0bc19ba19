"""AsciiDoc: cells in all their ways, and what stands around the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import raci
from raci.layout.grid import Area
from raci.readers import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from raci.layout.grid import Grid

ROWS = [["Task", "Boss", "Clerk"], ["Sell", "A", "R"], ["Buy", "I", "A/R"]]
IN_LINES = "|===\n|Task |Boss |Clerk\n\n|Sell |A |R\n|Buy |I |A/R\n|===\n"
ONE_A_LINE = '[cols="3*"]\n|===\n|Task\n|Boss\n|Clerk\n|Sell\n|A\n|R\n|Buy\n|I\n|A/R\n|===\n'
SHORTHAND = '[%header,cols="2,^1,a"]\n|===\n|Task |Boss |Clerk |Sell |A\n|R |Buy |I |A/R\n|===\n'
CSV = '[format=csv]\n|===\nTask,Boss,Clerk\n"Sell",A,R\nBuy,I,A/R\n|===\n'
COMMAS = ",===\nTask,Boss,Clerk\nSell,A,R\nBuy,I,A/R\n,===\n"
COLONS = "[format=dsv]\n|===\nTask:Boss:Clerk\nSell:A:R\nBuy:I:A/R\n|===\n"
BROKEN_BAR = "[separator=¦]\n|===\n¦Task ¦Boss ¦Clerk\n¦Sell ¦A ¦R\n¦Buy ¦I ¦A/R\n|===\n"


def grids_of(folder: Path, text: str) -> list[Grid]:
    """Return the grids of a document with this text."""
    path = folder / "plan.adoc"
    path.write_text(text, encoding="utf-8")
    return list(read_document(path).grids)


def rows_of(folder: Path, text: str) -> list[list[object]]:
    """Return the rows of the first grid."""
    return [list(row) for row in grids_of(folder, text)[0].rows]


@pytest.mark.parametrize("text", [IN_LINES, ONE_A_LINE, SHORTHAND, CSV, COMMAS, COLONS, BROKEN_BAR])
def test_each_way_to_write_a_table_gives_its_rows(tmp_path: Path, text: str) -> None:
    assert rows_of(tmp_path, text) == ROWS


def test_each_cell_knows_its_line_and_column(tmp_path: Path) -> None:
    grid = grids_of(tmp_path, IN_LINES)[0]

    assert [grid.place(0, 0), grid.place(1, 1), grid.place(2, 2)] == [(2, 2), (4, 8), (5, 10)]


def test_a_table_is_read_as_a_matrix(tmp_path: Path) -> None:
    path = tmp_path / "plan.asciidoc"
    path.write_text(IN_LINES, encoding="utf-8")

    assert [duty.name for duty in raci.read(path).duties] == ["Sell", "Buy"]


def test_cells_may_span_repeat_and_be_styled(tmp_path: Path) -> None:
    text = '[cols="3*"]\n|===\n3+h|Phase\n.2+|Sell |A |R\n|I a|* C\n2*|A |x \\| y\n|===\n'
    grid = grids_of(tmp_path, text)[0]

    assert [list(row) for row in grid.rows] == [
        ["Phase", "", ""],
        ["Sell", "A", "R"],
        ["", "I", "C"],
        ["A", "A", "x | y"],
    ]
    assert grid.merges == (Area(0, 0, 0, 2), Area(1, 0, 2, 0))


@pytest.mark.parametrize("options", ["", "[%header]\n", '[options="header"]\n'])
def test_the_heading_of_a_table_is_bold(tmp_path: Path, options: str) -> None:
    grid = grids_of(tmp_path, options + IN_LINES)[0]
    looks = grid.styles() if grid.styles else None

    assert looks is not None
    assert [looks.of(row, 0).bold for row in range(3)] == [True, False, False]


def test_inline_markup_is_taken_off(tmp_path: Path) -> None:
    text = (
        ":boss: Head of sales\n\n|===\n|*Task* |{boss} |<<clerk,The clerk>>\n"
        "|https://example.org[Sell] `it` +\nnow |icon:check[] |link:a.html[R]footnote:[not C]\n|===\n"
    )

    assert rows_of(tmp_path, text) == [["Task", "Head of sales", "The clerk"], ["Sell it\nnow", "✓", "R"]]


def test_a_table_knows_its_headings_and_its_title(tmp_path: Path) -> None:
    text = f"= Manual\n\n== One\n\n== Two\n\n.Who does what\n{ONE_A_LINE}"

    assert grids_of(tmp_path, text)[0].headings == ("Manual", "Two", "Who does what")


def test_words_outside_tables_are_one_grid(tmp_path: Path) -> None:
    text = (
        f"= Manual\n// no\n\n* *R* = Responsible\nA:: Accountable\nC::\nConsulted\n\n{IN_LINES}\nTwo lines\n---------\n"
    )
    words = grids_of(tmp_path, text)[-1]

    assert [list(row) for row in words.rows] == [
        ["Manual"],
        ["R = Responsible"],
        ["A: Accountable"],
        ["C: Consulted"],
        ["Two lines"],
    ]
    assert (words.prose, words.place(1, 0)) == (True, (4, 3))


@pytest.mark.parametrize("fence", ["----", "....", "////", "++++", "```"])
def test_a_table_in_code_or_in_a_comment_is_none(tmp_path: Path, fence: str) -> None:
    assert grids_of(tmp_path, f"{fence}\n{IN_LINES}{fence}\n") == []


@pytest.mark.parametrize("text", ["9999*|", "9.9+|", "|a", "a:a:", "http:", "[a](", "<<a, ", "*a", " +\n", "----\n"])
def test_a_hostile_document_is_read_at_once(tmp_path: Path, text: str) -> None:
    assert len(grids_of(tmp_path, f"[cols=3]\n|===\n{text * 500}\n")) < 3
