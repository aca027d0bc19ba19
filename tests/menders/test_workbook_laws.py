"""Laws of mending workbooks: changed cells say what was meant, others what they said; excerpts find what is there."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from matrices_at_random import matrices
from raw_workbooks import SHEET, book, parts_of, sheet_xml

from raci.layout.codes import CodeBook
from raci.menders import Mend
from raci.menders.workbook import mend_workbook
from raci.menders.workbook_parts.content import content_of
from raci.menders.workbook_parts.excerpt import Excerpt
from raci.menders.workbook_parts.scan import scan
from raci.menders.workbook_parts.xml_text import inline
from raci.model import Matrix, cell_name
from raci.model.change import Assign, Change, Withdraw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.menders.workbook_parts.found import Scan

REMARKS = st.sampled_from(("", "", "veto", "until May & later", "<b>", "第二"))


def _text_cells(matrix: Matrix) -> Iterator[str]:
    """Yield the rows of a sheet with the letters of a matrix; some cells, and some ends of rows, are not there."""
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        assert duty.source
        number = duty.source[0]
        cells = "".join(
            f'<c r="{cell_name(number, role.source[1])}" t="inlineStr">{inline(row[role.key].text, "").decode()}</c>'
            for role in matrix.roles
            if role.key in row and role.source
        )
        yield f'<row r="{number}">{cells}</row>' if cells or number % 2 else f'<row r="{number}"/>'


def _said(path: Path, matrix: Matrix) -> dict[tuple[str, str], str]:
    """Return what the cells of a matrix say."""
    rows, columns = range(1, 20), range(1, 20)
    found = scan(parts_of(path)[SHEET], rows, columns, "x")
    texts = {place: content_of(found.data[cell.start : cell.end], {}, {}).text for place, cell in found.cells.items()}
    return {
        (duty.key, role.key): texts.get((duty.source[0], role.source[1]), "")
        for duty in matrix.duties
        for role in matrix.roles
        if duty.source and role.source
    }


@st.composite
def _drawn(draw: st.DrawFn) -> tuple[Matrix, list[Change]]:
    matrix = draw(matrices())
    duties, roles = (st.sampled_from([each.key for each in things]) for things in (matrix.duties, matrix.roles))
    known = [letter.letter for letter in matrix.notation.letters]
    letters = st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True).map(tuple)
    change = st.one_of(st.builds(Assign, duties, roles, letters, REMARKS), st.builds(Withdraw, duties, roles))
    return matrix, draw(st.lists(change, min_size=1, max_size=6))


@given(_drawn())
def test_changed_cells_say_what_was_meant_and_all_others_what_they_said(drawn: tuple[Matrix, list[Change]]) -> None:
    matrix, changes = drawn
    with TemporaryDirectory() as folder:
        path, target = Path(folder, "x.xlsx"), Path(folder, "y.xlsx")
        book(path, sheet_xml("".join(_text_cells(matrix))))
        mends = [Mend(matrix, (change,)) for change in changes]
        refused = {id(each.mend) for each in mend_workbook(path, mends, target)}
        before, after = _said(path, matrix), _said(target, matrix)
    meant = {
        (change.duty, change.role): change
        for mend, change in zip(mends, changes, strict=True)
        if id(mend) not in refused
    }
    codes = CodeBook([letter.letter for letter in matrix.notation.letters] + ["X"])

    assert {cell: text for cell, text in before.items() if cell not in meant} == {
        cell: text for cell, text in after.items() if cell not in meant
    }
    for cell, change in meant.items():
        said = codes.read(after[cell])
        if isinstance(change, Assign):
            assert said is not None
            assert (set(change.letters), change.remark) == (set(said.letters), said.remark)
        else:
            assert after[cell] == ""


_CELLS = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.sampled_from(
            (
                "/>",
                "><v>1</v></c>",
                "><f>A1</f><v>2</v></c>",
                ' t="str"><f t="array" ref="A1:B2">B1</f><v/></c>',
                "></c>",
            )
        ),
    ),
    max_size=4,
    unique_by=lambda cell: cell[0],
)


@st.composite
def _sheets(draw: st.DrawFn) -> bytes:
    """Return the XML of a sheet: rows that end themselves, rows without numbers, comments, and cells of all kinds."""
    rows = []
    for number in sorted(draw(st.sets(st.integers(1, 12), max_size=8))):
        named = draw(st.sampled_from((True, True, True, True, False)))
        cells = "".join(f'<c r="{cell_name(number, column)}"{rest}' for column, rest in sorted(draw(_CELLS)))
        more = draw(st.sampled_from(("", ' spans="1:9"', ' ht="20" customFormat="1" s="3"')))
        start = f'<row r="{number}"{more}' if named else f"<row{more}"
        rows.append(f"{start}>{cells}</row>" if cells else draw(st.sampled_from((f"{start}/>", f"{start}></row>"))))
    between = draw(st.sampled_from(("", "", "\r\n  ", "<!-- <row r='3'> -->")))
    return sheet_xml(between.join(rows), '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>').encode()


def _facts(found: Scan) -> tuple[object, ...]:
    rows = {number: (row.start, row.inside, row.last, row.attributes) for number, row in found.rows.items()}
    return (
        rows, found.cells, found.doubled, found.before, found.merges, found.arrays, found.formulas, found.prefix,
    )  # fmt: skip


@given(_sheets(), st.sets(st.integers(1, 13)), st.sets(st.integers(1, 9)))
def test_an_excerpt_finds_what_the_whole_sheet_says(data: bytes, rows: set[int], columns: set[int]) -> None:
    aside = re.sub(rb"^<\?xml[^>]*>", lambda head: head[0] + b"<!-- no excerpt -->", data)
    shift = len(b"<!-- no excerpt -->")
    found, whole = scan(data, rows, columns, "x"), scan(aside, rows, columns, "x")

    assert _facts(_moved(found, shift)) == _facts(whole)


def _moved(found: Scan, shift: int) -> Scan:
    """Shift all places of what was found."""
    for row in found.rows.values():
        row.start, row.inside, row.last = row.start + shift, row.inside + shift, row.last + shift
    found.cells = {
        place: cell._replace(start=cell.start + shift, end=cell.end + shift) for place, cell in found.cells.items()
    }
    found.before = {row: place + shift for row, place in found.before.items()}
    found.formulas = [formula._replace(start=formula.start + shift) for formula in found.formulas]
    return found


def test_an_excerpt_leaves_out_rows_nobody_asked_for() -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 1000))
    excerpt = Excerpt(sheet_xml(rows).encode(), {500})

    assert excerpt.data == sheet_xml('<row r="500"><c r="A500"><v>1</v></c></row>').encode()
