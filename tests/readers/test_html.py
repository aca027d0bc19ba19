"""HTML: tables as browsers show them, codes that only attributes tell, and pages that scripts build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import raci
from raci.layout.grid import Area
from raci.readers import read_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raci.layout.grid import Grid

    Reading = Callable[[str], list[Grid]]


@pytest.fixture
def grids(tmp_path: Path) -> Reading:
    def read(text: str) -> list[Grid]:
        path = tmp_path / "plan.html"
        path.write_bytes(text.encode())
        return list(read_document(path).grids)

    return read


def _rows(grid: Grid) -> list[list[object]]:
    return [list(row) for row in grid.rows]


def _cell(grids: Reading, cell: str) -> object:
    return _rows(grids(f"<table><tr><th>Task<th>Owner<tr><td>Dig{cell}</table>")[0])[1][1]


def test_end_tags_may_be_left_out(grids: Reading) -> None:
    text = "<TABLE><thead><tr><th>Task<th>Owner<tbody><tr><td>Dig<td>A<tr><td>Plant</td><td>R</table>"

    assert _rows(grids(text)[0]) == [["Task", "Owner"], ["Dig", "A"], ["Plant", "R"]]


def test_cells_that_span_are_merged_areas(grids: Reading) -> None:
    body = "<tr><td colspan=99>Autumn<tr><td rowspan=2>Dig<td>R<td>A<tr><td>C<td rowspan=0>I"
    grid = grids(f"<table><tr><td>T<td>P<td>O{body}</table>")[0]

    assert _rows(grid) == [["T", "P", "O"], ["Autumn", "", ""], ["Dig", "R", "A"], ["", "C", "I"]]
    assert grid.merges == (Area(1, 0, 1, 2), Area(2, 0, 3, 0))


def test_a_table_around_tables_is_layout(grids: Reading) -> None:
    inner = "<table><caption>Late <b>plan</b></caption><tr><td>Dig<td>A</table>"
    found = grids(f"<table><tr><td><h2>Garden</h2>{inner}<td>menu</table>")

    assert [(_rows(grid), grid.headings) for grid in found] == [
        ([["Dig", "A"]], ("Garden", "Late plan")),
        ([["Garden"], ["menu"]], ()),
    ]


def test_a_table_of_one_cell_is_a_box(grids: Reading) -> None:
    assert _cell(grids, "<td><table><tr><td>A</table>") == "A"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<td class='cell raci-a'>", "A"),
        ("<td><i class='badge badge-R'></i>", "R"),
        ("<td class=accountable>", "accountable"),
        ("<td class='a-r'>", "A/R"),
        ("<td class='col-3 text-center'>", ""),
        ("<td data-role=head data-value=c>", "C"),
        ("<td title=Accountable>", "Accountable"),
        ("<td title='click to edit'>", ""),
        ("<td><img src=x alt=R>", "R"),
        ("<td><span aria-label='R'></span>", "R"),
        ("<td><span class=sr-only>Informed</span>", "Informed"),
        ("<td>R<span hidden>the helper</span>", "R"),
        ("<td>R<span style='display: none'>the <span>old</span> helper</span>", "R"),
        ("<td><select><option value=R>R<option value=A selected>A</select>", "A"),
        ("<td><select><option>R<option>A</select>", ""),
        ("<td><input value=C>", "C"),
        ("<td><input type=checkbox checked>", "x"),
        ("<td><input type=hidden value=9>A", "A"),
        ("<td>A<br>R", "A\nR"),
        ("<td><span>Responsible</span><span>Accountable</span>", "Responsible\nAccountable"),
        ("<td> salt \n &amp;  bread<script>no</script><style>no</style>", "salt & bread"),
        ("<td>A<!-- <td>R -->", "A"),
    ],
)
def test_a_cell_says_what_a_browser_shows(grids: Reading, cell: str, expected: str) -> None:
    assert _cell(grids, cell) == expected


def test_a_cell_knows_the_place_of_its_first_word(grids: Reading) -> None:
    grid = grids("<table>\n<tr><td>Dig<td>\n  <b>A</b>\n</table>")[0]

    assert [grid.place(0, 0), grid.place(0, 1)] == [(2, 9), (3, 6)]


def test_hidden_rows_are_read_and_told(grids: Reading) -> None:
    grid = grids("<table><tr><td>T<td>O<tr hidden><td>Dig<td>A</table>")[0]

    assert _rows(grid) == [["T", "O"], ["Dig", "A"]]
    assert [flaw.kind for flaw in (grid.flaws() if grid.flaws else ())] == ["hidden"]


def test_a_legend_of_spans_is_a_line_for_each(grids: Reading) -> None:
    text = "<div><span><b>R</b> does it</span><span><b>A</b> answers</span></div><table><tr><td>Dig<td>A</table>"

    assert _rows(grids(text)[-1]) == [["R does it"], ["A answers"]]


@pytest.mark.parametrize(
    "text",
    [
        "<table><thead><tr><th>Task<th>Owner<tbody></table><script>fill()</script>",
        "<div id=root></div><script src=app.js></script>",
        "<p>Plan</p><script>rows.map(r => `<tr><td>${r}</td></tr>`)</script>",
        "<p>Plan</p><script>t.insertRow(0)</script>",
    ],
)
def test_a_page_whose_table_a_script_builds_is_refused(grids: Reading, text: str) -> None:
    with pytest.raises(raci.UnreadableError, match="by script") as caught:
        grids(text)

    assert caught.value.code == "scripted"


def test_a_page_with_scripts_and_a_table_is_read(grids: Reading) -> None:
    text = "<table><tr><td>T<td>O<tr><td>Dig<td>A</table><script>x.innerHTML = '<tr>'</script>"

    assert _rows(grids(text)[0]) == [["T", "O"], ["Dig", "A"]]


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "iso-8859-5", "utf-8", "utf-16"])
def test_the_encoding_the_page_names_is_honoured(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.htm"
    page = f"<meta charset='{encoding}'><table><tr><td>Задача<td>Да<tr><td>Сад<td>A</table>"
    path.write_bytes(page.encode(encoding))

    assert _rows(read_document(path).grids[0])[0] == ["Задача", "Да"]


@pytest.mark.parametrize(
    "text",
    [
        *[
            "<div>" * 10_000,
            "<table><tr><td>" * 10_000 + "x",
            "<" * 99_999,
            "<a" * 99_999,
            '<a b="' * 50_000,
            "<!--" * 9_999,
        ],
        "<table><tr>" + "<td>" * 50_000,
        "<select>" * 9_999,
        "<h1>" * 9_999,
        "<table><caption>" * 9_999,
        "<script>" * 9_999,
        *["<a " + "=" * 99_999, "<table><tr><td>" + "&" * 99_999, "<table><tr><td>" + "<h2>a</h2>" * 9_999],
    ],
)
def test_hostile_pages_are_survived(grids: Reading, text: str) -> None:
    assert len(grids(text)) < 3


@pytest.mark.parametrize(
    "text",
    [
        "<table>" + "<tr><td rowspan=0>a<td>b" * 3_000,
        "<table><tr>" + "<td colspan=1000>a" * 2 + "<tr><td colspan=1000>a<td colspan=1000>b" * 2_000,
        "<b>" * 600_002,
    ],
)
def test_pages_that_swell_are_refused(grids: Reading, text: str) -> None:
    with pytest.raises(raci.UnreadableError) as caught:
        grids(text)

    assert caught.value.code == "too-large"
