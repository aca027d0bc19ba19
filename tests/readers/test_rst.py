"""reStructuredText: four kinds of tables, and what stands around them."""

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
SIMPLE = """
====  ====  =====
Task  Boss  Clerk
====  ====  =====
Sell  A     R
Buy   I     A/R
====  ====  =====
"""
GRID = """
+------+------+-------+
| Task | Boss | Clerk |
+======+======+=======+
| Sell | A    | R     |
+------+------+-------+
| Buy  | I    | A/R   |
+------+------+-------+
"""
LISTED = """
.. list-table:: Who
   :header-rows: 1

   * - Task
     - Boss
     - Clerk
   * - Sell
     - A
     - R
   * - Buy
     - I
     - A/R
"""
SEPARATED = """
.. csv-table:: Who
   :header: Task, Boss, "Clerk"

   Sell, A, R
   "Buy", I, A/R
"""


def grids_of(folder: Path, text: str) -> list[Grid]:
    """Return the grids of a document with this text."""
    path = folder / "plan.rst"
    path.write_text(text, encoding="utf-8")
    return list(read_document(path).grids)


def table_of(folder: Path, text: str) -> Grid:
    """Return the first grid of a document."""
    return grids_of(folder, text)[0]


def words_of(folder: Path, text: str) -> list[object]:
    """Return the words outside tables."""
    return [row[0] for grid in grids_of(folder, text) if grid.prose for row in grid.rows]


@pytest.mark.parametrize("text", [SIMPLE, GRID, LISTED, SEPARATED], ids=["simple", "grid", "list", "csv"])
def test_each_kind_of_table_gives_its_rows(tmp_path: Path, text: str) -> None:
    grid = table_of(tmp_path, text)

    assert [list(row) for row in grid.rows] == ROWS
    assert (grid.name, grid.prose) == (None, False)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (SIMPLE, [(3, 1), (5, 7), (6, 13)]),
        (GRID, [(3, 3), (5, 10), (7, 17)]),
        (LISTED, [(5, 8), (9, 8), (13, 8)]),
        (SEPARATED, [(3, 13), (5, 10), (6, 14)]),
    ],
    ids=["simple", "grid", "list", "csv"],
)
def test_each_cell_knows_its_line_and_column(tmp_path: Path, text: str, places: list[tuple[int, int]]) -> None:
    grid = table_of(tmp_path, text)

    assert [grid.place(0, 0), grid.place(1, 1), grid.place(2, 2)] == places


@pytest.mark.parametrize("text", [SIMPLE, GRID, LISTED, SEPARATED], ids=["simple", "grid", "list", "csv"])
def test_a_table_is_read_as_a_matrix(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.rest"
    path.write_text(text, encoding="utf-8")
    matrix = raci.read(path)

    assert [role.name for role in matrix.roles] == ["Boss", "Clerk"]
    assert [duty.name for duty in matrix.duties] == ["Sell", "Buy"]


def test_a_grid_table_may_span_rows_and_columns(tmp_path: Path) -> None:
    text = """
+------+--------------+
| Task | People       |
|      +------+-------+
|      | Boss | Clerk |
+------+------+-------+
| Part two            |
+------+------+-------+
| Sell | A    | R     |
+------+------+-------+
"""
    grid = table_of(tmp_path, text)

    assert [list(row) for row in grid.rows] == [
        ["Task", "People", ""],
        ["", "Boss", "Clerk"],
        ["Part two", "", ""],
        ["Sell", "A", "R"],
    ]
    assert grid.merges == (Area(0, 0, 1, 0), Area(0, 1, 0, 2), Area(2, 0, 2, 2))


def test_a_simple_table_may_span_columns_and_lines(tmp_path: Path) -> None:
    text = """
====  ====  =====
Task    People
----  -----------
..    Boss  Clerk
====  ====  =====
Sell  A     R
            and C
\\     I     R
====  ====  =====
"""
    grid = table_of(tmp_path, text)

    assert [list(row) for row in grid.rows] == [
        ["Task", "People", ""],
        ["..", "Boss", "Clerk"],
        ["Sell", "A", "R and C"],
        ["", "I", "R"],
    ]
    assert grid.merges == (Area(0, 1, 0, 2),)


def test_wide_characters_count_as_two_columns(tmp_path: Path) -> None:
    text = "\n+------+------+\n| 日本 | Boss |\n+------+------+\n| 売る | A    |\n+------+------+\n"
    grid = table_of(tmp_path, text)

    assert [list(row) for row in grid.rows] == [["日本", "Boss"], ["売る", "A"]]
    assert grid.place(1, 1) == (5, 8)


def test_a_grid_table_drawn_askew_is_cut_at_its_bars(tmp_path: Path) -> None:
    text = "\n+------+------+\n| Task | Boss |\n+======+======+\n| Sell everything | A |\n| now |  |\n+------+------+\n"

    assert [list(row) for row in table_of(tmp_path, text).rows] == [["Task", "Boss"], ["Sell everything now", "A"]]


def test_cells_of_a_list_table_may_stand_as_far_left_as_its_rows(tmp_path: Path) -> None:
    text = ".. list-table:: Who\n\n * - Task\n   - Boss\n - Clerk\n * - Sell\n   - A\n - R\n"

    assert [list(row) for row in table_of(tmp_path, text).rows] == [["Task", "Boss", "Clerk"], ["Sell", "A", "R"]]


def test_inline_markup_is_taken_off(tmp_path: Path) -> None:
    text = """
.. |po| replace:: Product *owner*

.. list-table::

   * - **Task**
     - |po|
     - :term:`Clerk <clerks>`
   * - `Sell <http://example.org>`_ ``it``
     - A [1]_
     - \\*R
"""
    grid = table_of(tmp_path, text)

    assert [list(row) for row in grid.rows] == [["Task", "Product owner", "Clerk"], ["Sell it", "A", "*R"]]
    assert grid.styles is not None
    looks = grid.styles()
    assert looks is not None
    assert (looks.of(0, 0).bold, looks.of(1, 0).bold) == (True, False)


def test_a_table_knows_its_headings_and_its_title(tmp_path: Path) -> None:
    text = "======\nManual\n======\n\nOne\n---\n\nTwo\n---\n\n.. table:: Who\n\n" + SIMPLE.replace("\n", "\n   ")

    assert table_of(tmp_path, text).headings == ("Manual", "Two", "Who")


def test_words_outside_tables_are_one_grid(tmp_path: Path) -> None:
    text = f"Manual\n======\n\nSome *words*\n\n- R = Responsible\n  * A = Accountable\n{SIMPLE}\n:Owner: Boss\n"

    assert words_of(tmp_path, text) == [
        "Manual",
        "Some words",
        "R = Responsible",
        "A = Accountable",
        "Owner: Boss",
    ]


@pytest.mark.parametrize("before", [".. a comment\n", "Like this::\n", ".. code-block:: rst\n", ".. raw:: html\n"])
def test_a_table_in_a_comment_or_in_code_is_none(tmp_path: Path, before: str) -> None:
    text = before + SIMPLE.replace("\n", "\n   ") + "\nEnd\n"

    assert [grid.prose for grid in grids_of(tmp_path, text)] == [True]


def test_a_table_in_another_file_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("Task,Boss\nSell,A\n", encoding="utf-8")

    assert grids_of(tmp_path, ".. csv-table::\n   :file: other.csv\n\n.. include:: other.csv\n") == []


def test_a_document_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "plan.rst"
    with path.open("wb") as file:
        file.write(b"words")
        file.truncate(50 << 20)

    with pytest.raises(raci.UnreadableError, match="the document is larger than 10 MiB; keep the part with the matrix"):
        raci.read(path)


@pytest.mark.parametrize(
    "line", ["+--+\n", "+-+-+\n|x|y|\n", "= =\n", "* - a\n", "`a ", "  " * 50 + "- a\n", "::\n\n x\n"]
)
def test_a_hostile_document_is_read_at_once(tmp_path: Path, line: str) -> None:
    assert len(grids_of(tmp_path, line * 2000)) < 3
