"""The original line of a text file under a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.lint import Finding, Severity
from raci.model import Location
from raci.reports.excerpt import original

if TYPE_CHECKING:
    from pathlib import Path


def finding(path: Path, *places: tuple[int, int], sheet: str | None = None) -> Finding:
    first, *others = (Location(str(path), sheet, *place) for place in places)
    return Finding("ACC002", "several-accountables", "Two.", Severity.ERROR, location=first, related=tuple(others))


def test_marks_stand_under_every_cell_of_the_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("| Duty | A | B |\n| Sell | A | A |\n", "utf-8")

    assert list(original(finding(path, (2, 10), (2, 14), (1, 3)))) == [("2 | | Sell | A | A |", " " * 13 + "^   ^")]


def test_marks_stand_right_where_letters_take_two_columns(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("| 販売 | A |\n", "utf-8")

    assert list(original(finding(path, (1, 8)))) == [("1 | | 販売 | A |", " " * 13 + "^")]


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("x" * 500 + "HERE" + "y" * 500, "utf-8")
    ((line, marks),) = original(finding(path, (1, 501)))

    assert line[marks.index("^") :].startswith("HEREy")
    assert line.startswith("1 | …x")
    assert line.endswith("y…")
    assert len(line) < 120


def test_control_characters_are_shown_not_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("| \x1b[31mSell | A |\n", "utf-8")
    ((line, marks),) = original(finding(path, (1, 15)))

    assert "\x1b" not in line
    assert line[marks.index("^")] == "A"


def test_a_sheet_a_missing_file_and_a_strange_encoding_have_no_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"Duty;B\xfcro\n")

    assert list(original(finding(path, (1, 1)))) == []
    assert list(original(finding(tmp_path / "gone.md", (1, 1)))) == []
    assert list(original(finding(path, (1, 1), sheet="Plan"))) == []
    assert list(original(finding(path, (0, 0)))) == []


def test_a_line_beyond_the_end_has_no_excerpt(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("| Duty | A |\n", "utf-8")

    assert list(original(finding(path, (7, 1)))) == []
