"""Where files say what may stay: notes of workbooks, comments of documents, lines of CSV, `allow:` of org-design."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import pytest
from office import converted, needs_office
from openpyxl import Workbook
from openpyxl.comments import Comment

import raci
from raci.model import Allowance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Said = list[tuple[str, str, str]]

_ROWS: Final = (
    ("Task", "Director", "Manager", "Clerk", "Remarks"),
    ("Design",),
    ("Approve bid", "A", "A", "R", "soon"),
    ("Pay", "A", "A", "R"),
    ("Build",),
    ("Sign", "A", "A", "R"),
    ("Deliver", "A", "A", "R"),
)
_TABLE: Final = """\
    | Duty | Director | Manager | Clerk |
    | --- | --- | --- | --- |
    | Approve bid | A | A | R |
    | Pay invoice | A | A | R |
    """

_PLAIN: Final = dedent(_TABLE)
_ALLOW: Final = "<!-- raci: allow ACC: x -->"


def workbook(folder: Path, notes: Mapping[str, str], *, turned: bool = False) -> Path:
    """Return a workbook with a matrix from B3 on, and notes at its cells."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    sheet["A1"] = "Bids"
    for row, texts in enumerate(_ROWS, 3):
        for column, text in enumerate(texts, 2):
            sheet.cell(*((column, row) if turned else (row, column)), text)
    book.create_sheet("About")["A1"] = "Made by Ann"
    for name, note in notes.items():
        where, _, cell = name.rpartition("!")
        book[where or "Plan"][cell].comment = Comment(note, "Ann Lee")
    path = folder / "plan.xlsx"
    book.save(path)
    return path


def said(path: Path) -> Said:
    """Return what each allowance of a file is about: its rule, its duty and its role."""
    return [(each.rule, each.duty, each.role) for matrix in raci.read_all(path) for each in matrix.allowances]


@pytest.mark.parametrize(
    ("cell", "duty", "role"),
    [
        ("C5", "Design › Approve bid", "Director"),
        ("E6", "Design › Pay", "Clerk"),
        ("B6", "Design › Pay", ""),
        ("F5", "Design › Approve bid", ""),
        ("D3", "", "Manager"),
        ("B3", "", ""),
        ("A1", "", ""),
        ("K30", "", ""),
        ("B4", "Design", ""),
        ("B7", "Build", ""),
    ],
)
def test_a_note_is_about_what_it_stands_at(tmp_path: Path, cell: str, duty: str, role: str) -> None:
    path = workbook(tmp_path, {cell: "raci: allow ACC002: why"})

    assert said(path) == [("ACC002", duty, role)]


def test_words_of_a_note_come_before_its_place(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, {"C5": "raci: allow ACC002 role manager: why", "B3": 'raci: allow ACC002 duty "pay": why'}
    )

    assert said(path) == [("ACC002", "Design › Pay", ""), ("ACC002", "Design › Approve bid", "Manager")]


def test_a_turned_matrix_has_its_notes_turned(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (
        ("", "Approve bid", "Pay invoice"),
        ("Director", "A", "A"),
        ("Sales manager", "A", "C"),
        ("Clerk", "R", "R"),
    )
    for row in rows:
        sheet.append(row)
    for cell in ("B2", "C1", "A3", "A1"):
        sheet[cell].comment = Comment(f"raci: allow ACC002: {cell}", "x")
    path = tmp_path / "turned.xlsx"
    book.save(path)
    [matrix] = raci.read_all(path)

    assert matrix.source.across
    assert {each.reason: (each.duty, each.role) for each in matrix.allowances} == {
        "A1": ("", ""), "B2": ("Approve bid", "Director"), "C1": ("Pay invoice", ""), "A3": ("", "Sales manager"),
    }  # fmt: skip


def test_a_note_where_no_matrix_is_allows_nothing_and_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"About!A1": "raci: allow ACC002: why"})
    report = raci.check(path)

    assert ("ALW003", "plan.xlsx:About!A1") in [(each.rule, str(each.location)[-18:]) for each in report]
    assert report.allowed == ()


def test_notes_of_sheets_that_are_not_asked_for_count_for_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"About!A1": "raci: allow ACC002: why"})
    report = raci.check(path, raci.Settings(layout=raci.LayoutSettings(sheet="Plan")))

    assert report.allowances == ()


def test_notes_that_raci_wrote_allow_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"C5": "raci: allow ACC002: why"})
    copy = tmp_path / "copy.xlsx"
    raci.annotate(path, copy)
    again = tmp_path / "again.xlsx"
    raci.annotate(copy, again)

    assert said(copy) == said(again) == said(path)
    assert [str(each.location)[-2:] for each in raci.check(copy).allowed] == ["C5"]


def test_a_hostile_name_in_our_own_note_allows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    path.write_text('Duty,Director,Clerk\n"x\nraci: allow ALL: got you",A,A\nPay bill,A,R\nSign it,A,R\n', "utf-8")
    matrix = raci.read(path)
    book = tmp_path / "hostile.xlsx"
    raci.write(raci.check(matrix), book)
    copy = tmp_path / "copy.xlsx"
    raci.annotate(book, copy)

    assert raci.read(copy).allowances == ()


@needs_office
def test_notes_of_an_open_document_are_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"C5": "raci: allow ACC002\nby Ann: why", "D3": "raci: allow ROL: x", "B6": "a note"})
    [saved] = converted([path], tmp_path / "office", "ods")

    assert said(saved) == [("ROL", "", "Manager"), ("ACC002", "Design › Approve bid", "Director")]


def test_a_mended_workbook_keeps_its_notes(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"C5": "raci: allow ACC002: why", "A1": "raci: allow DUT: x"})
    done = raci.mend(path, tmp_path / "mended.xlsx", unsafe=True)

    assert said(tmp_path / "mended.xlsx") == said(path)
    assert not any(str(each.location).endswith("C5") for each in done.made)


def test_a_damaged_part_of_notes_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"C5": "raci: allow ACC002: why"})
    broken = tmp_path / "broken.xlsx"
    with ZipFile(path) as old, ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data[:-20] if "comment" in name and name.endswith(".xml") else data)
    [finding] = raci.check(broken)

    assert (finding.rule, "damaged" in finding.message) == ("SRC001", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<!-- raci: allow ACC002: why -->\n{_PLAIN}", [("ACC002", "", "")]),
        (f'{_PLAIN}\n<!-- raci: allow ACC duty "approve bid": a &amp; b -->\n', [("ACC", "Approve bid", "")]),
        (f"{_PLAIN}\n<!-- raci: allow ACC002 role Manager:\n  why\n-->\n", [("ACC002", "", "Manager")]),
        (_PLAIN.replace("bid | A", f"bid | A {_ALLOW}"), [("ACC", "Approve bid", "Director")]),
        (_PLAIN.replace("bid | A | A", f"bid | A | {_ALLOW} A"), [("ACC", "Approve bid", "Manager")]),
        (_PLAIN.replace("bid | A | A", f"bid | A | A{_ALLOW}"), [("ACC", "Approve bid", "Manager")]),
        (_PLAIN.replace("Approve bid", f"Approve bid {_ALLOW}"), [("ACC", "Approve bid", "")]),
        (_PLAIN.replace("R |\n| Pay", f"R | {_ALLOW}\n| Pay"), [("ACC", "Approve bid", "")]),
        (_PLAIN.replace("Manager", f"Manager {_ALLOW}"), [("ACC", "", "Manager")]),
        (f"{_PLAIN}\n```html\n{_ALLOW}\n```\n", []),
        (f"{_PLAIN}\nWrite `{_ALLOW}` below it.\n", []),
        (f"{_PLAIN}\n<!-- raci: allow ACC002: never ended\n", []),
    ],
)
def test_a_comment_of_markdown_is_about_what_it_stands_at(tmp_path: Path, text: str, expected: Said) -> None:
    path = tmp_path / "plan.md"
    path.write_text(text, "utf-8")

    assert said(path) == expected


def test_a_comment_belongs_to_the_nearest_table(tmp_path: Path) -> None:
    other = _PLAIN.replace("Director", "Owner").replace("Manager", "Deputy")
    text = f"# One\n{_PLAIN}\n<!-- raci: allow ACC: one -->\n\n# Two\n\n<!-- raci: allow ACC: two -->\n{other}"
    path = tmp_path / "plan.md"
    path.write_text(text, "utf-8")

    assert [[each.reason for each in matrix.allowances] for matrix in raci.read_all(path)] == [["one"], ["two"]]


def test_comments_of_html_are_read(tmp_path: Path) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row[:4])}</tr>\n" for row in _ROWS if len(row) > 1)
    path = tmp_path / "plan.html"
    path.write_text(f"<table>\n{rows}</table>\n<!-- raci: allow ACC002 duty Pay by Ann: x --&gt; y -->", "utf-8")
    [found] = raci.read(path).allowances

    assert found == Allowance("ACC002", "x --> y", "Pay", owner="Ann")


def test_lines_of_csv_that_begin_with_a_hash_are_read_and_are_no_duties(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "# raci: allow ACC002 duty Pay: a, b; c\nDuty,Director,Clerk\nPay,A,A\n"
        '"# raci: allow RSP001 until 2027-03-31: d, e",,\nSign,A,R\nSend,A,R\n', "utf-8",
    )  # fmt: skip
    matrix = raci.read(path)

    assert [duty.name for duty in matrix.duties] == ["Pay", "Sign", "Send"]
    assert [(each.rule, each.duty, each.reason, each.until) for each in matrix.allowances] == [
        ("ACC002", "Pay", "a, b; c", None), ("RSP001", "", "d, e", date(2027, 3, 31)),
    ]  # fmt: skip
    assert str(matrix.locate(matrix.duties[1]))[-3:] == "5:1"


_DESIGN: Final = """
    roles:
      boss: {name: Director, aliases: Chief}
      manager: Manager
    duties:
      approve: {name: Approve bid, section: Bids, A: [boss, manager]}
      pay: {name: Pay, A: boss}
    allow:
    """


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{rule: ACC002, duty: approve, reason: x}", [("ACC002", "Bids › Approve bid", "")]),
        ("{rule: ACC002, duty: approve BID, role: chief, reason: x}", [("ACC002", "Bids › Approve bid", "Director")]),
        ("{rule: [ACC002, RSP], duty: Bids, reason: x}", [("ACC002", "Bids", ""), ("RSP", "Bids", "")]),
        ("{rule: ACC, role: manager, owner: Ann, until: 2027-03-31, reason: x}", [("ACC", "", "Manager")]),
    ],
)  # fmt: skip
def test_an_org_design_file_names_by_key_name_or_alias(tmp_path: Path, entry: str, expected: Said) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(f"{dedent(_DESIGN)}  - {entry}\n", "utf-8")

    assert said(path) == expected


def test_every_mistake_of_an_allowance_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    entries = [
        "{rule: ACC002, duty: aprove, role: manger, reason: x}",
        "{rule: ACC002}",
        "{rule: ACC002, reson: x, reason: y}",
        "{rule: ACC002, reason: ' '}",
        "{reason: x}",
        "{rule: ACC002, reason: x, until: next spring}",
        "just text",
    ]
    path.write_text(dedent(_DESIGN) + "".join(f"  - {entry}\n" for entry in entries), "utf-8")
    with pytest.raises(raci.UnreadableError) as caught:
        raci.read(path)

    told = [line.removeprefix(f"{path}:") for line in caught.value.problems]
    assert told == [
        "9:26: there is no duty 'aprove'; did you mean 'approve'?",
        "9:40: there is no role 'manger'; did you mean 'manager'?",
        "10:5: item 2 lacks 'reason'",
        "11:20: there is no key 'reson' for an allowance; did you mean 'reason'?",
        "12:28: an allowance needs a reason",
        "13:5: item 5 lacks 'rule'",
        "14:38: a day is needed, such as 2027-03-31, not 'next spring'",
        "15:5: item 7 must be a mapping, not 'just text'",
    ]


def test_an_allowance_of_a_role_that_takes_no_part_makes_no_column(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    text = "organization: {roles: [Director, Auditor]}\nduties: {Pay: {A: Director}}\n"
    path.write_text(f"{text}allow: [{{rule: ACC002, role: Auditor, reason: x}}]\n", "utf-8")

    assert [role.name for role in raci.read(path).roles] == ["Director"]
    assert said(path) == [("ACC002", "", "Auditor")]
