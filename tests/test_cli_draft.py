"""raci draft as a stranger meets it: texts in, a matrix with its reasons and open questions out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import load_workbook
from test_cli import stranger

import raci
from raci.lint import Severity

if TYPE_CHECKING:
    from pathlib import Path

TEXT: Final = """# Head of Purchasing

The Head of Purchasing is accountable for the purchasing strategy of the whole company.

Responsibilities:

- Purchasing strategy: sets what is bought where.
- Supplier contracts: negotiates and signs frame contracts.

# Buyer

Reports to the Head of Purchasing.

Responsibilities:

- Place orders with suppliers
- : keeps the records of deliveries in order

Skills:

- Fluent in English
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "roles.md").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.mark.parametrize("suffix", ["yaml", "xlsx", "md", "json", "html", "csv"])
def test_what_is_drafted_is_written_and_has_no_error(folder: Path, suffix: str) -> None:
    answer = stranger("draft", "roles.md", "-o", f"out.{suffix}", cwd=folder)
    report = raci.check(folder / f"out.{suffix}")

    assert answer.status == 0
    assert answer.err.startswith(f"out.{suffix}: 4 duties, ")
    assert [finding for finding in report if finding.severity is Severity.ERROR] == []
    assert [len(matrix.duties) for matrix in report.matrices] == [4]


def test_a_workbook_says_at_each_letter_why_it_stands_there(folder: Path) -> None:
    stranger("draft", "roles.md", "-o", "out.xlsx", cwd=folder)
    matrix = raci.read(folder / "out.xlsx")
    book = load_workbook(folder / "out.xlsx")
    notes = [cell.comment.text for row in book["RACI"].iter_rows() for cell in row if cell.comment]

    assert len(notes) == sum(1 for _ in matrix.assignments())
    assert all(note.count("inferred, likely") == 2 for note in notes)
    assert [note.count("(line 7 of roles.md)") for note in notes] == [2, 0, 0, 0]
    assert "Open questions" in book.sheetnames


def test_programs_get_roles_duties_and_questions(folder: Path) -> None:
    said = json.loads(stranger("draft", "roles.md", "--format", "json", cwd=folder).out)

    assert [role["name"] for role in said["roles"]] == ["Head of Purchasing", "Buyer"]
    assert {"name", "level", "scope", "reports_to"} <= said["roles"][0].keys()
    assert all({"name", "role", "letter", "scope", "at", "description"} <= duty.keys() for duty in said["duties"])
    assert [duty["at"] for duty in said["duties"] if duty["role"] == "Buyer"] == [16, 17]
    assert any("line 17" in question for question in map(str, said["questions"]))


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("empty.md", "", "the text is empty"),
        ("blank.md", " \n\n", "the text is empty"),
        ("weather.md", "It rained all day.\n", "role"),
        ("picture.md", "\x89PNG\r\n", "not a text"),
    ],
)
def test_what_no_draft_can_be_made_of_is_told_in_one_sentence(
    tmp_path: Path, name: str, text: str, sentence: str
) -> None:
    (tmp_path / name).write_text(text, "latin-1")
    answer = stranger("draft", name, cwd=tmp_path)

    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"raci: {name}: ")
    assert sentence in answer.err
    assert len(answer.err.splitlines()) == 1
