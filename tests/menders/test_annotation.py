"""A copy with notes says at each cell what was found there, and is otherwise the workbook it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from annotations import FIRST, LAST, changed, comments_of, drawing_of, finding, guessed, notes, parts
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from workbooks import plan, workbook

import raci
from raci.errors import RaciError
from raci.lint import Severity
from raci.menders.annotation import annotate_file, annotate_workbook, annotated

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="book")
def _book(tmp_path: Path) -> Path:
    return workbook(tmp_path / "plan.xlsx")


@pytest.fixture(name="copy")
def _copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.xlsx"


def _with_note(path: Path, text: str = "Ask Ada first.\n", cell: str = "B2") -> Path:
    book = load_workbook(path)
    book.worksheets[0][cell].comment = Comment(text, "Ada")
    book.save(path)
    return path


def test_a_note_says_what_was_found_and_what_to_do(book: Path, copy: Path) -> None:
    left = annotate_workbook(book, [finding(book)], copy)
    lines = (FIRST, "Error: no accountable (ACC001)", "Nobody sells.", "What to do: give an A.", LAST)

    assert left == ()
    assert notes(copy) == {"Plan!B2": "\n".join(lines)}


def test_a_note_says_how_sure_it_is_and_which_fix_there_is(book: Path, copy: Path) -> None:
    annotate_workbook(book, [guessed(book, "C3")], copy)

    assert notes(copy)["Plan!C3"].splitlines()[1:-1] == [
        "Note: no accountable (ACC001)",
        "The clerk may be the seller.",
        "What to do: give an A.",
        "Proposed fix: Give Clerk A as well.",
        "How sure: a guess from names and wording; please check.",
    ]


def test_only_what_notes_need_is_changed(book: Path, copy: Path) -> None:
    annotate_workbook(book, [finding(book)], copy)
    before, after = parts(book)["xl/worksheets/sheet1.xml"], parts(copy)["xl/worksheets/sheet1.xml"]
    link = after.index(b"<legacyDrawing")

    assert changed(book, copy) == {
        "[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    assert after[:link] + after[after.index(b">", link) + 1 :] == before


def test_no_findings_give_a_plain_copy(book: Path, copy: Path) -> None:
    annotate_workbook(book, [], copy)

    assert copy.read_bytes() == book.read_bytes()


def test_several_findings_at_a_cell_are_one_note_with_the_worst_first(book: Path, copy: Path) -> None:
    annotate_workbook(book, [guessed(book, "B2"), finding(book, "B2"), finding(book, "B3")], copy)
    heads = [line for line in notes(copy)["Plan!B2"].splitlines() if line.endswith("(ACC001)")]

    assert heads == ["Error: no accountable (ACC001)", "Note: no accountable (ACC001)"]
    assert notes(copy).keys() == {"Plan!B2", "Plan!B3"}
    assert drawing_of(copy).count("<v:shape ") == 2


def test_many_findings_at_a_cell_are_counted(book: Path, copy: Path) -> None:
    annotate_workbook(book, [finding(book, message=f"Number {number}.") for number in range(40)], copy)

    assert "\nNumber 11.\n" in notes(copy)["Plan!B2"]
    assert notes(copy)["Plan!B2"].endswith(f"\nand 28 more here; raci check tells them.\n{LAST}")


def test_a_finding_inside_a_merged_area_stands_at_its_first_cell(tmp_path: Path, copy: Path) -> None:
    book = Workbook()
    sheet = plan(book)
    sheet["B2"] = "A"
    sheet.merge_cells("B2:D9")
    book.save(path := tmp_path / "merged.xlsx")
    annotate_workbook(path, [finding(path, "C5"), finding(path, "D9"), finding(path, "E9")], copy)

    assert notes(copy).keys() == {"Plan!B2", "Plan!E9"}
    assert notes(copy)["Plan!B2"].count("Nobody sells.") == 2


def test_the_first_cell_stands_for_a_range_and_for_a_row(book: Path, copy: Path) -> None:
    area = raci.Location(str(book), "Plan", 2, 2, 3, 3)
    row = raci.Location(str(book), "Plan", 3)
    annotate_workbook(book, [finding(book).at(area), finding(book).at(row)], copy)

    assert notes(copy).keys() == {"Plan!B2", "Plan!A3"}


def test_what_has_no_cell_in_the_workbook_is_left_and_told(book: Path, copy: Path) -> None:
    org = finding(book).at(raci.Location("org.yaml", row=3, column=5))
    whole, other = finding(book, ""), finding(book, sheet="Other")
    elsewhere = finding(book.with_name("other.xlsx"))
    done = annotated(book, [org, whole, finding(book), other, elsewhere], copy)

    assert [left.finding for left in done.left] == [org, whole, other, elsewhere]
    assert done.sentences == (
        "2 findings have no note: it stands in another file",
        "2 findings have no note: it has no cell",
    )
    assert len(notes(copy)) == 1


def test_a_sheet_gets_a_thousand_notes_the_worst_ones(book: Path, copy: Path) -> None:
    mild = [finding(book, f"A{row}", severity=Severity.NOTE) for row in range(1, 1100)]
    done = annotated(book, [*mild, finding(book, "C2000")], copy)

    assert len(notes(copy)) == 1000
    assert "Plan!C2000" in notes(copy)
    assert done.sentences == ("100 findings have no note: a sheet gets 1,000 notes, and the worse ones come first",)


# notes that are there already


def test_a_note_of_somebody_else_stays_with_ours_below(book: Path, copy: Path) -> None:
    _with_note(book)
    annotate_workbook(book, [finding(book), finding(book, "C2")], copy)

    assert notes(copy)["Plan!B2"].startswith(f"Ask Ada first.\n\n\n{FIRST}\nError: ")
    assert notes(copy)["Plan!C2"].startswith(FIRST)
    assert [author.text for author in comments_of(copy)[0]] == ["Ada", "raci"]


def test_the_box_of_a_note_grows_with_its_text(book: Path, copy: Path) -> None:
    _with_note(book)
    assert "Anchor" not in drawing_of(book)
    annotate_workbook(book, [finding(book)], copy)

    assert drawing_of(copy).count("Anchor>") == 2


def test_annotating_twice_is_annotating_once(book: Path, copy: Path, tmp_path: Path) -> None:
    _with_note(_with_note(book, "Only mine.", "A3"))
    found = [finding(book), finding(book, "C2"), guessed(book, "C3")]
    for sheet in (False, True):
        annotate_workbook(book, found, copy, sheet=sheet)
        again = tmp_path / f"again{sheet}.xlsx"
        annotate_workbook(copy, [each.at(raci.Location(str(copy), *_place(each))) for each in found], again)

        assert parts(again) == parts(copy)


def _place(found: raci.Finding) -> tuple[str | None, int, int]:
    return found.location.sheet, found.location.row, found.location.column


def test_what_is_no_longer_found_goes_and_what_others_wrote_stays(book: Path, copy: Path, tmp_path: Path) -> None:
    _with_note(book)
    annotate_workbook(book, [finding(book), finding(book, "C2")], copy)
    clean = tmp_path / "clean.xlsx"
    annotate_workbook(copy, [], clean)

    assert notes(clean) == {"Plan!B2": "Ask Ada first.\n"}
    assert drawing_of(clean).count("shape ") == drawing_of(book).count("shape ")


def test_what_people_write_below_ours_is_theirs(book: Path, copy: Path, tmp_path: Path) -> None:
    annotate_workbook(book, [finding(book)], copy)
    _with_note(copy, f"{notes(copy)['Plan!B2']}\nThis is settled. Bo")
    annotate_workbook(copy, [], again := tmp_path / "again.xlsx")
    annotate_workbook(copy, [finding(copy, message="Still nobody.")], third := tmp_path / "third.xlsx")

    assert notes(again)["Plan!B2"].strip() == "This is settled. Bo"
    assert notes(third)["Plan!B2"].startswith(f"\nThis is settled. Bo\n\n{FIRST}\n")
    assert "Nobody sells." not in notes(third)["Plan!B2"]


def test_ours_are_known_again_when_another_program_has_joined_the_runs(book: Path, copy: Path, tmp_path: Path) -> None:
    _with_note(book)
    annotate_workbook(book, [finding(book)], copy)
    _with_note(copy, notes(copy)["Plan!B2"])
    annotate_workbook(copy, [], again := tmp_path / "again.xlsx")

    assert notes(again) == {"Plan!B2": "Ask Ada first.\n"}


# places


def test_a_copy_is_not_written_over_the_workbook_itself(book: Path) -> None:
    link = book.with_name("link.xlsx")
    link.symlink_to(book)
    for target in book, link:
        with pytest.raises(RaciError, match="this is the workbook itself"):
            annotate_file(book, [finding(book)], target)


@pytest.mark.parametrize("name", ["copy.csv", "copy.xlsm", "copy"])
def test_a_copy_is_of_the_same_kind(book: Path, name: str) -> None:
    with pytest.raises(RaciError, match=r"of the same kind; name it copy\.xlsx"):
        annotate_file(book, [], book.with_name(name))


@pytest.mark.parametrize("name", ["plan.csv", "plan.xls", "plan.ods"])
def test_only_workbooks_get_notes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Duty,Clerk\n")
    with pytest.raises(RaciError, match=r"workbooks only \(\.xlsx, \.xlsm, \.xltx, \.xltm\)"):
        annotate_file(tmp_path / name, [], tmp_path / f"copy{name[-4:]}")


def test_a_workbook_of_another_kind_with_this_suffix_is_refused(tmp_path: Path) -> None:
    (old := tmp_path / "old.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(RaciError, match="notes are written into workbooks only"):
        annotate_file(old, [], tmp_path / "copy.xlsx")

    assert not (tmp_path / "copy.xlsx").exists()


def test_a_failure_leaves_the_earlier_copy(book: Path, copy: Path) -> None:
    copy.write_bytes(b"as it was")
    book.write_bytes(book.read_bytes()[:900])
    with pytest.raises(RaciError):
        annotate_file(book, [finding(book)], copy)

    assert copy.read_bytes() == b"as it was"
    assert sorted(each.name for each in copy.parent.iterdir()) == ["copy.xlsx", "plan.xlsx"]
