"""Spelling: new codes and lists of names are written as the file writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import raci
from raci.menders.spelling import Spelling, listed, separator_of

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Matrix


def matrix(folder: Path, *rows: str) -> Matrix:
    """Return the matrix of cells, parted by `;`, under three roles."""
    lines = ["Duty;Head of Sales;Bid Writer;Lawyer", *(f"Duty {number};{row}" for number, row in enumerate(rows))]
    path = folder / "plan.csv"
    path.write_text("\n".join(lines), "utf-8")
    return raci.read(path)


@pytest.mark.parametrize(
    ("rows", "letters", "remark", "expected"),
    [
        (("A;R;C", "A;R;I"), ("R",), "", "R"),
        (("a;r;c", "a;r;i"), ("A",), "", "a"),
        (("A/R;C;I", "AR;C;I", "AR;R;C"), ("R", "A"), "", "AR"),
        (("Accountable;Responsible;Informed", "Accountable;Responsible;Informed"), ("A",), "", "Accountable"),
        (("Accountable;Responsible;Informed", "Accountable;Responsible;"), ("R", "A"), "", "Responsible/Accountable"),
        (("Accountable;Responsible;", "Accountable, Responsible;;Informed"), ("R", "I"), "", "Responsible, Informed"),
        (("A & R;C;I", "A;R;I"), ("R", "C"), "", "R & C"),
        (("AR;C;I", "A;R;I"), ("R", "C"), "", "RC"),
        (("A;R;C", "A;R;I"), ("R", "A"), "", "R/A"),
        (("A;R (first);C", "A;R;I"), ("A",), "veto", "A (veto)"),
        (("A;R: first draft;C", "A;R;I"), ("A",), "on demand", "A: on demand"),
        (("A;R [draft only];C", "A;R;I"), ("A",), "on demand", "A [on demand]"),
        (("A;R;C", "A;R;I"), ("A",), "on demand", "A (on demand)"),
        (("A;R;C", "A;R;I"), ("A",), "C", ""),
        (("A;R;C", "A;R;I"), ("A",), "x" * 80, ""),
        (("A;R;C", "A;R;I"), (), "", ""),
    ],
)
def test_codes_are_written_as_most_cells_write_them(
    tmp_path: Path, rows: tuple[str, ...], letters: tuple[str, ...], remark: str, expected: str
) -> None:
    spelling = Spelling(matrix(tmp_path, *rows))

    assert spelling.of(letters, remark) == expected


NAMES = ("Head of Sales", "Bid Writer", "Lawyer", "QA/QC", "Sales, North", "Trainer & Cook", "Board (EMEA, APAC)")


@pytest.mark.parametrize(
    ("text", "add", "drop", "expected"),
    [
        ("Bid Writer", ("Lawyer",), (), "Bid Writer, Lawyer"),
        ("", ("Lawyer", "Bid Writer"), (), "Lawyer, Bid Writer"),
        ("Bid Writer; Lawyer", ("Head of Sales",), (), "Bid Writer; Lawyer; Head of Sales"),
        ("Bid Writer; Lawyer", (), ("Lawyer",), "Bid Writer"),
        ("Bid Writer; Lawyer", (), ("bid writer",), "Lawyer"),
        ("Bid Writer", (), ("Bid Writer",), ""),
        ("Bid Writer", ("Lawyer",), ("Bid Writer",), "Lawyer"),
        ("Bid Writer / QA/QC", (), ("Bid Writer",), "QA/QC"),
        ("Bid Writer / QA/QC", (), ("QA/QC",), "Bid Writer"),
        ("Sales, North, Lawyer", (), ("Lawyer",), "Sales, North"),
        ("Sales, North, Lawyer", (), ("Sales, North",), "Lawyer"),
        ("Trainer & Cook & Lawyer", (), ("Lawyer",), "Trainer & Cook"),
        ("Board (EMEA, APAC), Lawyer", (), ("Board (EMEA, APAC)",), "Lawyer"),
        ("Bid Writer and Lawyer", ("Head of Sales",), (), "Bid Writer and Lawyer, Head of Sales"),
        ("- Bid Writer\n- Lawyer", ("Head of Sales",), (), "- Bid Writer\n- Lawyer\n- Head of Sales"),
        ("- Bid Writer\n- Lawyer", (), ("Bid Writer",), "- Lawyer"),
        ("• Bid Writer\n• Lawyer", (), ("Lawyer",), "• Bid Writer"),
        ("Bid Writer, Lawyer.", (), ("Lawyer",), "Bid Writer."),
        ("  Bid Writer ,Lawyer ", (), ("Bid Writer",), "  Lawyer "),
        ("Bid Writer", ("Bid Writer",), (), "Bid Writer"),
        ("Bid Writer", (), ("Lawyer",), None),
        ("Somebody else, Lawyer", (), ("Lawyer",), "Somebody else"),
    ],
)
def test_a_list_keeps_its_other_names_and_its_signs(
    text: str, add: tuple[str, ...], drop: tuple[str, ...], expected: str | None
) -> None:
    assert listed(text, NAMES, add=add, drop=drop) == expected


def test_the_commonest_sign_that_surely_separates_is_found() -> None:
    texts = ["Bid Writer; Lawyer", "Lawyer; Head of Sales", "Lawyer, Bid Writer", "QA/QC", "Lawyer & Bid Writer"]

    assert separator_of(texts, NAMES) == "; "
    assert separator_of(["Lawyer"], NAMES) == ", "
