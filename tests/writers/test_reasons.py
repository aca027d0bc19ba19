"""A draft is written with the reason of each letter, a mark on the guesses, and the questions left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import load_workbook
from small_matrix import bakery

import raci
from raci.writers import Export, Reason, write_export

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS: Final = ("Who signs? (line 12)", "=cmd|' /C calc'!A0", "A\x07 bell\nand a line")


@pytest.fixture(name="export")
def _export() -> Export:
    matrix = bakery()
    reasons = {
        (each.duty.key, each.role.key): Reason(f"{each.entry}: said in line {place}.", doubtful=place == 0)
        for place, each in enumerate(matrix.assignments())
    }
    return Export((matrix,), None, None, reasons, QUESTIONS)


@pytest.mark.parametrize("suffix", ["xlsx", "yaml", "json", "md", "html", "csv"])
def test_reasons_and_questions_never_change_what_is_read(export: Export, tmp_path: Path, suffix: str) -> None:
    write_export(export, tmp_path / f"draft.{suffix}")
    write_export(Export(export.matrices), tmp_path / f"plain.{suffix}")

    assert raci.read_all(tmp_path / f"draft.{suffix}") == raci.read_all(tmp_path / f"plain.{suffix}")


def test_a_workbook_has_a_note_at_each_letter_and_marks_the_guesses(export: Export, tmp_path: Path) -> None:
    write_export(export, tmp_path / "draft.xlsx")
    book = load_workbook(tmp_path / "draft.xlsx")
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.comment]
    guessed = [cell for cell in cells if cell.font.italic]

    assert len(cells) == len(export.reasons)
    assert [cell.comment.text.startswith("To be looked at: ") for cell in guessed if cell.comment] == [True]
    assert [row[1].value for row in book["Open questions"].iter_rows(min_row=5)] == [
        QUESTIONS[0], QUESTIONS[1], "A_x0007_ bell\nand a line",
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", ["md", "yaml"])
def test_texts_say_every_reason_and_question_on_a_line_of_its_own(export: Export, tmp_path: Path, suffix: str) -> None:
    write_export(export, tmp_path / f"draft.{suffix}")
    lines = (tmp_path / f"draft.{suffix}").read_text("utf-8").splitlines()

    assert sum("said in line" in line for line in lines) == len(export.reasons)
    assert sum("to be looked at" in line for line in lines) == 1
    assert sum("Who signs?" in line for line in lines) == 1


def test_without_reasons_and_questions_there_is_no_sheet_for_them(export: Export, tmp_path: Path) -> None:
    write_export(Export(export.matrices), tmp_path / "plain.xlsx")

    assert "Open questions" not in load_workbook(tmp_path / "plain.xlsx").sheetnames
