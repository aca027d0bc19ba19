"""Word documents: tables with their headings and merged cells, the words between them, and what is refused."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from docx import Document
from workbooks import edited, package, workbook

import raci
from raci.layout.grid import Area
from raci.limits import limit
from raci.readers import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raci.layout.grid import Grid

ROWS: Final = (("Task", "Boss", "Clerk"), ("Sell", "A", "R"), ("Buy", "I", "A/R"))
TEXT: Final = "word/document.xml"
MAIN: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(path: Path, rows: Sequence[Sequence[str]] = ROWS, *headings: str) -> Path:
    """Write a Word document with one table, under headings of the levels 1, 2, …; return its path."""
    made = Document()
    for level, heading in enumerate(headings, 1):
        made.add_heading(heading, level)
    table = made.add_table(len(rows), len(rows[0]))
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    made.add_paragraph("R = Responsible")
    made.save(str(path))
    return path


def written(path: Path, body: str, head: str = "") -> Path:
    """Write a document whose text is this XML."""
    return package(path, {TEXT: f"{head}<w:document {MAIN}><w:body>{body}</w:body></w:document>"})


def cell(text: str, properties: str = "", run: str = "") -> str:
    """Return the XML of a cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table(*rows: str) -> str:
    """Return the XML of a table."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def grids_of(path: Path) -> list[Grid]:
    """Return the grids of a file."""
    return list(read_document(path).grids)


def told(path: Path) -> str:
    """Return what is said of an unreadable file, without the path."""
    with pytest.raises(raci.UnreadableError) as caught:
        raci.read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(str(path))


def test_a_matrix_of_a_document_is_read_with_its_places(tmp_path: Path) -> None:
    path = document(tmp_path / "plan.docx")
    matrix = raci.read(path)

    assert [duty.name for duty in matrix.duties] == ["Sell", "Buy"]
    assert str(matrix.locate(matrix.duties[0])) == f"{path}:table 1!A2"


@pytest.mark.parametrize("name", ["plan.md", "plan.xlsx", "plan.txt", "plan.csv", "plan"])
def test_a_document_under_another_name_is_known_and_told(tmp_path: Path, name: str) -> None:
    said = told(document(tmp_path / name))

    assert said == ": this is a Word document, although its name does not end in .docx; rename it to plan.docx"


def test_a_workbook_named_as_a_document_is_read_as_a_workbook(tmp_path: Path) -> None:
    assert grids_of(workbook(tmp_path / "plan.docx"))[0].name == "Plan"


def test_a_table_knows_its_headings_and_the_words_are_one_grid(tmp_path: Path) -> None:
    grid, words = grids_of(document(tmp_path / "plan.docx", ROWS, "Manual", "Sales"))

    assert [list(row) for row in grid.rows] == [list(row) for row in ROWS]
    assert grid.headings == ("Manual", "Sales")
    assert [list(row) for row in words.rows] == [["Manual"], ["Sales"], ["R = Responsible"]]
    assert (words.prose, str(words.location(2, 0))) == (True, f"{tmp_path / 'plan.docx'}:text!A3")


def test_a_heading_style_of_another_language_is_one(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {MAIN}><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Eigene"><w:name w:val="Eigene"/><w:basedOn w:val="berschrift1"/></w:style>'
        '<w:style w:styleId="Kreis"><w:name w:val="x"/><w:basedOn w:val="Kreis"/></w:style></w:styles>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{style}</w:t></w:r></w:p>'
        for style in ("berschrift1", "Eigene", "Kreis")
    )
    path = edited(
        written(tmp_path / "plan.docx", body + table(cell("Task"))), {"word/styles.xml": lambda _: styles.encode()}
    )

    assert grids_of(path)[0].headings == ("Eigene",)


def test_merged_and_nested_cells(tmp_path: Path) -> None:
    inner = f"<w:tc>{table(cell('inner'))}<w:p/></w:tc>"
    body = table(
        cell("Task", '<w:vMerge w:val="restart"/>') + cell("People", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("Boss") + cell("Clerk"),
        cell("Sell") + cell("A") + inner,
    )
    outer, nested = grids_of(written(tmp_path / "plan.docx", body))

    assert [list(row) for row in outer.rows] == [["Task", "People", ""], ["", "Boss", "Clerk"], ["Sell", "A", ""]]
    assert outer.merges == (Area(0, 0, 1, 0), Area(0, 1, 0, 2))
    assert (outer.name, nested.name, list(nested.rows[0])) == ("table 1", "table 2", ["inner"])


def test_bold_cells_and_lines_in_cells(tmp_path: Path) -> None:
    two = "<w:tc><w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p><w:p><w:r><w:t>three</w:t></w:r></w:p></w:tc>"
    body = table(cell("Task", run="<w:b/>") + cell("Boss", run='<w:b w:val="0"/>') + two)
    [grid] = grids_of(written(tmp_path / "plan.docx", body))
    looks = grid.styles() if grid.styles else None

    assert list(grid.rows[0]) == ["Task", "Boss", "one\ntwo\nthree"]
    assert looks is not None
    assert [looks.of(0, column).bold for column in range(3)] == [True, False, False]


def test_what_was_inserted_is_read_and_what_was_deleted_or_moved_is_not(tmp_path: Path) -> None:
    runs = "".join(
        f"<w:{mark}><w:r><w:t>{mark}</w:t></w:r></w:{mark}>"
        for mark in ("ins", "del", "moveFrom", "moveTo", "hyperlink")
    )
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    [grid] = grids_of(written(tmp_path / "plan.docx", table(f"<w:tc><w:p>{runs}{tick}</w:p></w:tc>")))

    assert list(grid.rows[0]) == ["insmoveTohyperlink✓"]


def test_text_named_as_a_document(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_text("Task,Boss\nSell,A\n", encoding="utf-8")

    assert told(path) == ": this is no Word document, although its name ends in .docx"


def test_a_document_that_is_cut_off(tmp_path: Path) -> None:
    path = document(tmp_path / "plan.docx")
    path.write_bytes(path.read_bytes()[:5000])

    assert told(path) == ": the file is damaged: its zip archive is cut off or broken"


def test_a_document_whose_text_is_broken(tmp_path: Path) -> None:
    path = written(tmp_path / "plan.docx", "<w:tbl>")

    assert told(path) == f": the file is damaged: its part {TEXT} is no XML"


@pytest.mark.parametrize("blanks", [0, 5000])
def test_a_document_that_declares_entities(tmp_path: Path, blanks: int) -> None:
    path = written(tmp_path / "plan.docx", "&b;", "<!--" + " " * blanks + '--><!DOCTYPE x [<!ENTITY b "bb">]>')

    assert told(path) == f": its part {TEXT} has a DOCTYPE or declares entities; no office program writes that"


def test_a_document_that_unpacks_to_far_more_than_it_should(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive, archive.open(TEXT, "w") as part:
        for _ in range(60):
            part.write(b" " * (1 << 20))

    assert told(path).startswith(": it unpacks to 60 MiB, ")


@pytest.mark.parametrize("depth", [9_000, 20_000])
def test_a_document_that_nests_without_end_breaks_nothing(tmp_path: Path, depth: int) -> None:
    body = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth

    path = written(tmp_path / "plan.docx", body)

    if depth < limit("tables"):
        assert len(grids_of(path)) == depth
    else:
        assert told(path) == (
            ": the document holds more than 10,000 tables; keep the part with the matrix; "
            "the limit `tables` is 10,000: raise it under [limits]"
        )
