"""The tables of Parquet: their columns are what the page says, and their rows are what files and findings say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import duckdb
import pytest
from hypothesis import given, settings
from pyarrow import parquet
from rich_matrices import rich_matrices
from typer.testing import CliRunner

import raci.reports.columnar.folder as folder_of_tables
from raci.cli import app
from raci.graph.summary import summary_of
from raci.lint import Report
from raci.reports.columnar.columns import ASSIGNMENTS, FINDINGS
from raci.reports.columnar.folder import ParquetFolder
from raci.reports.columnar.rows import Rows
from raci.reports.slimming import slim

if TYPE_CHECKING:
    from raci.model import Matrix

_PAGE: Final = Path(__file__).parents[2] / "docs" / "parquet.md"
_PLAN: Final = """\
title: Fairs
roles:
  head: {name: Head of Fairs, holders: [Ann Lee]}
  clerk: {name: Clerk}
duties:
  - {name: Book the hall, section: Before, A: head, R: clerk}
  - {name: Send the bill, A: [head, clerk], R: clerk}
allow:
  - {rule: ACC002, duty: Send the bill, reason: agreed in March}
"""
_OTHER: Final = "title: Other\nduties:\n  - {name: Book the hall, A: Clerk, R: Clerk}\n"


@pytest.fixture(name="plans")
def _plans(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    for name, text in (("fairs", _PLAN), ("other", _OTHER)):
        (tmp_path / "plans" / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def _checked(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app(["check"]), ["check", *map(str, words)])
    return done.exit_code, done.output


def _table(plans: Path, name: str, columns: str = "*", where: str = "true") -> list[tuple[Any, ...]]:
    path = plans / "tables" / f"{name}.parquet"
    return duckdb.connect().execute(f"SELECT {columns} FROM '{path}' WHERE {where}").fetchall()  # noqa: S608 - words of this file


@pytest.mark.parametrize("columns", [ASSIGNMENTS, FINDINGS], ids=["assignments", "findings"])
def test_the_page_names_every_column(columns: dict[str, tuple[str, str]]) -> None:
    told = re.findall(r"^\| `(\w+)` \| ([\w ]+) \| (.+) \|$", _PAGE.read_text("utf-8"), re.MULTILINE)
    first = 0 if columns is ASSIGNMENTS else len(ASSIGNMENTS)

    assert told[first : first + len(columns)] == [(name, *said) for name, said in columns.items()]


def test_every_assignment_and_every_finding_is_a_row(plans: Path) -> None:
    status, out = _checked(plans / "plans", "--report", f"parquet={plans / 'tables'}")
    cells = _table(plans, "assignments", "file[-10:], cell, title, section, duty, role, people, letters, accountable")
    found = _table(plans, "findings", "rule, status, allowed_by, duty, roles", "rule IN ('ACC002', 'REG001')")

    assert (status, out) == (1, "")
    assert [cell[2:] for cell in cells if cell[0] == "fairs.yaml"] == [
        ("Fairs", "Before", "Book the hall", "Head of Fairs", ["Ann Lee"], "A", True),
        ("Fairs", "Before", "Book the hall", "Clerk", [], "R", False),
        ("Fairs", "", "Send the bill", "Head of Fairs", ["Ann Lee"], "A", True),
        ("Fairs", "", "Send the bill", "Clerk", [], "R/A", True),
    ]
    assert min(found) == ("ACC002", "allowed", "agreed in March", "Send the bill", ["Head of Fairs", "Clerk"])
    assert [each[:2] for each in found if each[0] == "REG001"] == [("REG001", "open")]


def test_other_reports_may_be_asked_for_beside_it(plans: Path) -> None:
    _, out = _checked(plans / "plans", "--report", "text", "--report", f"parquet={plans / 'tables'}")

    assert "fairs.yaml" in out
    assert len(_table(plans, "assignments")) == 5


def test_a_file_that_cannot_be_read_is_a_finding(plans: Path) -> None:
    (plans / "plans" / "broken.xlsx").write_bytes(b"PK\x03\x04 no zip")
    status, _ = _checked(plans / "plans", "--report", f"parquet={plans / 'tables'}")

    assert status == 2
    assert len(_table(plans, "findings", where="rule = 'SRC001' AND file LIKE '%broken.xlsx'")) == 1


def test_what_an_earlier_run_wrote_is_replaced_and_not_judged(plans: Path) -> None:
    first, second = (_checked(plans, "--report", f"parquet={plans / 'tables'}") for _ in range(2))

    assert first == second
    assert sorted(path.name for path in (plans / "tables").iterdir()) == ["assignments.parquet", "findings.parquet"]


@pytest.mark.parametrize(("words", "said"), [
    ("parquet", "write parquet=FOLDER"),
    ("parquet=", "write parquet=FOLDER"),
    ("parquet=plans/fairs.yaml", "is a file; name a folder"),
    ("parquet=nowhere/tables", "there is no folder nowhere"),
    ("parquet=plans", "is what the same call judges"),
    ("parkuet=tables", "did you mean parquet?"),
])  # fmt: skip
def test_misuse_is_told_before_anything_is_judged(
    plans: Path, monkeypatch: pytest.MonkeyPatch, words: str, said: str
) -> None:
    monkeypatch.chdir(plans)
    done = CliRunner().invoke(app(["check"]), ["check", "plans", "--report", words])

    assert done.exception is not None
    assert said in str(done.exception) + done.output


def test_rows_are_written_in_groups_while_files_are_judged(plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_of_tables, "_ROWS", 2)
    _checked(plans / "plans", "--report", f"parquet={plans / 'tables'}")
    written = parquet.ParquetFile(plans / "tables" / "assignments.parquet")

    assert [written.metadata.row_group(each).num_rows for each in range(written.num_row_groups)] == [2, 2, 1]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    with ParquetFolder(tmp_path):
        pass
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(ZeroDivisionError), ParquetFolder(tmp_path):
        raise ZeroDivisionError

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@given(rich_matrices())
@settings(deadline=None)
def test_rows_from_a_summary_are_those_from_the_matrix(matrix: Matrix) -> None:
    report = Report("", matrices=(matrix,))
    brief = slim(report, summary_of([matrix]))

    assert list(Rows(brief, brief.summary.matrices()).assignments()) == list(Rows(report, [matrix]).assignments())


def test_texts_that_no_file_can_hold_are_written_all_the_same(tmp_path: Path) -> None:
    with ParquetFolder(tmp_path) as tables:
        tables.take(_odd_report())

    assert _only(tmp_path, "message") == "what ? is this"


def _odd_report() -> Report:
    from raci.lint import Finding, Severity  # noqa: PLC0415 - beside its use

    return Report("odd.md", (Finding("ACC001", "no-accountable", "what \ud800 is this", Severity.ERROR),))


def _only(folder: Path, column: str) -> str:
    [[text]] = duckdb.connect().execute(f"SELECT {column} FROM '{folder / 'findings.parquet'}'").fetchall()  # noqa: S608 - as above
    return str(text)
