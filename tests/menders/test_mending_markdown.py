"""Markdown mended where it stands: cells of tables of pipes change, every other byte stays."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mendings import applied, changes_to, lines_changed, mended, tables

import raci
from raci.model import Duty
from raci.model.change import Add, Assign, Change, Remove, Withdraw

PLAN: Final = """\
# Bids

The plan | as agreed.

| Duty          | Head of Sales | Bid Writer |  Lawyer |
|:--------------|:-------------:|------------|--------:|
| Approve bid   |       A       | R          |       C |
| Write `offer` |     **A**     | **R**      |       I |
| Sign          |      A/R      |            |    -    |
| Pay \\| file   |       A       | [R](#note) |

Another table follows.
"""


def plan(folder: Path, text: str = PLAN, name: str = "plan.md") -> Path:
    """Write a text and return its path."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (Assign("Approve bid", "Bid Writer", ("R", "A")), "| Approve bid   |       A       | A/R        |       C |"),
        (Assign("Approve bid", "Lawyer", ("R", "I")), "| Approve bid   |       A       | R          |     R/I |"),
        (Assign("Approve bid", "Head of Sales", ("I",)), "| Approve bid   |       I       | R          |       C |"),
        (Withdraw("Approve bid", "Lawyer"), "| Approve bid   |       A       | R          |         |"),
        (Assign("Write offer", "Bid Writer", ("C",)), "| Write `offer` |     **A**     | **C**      |       I |"),
        (Assign("Sign", "Bid Writer", ("I",)), "| Sign          |      A/R      | I          |    -    |"),
        (Assign("Sign", "Lawyer", ("C",)), "| Sign          |      A/R      |            |       C |"),
        (Assign("Pay | file", "Bid Writer", ("C",)), "| Pay \\| file   |       A       | [C](#note) |"),
        (Assign("Pay | file", "Lawyer", ("C",)), "| Pay \\| file   |       A       | [R](#note) | C |"),
        (
            Assign("Approve bid", "Bid Writer", ("C",), "on | demand, *really*"),
            "| Approve bid   |       A       | C (on \\| demand, \\*really\\*) |       C |",
        ),
    ],
)
def test_one_cell_changes_and_its_column_stays_straight(tmp_path: Path, change: Change, line: str) -> None:
    path = plan(tmp_path)
    found = mended(path, [change])

    assert found.refusals == ()
    assert [each for each in lines_changed(path, found.path) if each[0] == "+"] == [f"+{line}"]
    assert raci.read(found.path) == applied(path, change)


NARROW: Final = "|Duty|Manager|Clerk|\n|-|-|-|\n|Approve|A|R|\n|Write|A|R/C|\n|Sign||R, A|\n|Pay|A|R, C|\n"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (Assign("Approve", "Clerk", ("R", "C")), "|Approve|A|R/C|"),
        (Assign("Write", "Clerk", ("R",)), "|Write|A|R|"),
        (Assign("Sign", "Manager", ("I",)), "|Sign|I|R, A|"),
        (Withdraw("Write", "Manager"), "|Write| |R/C|"),
    ],
)
def test_cells_without_blanks_stay_without(tmp_path: Path, change: Change, line: str) -> None:
    path = plan(tmp_path, NARROW)
    found = mended(path, [change])

    assert [each for each in lines_changed(path, found.path) if each[0] == "+"] == [f"+{line}"]


def test_emphasis_of_a_letter_is_kept_where_all_cells_with_it_have_it(tmp_path: Path) -> None:
    text = "| Duty | Boss | Clerk |\n|---|---|---|\n| One | **A** | R |\n| Two | **A** | R |\n| Six | I | R |\n"
    path = plan(tmp_path, text)
    found = mended(path, [Assign("Six", "Boss", ("A",))])

    assert lines_changed(path, found.path)[-1] == "+| Six | **A** | R |"


def test_nothing_is_written_as_the_others_write_it(tmp_path: Path) -> None:
    text = "| Duty | Boss | Clerk |\n|---|---|---|\n| One | A | — |\n| Two | A | R |\n| Six | — | R |\n"
    path = plan(tmp_path, text)
    found = mended(path, [Withdraw("Two", "Clerk")])

    assert lines_changed(path, found.path)[-1] == "+| Two | A | — |"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_quotes_and_marks_stay(tmp_path: Path, ending: str) -> None:
    text = f"\ufeff> note\n\n{NARROW}".replace("|Duty", "> |Duty").replace("\n|", "\n> |").replace("\n", ending)
    path = plan(tmp_path, text)
    found = mended(path, [Assign("Sign", "Clerk", ("I",))])

    assert found.refusals == ()
    assert found.path.read_bytes().decode() == text.replace("|R, A|", "|I|")


WIDE: Final = """\
| 任务 | 经理 | 职员 |
|------|------|------|
| 批准 | A    | R    |
| 写作 | A    | R    |
| 签字 | A    | C/I  |
"""


def test_wide_letters_take_two_columns(tmp_path: Path) -> None:
    path = plan(tmp_path, WIDE)
    found = mended(path, [Assign("批准", "职员", ("R", "I"))])

    assert lines_changed(path, found.path)[-1] == "+| 批准 | A    | R/I  |"


LISTS: Final = """\
| Task    | Responsible                | Accountable   | Consulted |
|---------|----------------------------|---------------|-----------|
| Approve | **Bid Writer**, Lawyer     | Head of Sales |           |
| Write   | Bid Writer<br>Head of Sales | Head of Sales | Lawyer |
| Sign    | Head of Sales              | Lawyer | Bid Writer |
"""


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ([Withdraw("Approve", "Lawyer")], "| Approve | **Bid Writer**             | Head of Sales |           |"),
        ([Withdraw("Approve", "Bid Writer")], "| Approve | Lawyer                     | Head of Sales |           |"),
        (
            [Assign("Write", "Bid Writer", ("C",))],
            "| Write   | Head of Sales | Head of Sales | Lawyer, Bid Writer |",
        ),
        (
            [Assign("Write", "Lawyer", ("R", "C"))],
            "| Write   | Bid Writer<br>Head of Sales<br>Lawyer | Head of Sales | Lawyer |",
        ),
    ],
)
def test_names_move_between_lists_under_letters(tmp_path: Path, changes: list[Change], line: str) -> None:
    path = plan(tmp_path, LISTS)
    found = mended(path, changes)

    assert found.refusals == ()
    assert [each for each in lines_changed(path, found.path) if each[0] == "+"] == [f"+{line}"]
    assert raci.read(found.path).rows == applied(path, *changes).rows


def test_rows_come_and_go(tmp_path: Path) -> None:
    path = plan(tmp_path)
    new = Add(Duty("File *it* | now", "File *it* | now"), (("Lawyer", ("A",), ""), ("Bid Writer", ("R",), "")), "Sign")
    found = mended(path, [new, Remove("Approve bid")])

    assert found.refusals == ()
    assert lines_changed(path, found.path) == [
        "-| Approve bid   |       A       | R          |       C |",
        "+| File \\*it\\* \\| now |               | R          |       A |",
    ]
    assert raci.read(found.path) == applied(path, new, Remove("Approve bid"))


HTML: Final = """\
<table><tr><th>Duty</th><th>Boss</th><th>Clerk</th></tr>
<tr><td>One</td><td>A</td><td>R</td></tr>
<tr><td>Two</td><td>A</td><td>R</td></tr>
<tr><td>Six</td><td>A</td><td>C</td></tr></table>
"""
DRAWN: Final = """\
+------+------+-------+
| Duty | Boss | Clerk |
+======+======+=======+
| One  | A    | R     |
+------+------+-------+
| Two  | A    | R     |
+------+------+-------+
| Six  | A    | C     |
+------+------+-------+
"""
ITEMS: Final = (
    "# RACI of the Sales Manager\n\n- Write bid: **A**\n- Sign bid: **R**\n- Pay bill: **C**\n- Train: **I**\n"
)


@pytest.mark.parametrize(
    ("text", "change", "reason"),
    [
        (HTML, Assign("Six", "Clerk", ("I",)), "table of HTML"),
        (DRAWN, Remove("Six"), "drawn with rules"),
        (DRAWN, Assign("Six", "Boss", ("R", "A"), "now"), "too narrow"),
        (PLAN, Assign("Approve bid", "Lawyer", ("C",), "A"), "would be read as C with the remark 'A'"),
        (LISTS, Assign("Sign", "Lawyer", ("I",)), "no column for I"),
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


def test_a_list_is_refused_with_a_reason(tmp_path: Path) -> None:
    path = plan(tmp_path, ITEMS)
    matrix = raci.read(path)
    found = mended(path, [Assign(matrix.duties[0].key, matrix.roles[0].key, ("R",))])

    assert found.reasons == ["it stands in no table of pipes: write it by hand"]


def test_a_drawn_table_keeps_its_walls(tmp_path: Path) -> None:
    path = plan(tmp_path, DRAWN)
    found = mended(path, [Assign("Six", "Clerk", ("R", "C"))])

    assert lines_changed(path, found.path) == ["-| Six  | A    | C     |", "+| Six  | A    | R/C   |"]


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return a table of pipes, straight or not, with or without outer pipes, among other lines."""
    rows = draw(tables())
    emphasis = draw(st.sampled_from(("", "**", "_", "`")))
    rows = [
        rows[0],
        *([row[0], *(f"{emphasis}{cell}{emphasis}" if cell else "" for cell in row[1:])] for row in rows[1:]),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    width = widths if draw(st.booleans()) else [0] * len(widths)
    blank = draw(st.sampled_from(("", " ")))
    dashes = ["-" * max(3, each) for each in width]
    lines = [
        "|".join(f"{blank}{cell.ljust(size)}{blank}" for cell, size in zip(row, width, strict=True))
        for row in (rows[0], dashes, *rows[1:])
    ]
    ending = draw(st.sampled_from(("\n", "\r\n")))
    return ending.join(["# Plan", "", *(f"|{line}|" for line in lines), "", "End."])


@given(files(), st.data())
def test_a_mended_file_reads_as_its_changes_applied_and_other_lines_stay(text: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = plan(Path(folder), text)
        matrix = raci.read(path)
        changes = data.draw(changes_to(matrix))
        found = mended(path, *([change] for change in changes))
        touched = {change.duty for change in changes}
        others = [line for line in lines_changed(path, found.path) if not any(duty in line for duty in touched)]

        assert found.refusals == ()
        assert raci.read(found.path) == applied(path, *changes)
        assert others == []
        assert ("\r\n" in text) is (b"\r\n" in found.path.read_bytes())
