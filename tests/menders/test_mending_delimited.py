"""CSV mended where it stands: the fields concerned change, every other byte stays."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mendings import applied, changes_to, lines_changed, mended, tables

import raci
from raci.errors import RaciError
from raci.model import Duty, Scope
from raci.model.change import Add, Assign, Change, Remove, Withdraw

PLAN: Final = """\
No.;Duty;Head of Sales;Bid Writer;Lawyer;Comment
1;Approve bid;A;R;C;"at once; always"
2;Write offer ;A/R;  R ;C
3;"Sign ""the"" contract";"A";"";"I"
4;Pay invoice;A;R
5;Train staff;R;-;I;
"""


def plan(folder: Path, text: str = PLAN, name: str = "plan.csv", encoding: str = "utf-8") -> Path:
    """Write a table and return its path."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (Assign("Approve bid", "Bid Writer", ("R", "A")), '1;Approve bid;A;A/R;C;"at once; always"'),
        (Assign("Approve bid", "Lawyer", ("I",), "veto"), '1;Approve bid;A;R;I (veto);"at once; always"'),
        (Withdraw("Approve bid", "Lawyer"), '1;Approve bid;A;R;;"at once; always"'),
        (Assign("Write offer", "Bid Writer", ("I",)), "2;Write offer ;A/R;  I ;C"),
        (Assign('Sign "the" contract', "Bid Writer", ("R",)), '3;"Sign ""the"" contract";"A";"R";"I"'),
        (Assign("Pay invoice", "Lawyer", ("I",)), "4;Pay invoice;A;R;I"),
        (Assign("Train staff", "Bid Writer", ("A",)), "5;Train staff;R;A;I;"),
    ],
)
def test_one_field_changes_in_its_own_way_of_writing(tmp_path: Path, change: Change, line: str) -> None:
    path = plan(tmp_path)
    found = mended(path, [change])

    assert found.refusals == ()
    assert [each for each in lines_changed(path, found.path) if each[0] == "+"] == [f"+{line}"]
    assert raci.read(found.path) == applied(path, change)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, ending: str) -> None:
    text = "Tätigkeit;Geschäftsführer;Käufer;Prüfer\nÄndern;A;R;C\nLöschen;A;R;I\nPrüfen;A;R;\n".replace("\n", ending)
    path = plan(tmp_path, text, encoding=encoding)
    found = mended(path, [Assign("Löschen", "Käufer", ("R", "A"))])

    assert found.refusals == ()
    assert found.path.read_bytes() == text.replace("Löschen;A;R;", "Löschen;A;R/A;").encode(encoding)


def test_a_big_endian_mark_stays(tmp_path: Path) -> None:
    text = "\ufeffDuty,Manager,Clerk\nApprove,A,R\nWrite,A,R\nSign,A,C\n"
    path = plan(tmp_path, text, encoding="utf-16-be")
    found = mended(path, [Assign("Sign", "Clerk", ("I",))])

    assert found.path.read_bytes() == text.replace("Sign,A,C", "Sign,A,I").encode("utf-16-be")


def test_a_character_the_encoding_lacks_is_refused(tmp_path: Path) -> None:
    path = plan(tmp_path, "Tätigkeit;Käufer;Prüfer\nÄndern;A;R\nLöschen;A;R\nPrüfen;A;R\n", encoding="cp1252")
    found = mended(path, [Assign("Löschen", "Käufer", ("A",), "ж")], [Withdraw("Prüfen", "Käufer")])

    assert len(found.reasons) == 1
    assert "lacks 'ж'" in found.reasons[0]
    assert found.path.read_bytes() == path.read_bytes().replace("Prüfen;A".encode("cp1252"), "Prüfen;".encode("cp1252"))


def test_columns_of_duties_are_mended_too(tmp_path: Path) -> None:
    duties = "Approve bid,Write offer,Sign contract,Pay invoice,Train staff"
    path = plan(tmp_path, f"Role,{duties}\nHead of Sales,A,A,A,A,A\nBid Writer,R,R,R,R,R\nLawyer,C,I,C,I,C\n")
    change = Assign("Pay invoice", "Lawyer", ("C",))
    found = mended(path, [change], [Remove("Train staff")])

    assert raci.read(found.path) == applied(path, change)
    assert lines_changed(path, found.path) == ["-Lawyer,C,I,C,I,C", "+Lawyer,C,I,C,C,C"]
    assert found.reasons == ["the duties stand in columns: columns are not added or taken out"]


LISTS: Final = """\
Task,Responsible,Accountable,Consulted
Approve bid,"Bid Writer, Lawyer",Head of Sales,
Write offer,Bid Writer,Head of Sales,"Lawyer, Finance Director"
Sign contract,Head of Sales,Finance Director,Lawyer
"""


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ([Withdraw("Approve bid", "Lawyer")], 'Approve bid,"Bid Writer",Head of Sales,'),
        ([Assign("Approve bid", "Lawyer", ("C",))], 'Approve bid,"Bid Writer",Head of Sales,Lawyer'),
        (
            [Assign("Write offer", "Bid Writer", ("A", "R")), Withdraw("Write offer", "Head of Sales")],
            'Write offer,Bid Writer,Bid Writer,"Lawyer, Finance Director"',
        ),
        ([Assign("Sign contract", "Head of Sales", ("R", "C"))], None),
    ],
)
def test_names_move_between_lists_under_letters(tmp_path: Path, changes: list[Change], line: str | None) -> None:
    path = plan(tmp_path, LISTS)
    found = mended(path, changes)
    expected = line or 'Sign contract,Head of Sales,Finance Director,"Lawyer, Head of Sales"'

    assert found.refusals == ()
    assert [each for each in lines_changed(path, found.path) if each[0] == "+"] == [f"+{expected}"]
    assert raci.read(found.path).rows == applied(path, *changes).rows


@pytest.mark.parametrize(
    ("text", "change", "reason"),
    [
        (LISTS, Assign("Sign contract", "Lawyer", ("I",)), "no column for I"),
        (LISTS, Assign("Sign contract", "Lawyer", ("C",), "veto"), "no place for a remark"),
        (LISTS, Remove("Sign contract"), "rows of names"),
        (PLAN.replace("A;R\n", "A;?!\n"), Assign("Pay invoice", "Bid Writer", ("C",)), "would be lost"),
        (PLAN, Assign("Approve bid", "Lawyer", ("C",), "A"), "would be read as C with the remark 'A'"),
        (PLAN, Assign("Fly", "Lawyer", ("C",)), "the file has no duty 'Fly'"),
        (PLAN, Add(Duty("Fly", "Fly", scope=Scope((("", "EMEA"),)))), "no column for its scope"),
        (PLAN, Add(Duty("Sky › Fly", "Fly", ("Sky",))), "in its section"),
        (PLAN, Add(Duty("Fly", "Fly", parent="Approve bid")), "no column for the duty it stands under"),
        (PLAN, Add(Duty("Train staff", "Train staff")), "already has a duty"),
    ],
)
def test_what_cannot_be_written_is_refused_with_a_reason(
    tmp_path: Path, text: str, change: Change, reason: str
) -> None:
    path = plan(tmp_path, text)
    found = mended(path, [change])

    assert len(found.reasons) == 1
    assert reason in found.reasons[0]
    assert found.path.read_bytes() == path.read_bytes()


def test_a_role_that_would_be_named_nowhere_is_refused(tmp_path: Path) -> None:
    found = mended(
        plan(tmp_path, LISTS),
        [Withdraw("Write offer", "Finance Director")],
        [Withdraw("Sign contract", "Finance Director")],
    )

    assert found.reasons == ["'Finance Director' is named nowhere else, and would be gone from the file"]


def test_a_mend_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    path = plan(tmp_path)
    found = mended(
        path, [Withdraw("Approve bid", "Lawyer"), Withdraw("Fly", "Lawyer")], [Withdraw("Pay invoice", "Bid Writer")]
    )

    assert lines_changed(path, found.path) == ["-4;Pay invoice;A;R", "+4;Pay invoice;A;"]
    assert len(found.refusals) == 1


def test_rows_come_and_go(tmp_path: Path) -> None:
    path = plan(tmp_path)
    duty = Duty("Order; goods", "Order; goods", number="9")
    changes = (
        Add(duty, (("Lawyer", ("A",), ""), ("Bid Writer", ("R", "A"), "")), "Approve bid"),
        Remove("Pay invoice"),
    )
    found = mended(path, changes)

    assert found.refusals == ()
    assert lines_changed(path, found.path) == ['+9;"Order; goods";;A/R;A;', "-4;Pay invoice;A;R"]
    assert raci.read(found.path) == applied(path, *changes)


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-2+3", "@SUM(A1)"])
def test_no_new_name_becomes_a_formula(tmp_path: Path, name: str) -> None:
    path = plan(tmp_path)
    found = mended(path, [Add(Duty(name, name), (("Lawyer", ("A",), ""),))])

    assert found.path.read_text("utf-8").splitlines()[-1] == f";'{name};;;A;"


def test_lists_with_bullets_stay_as_they_are(tmp_path: Path) -> None:
    text = LISTS.replace('"Bid Writer, Lawyer"', '"- Bid Writer\n- Lawyer"')
    path = plan(tmp_path, text)
    found = mended(path, [Assign("Approve bid", "Finance Director", ("R",))])

    assert found.refusals == ()
    assert found.path.read_text("utf-8") == text.replace('- Lawyer"', '- Lawyer\n- Finance Director"')


def test_a_guarded_name_stays_guarded_where_it_stands_first(tmp_path: Path) -> None:
    text = "Task,Responsible,Accountable\nApprove,Lawyer,'+Team\nWrite,Clerk,Lawyer\nSign,Clerk,'+Team\n"
    path = plan(tmp_path, text)
    found = mended(path, [Assign("Write", "+Team", ("A",))], [Withdraw("Write", "Lawyer")], [Withdraw("Sign", "+Team")])

    assert found.refusals == ()
    assert found.path.read_text("utf-8").splitlines()[2:] == ["Write,Clerk,'+Team", "Sign,Clerk,"]


def test_a_row_after_a_last_line_without_end_gets_a_line_of_its_own(tmp_path: Path) -> None:
    text = "Duty,Manager,Clerk\r\nApprove,A,R\r\nWrite,A,R\r\nSign,A,C"
    path = plan(tmp_path, text)
    found = mended(path, [Add(Duty("Pay", "Pay"), (("Manager", ("A",), ""), ("Clerk", ("R",), "")))])

    assert found.path.read_bytes().decode() == f"{text}\r\nPay,A,R"


def test_bytes_that_cannot_be_kept_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b'Duty,Manager,Clerk\nApprove \x1b$B$"\x1b(B,A,R\nWrite,A,R\nSign,A,C\n\xff')
    try:
        raci.read(path)
    except RaciError:
        return
    found = mended(path, [Assign("Sign", "Clerk", ("I",))])

    assert found.path.read_bytes() == path.read_bytes().replace(b"Sign,A,C", b"Sign,A,I")


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return a table as delimited text, each field quoted or not."""
    delimiter, ending = draw(st.sampled_from(",;\t")), draw(st.sampled_from(("\n", "\r\n")))
    quotes = draw(st.sampled_from(("", "all", "some")))
    lines = []
    for row in draw(tables()):
        marks = draw(st.lists(st.booleans(), min_size=len(row), max_size=len(row)))
        quoted = [quotes == "all" or (quotes == "some" and mark) for mark in marks]
        lines.append(delimiter.join(f'"{cell}"' if mark else cell for cell, mark in zip(row, quoted, strict=True)))
    return ending.join(lines) + draw(st.sampled_from(("", ending)))


@given(files(), st.data())
def test_a_mended_file_reads_as_its_changes_applied_and_other_lines_stay(text: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = plan(Path(folder), text)
        matrix = raci.read(path)
        changes = data.draw(changes_to(matrix))
        found = mended(path, *([change] for change in changes))
        touched = {change.duty for change in changes}
        ends = set(re.findall(r"\r\n|\n", text))
        others = [
            line
            for line in lines_changed(path, found.path)
            if not any(duty in line.replace('""', '"') for duty in touched)
        ]

        assert found.refusals == ()
        assert raci.read(found.path) == applied(path, *changes)
        assert others == []
        assert set(re.findall(r"\r\n|\r|\n", found.path.read_bytes().decode())) == ends
