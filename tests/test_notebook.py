"""Matrices and reports in notebooks: a table that shows names as they are, and data frames of two libraries."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from support import matrix_of

import raci
from raci import notebook
from raci.errors import MissingExtraError
from raci.records import replace

if TYPE_CHECKING:
    from raci.model import Matrix

SALES: Final = Path(__file__).parents[1] / "matrices" / "examples" / "sales-leadership.yaml"
BIDS: Final = """title: Bids
| Duty | Manager | Clerk |
|--|--|--|
| **Offer** | | |
| Write bid | A/R | I |
| Send bid | | R |
"""
NASTY: Final = "<script>alert(1)</script>\x1b[31m\u202e"


class Cells(HTMLParser):
    """The texts of the cells of a table, and the elements there are."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.elements: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a cell."""
        self.elements.add(tag)
        if tag in {"td", "th"}:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        """Add to the cell."""
        if self.found:
            self.found[-1] += data.strip()


def bids(**changes: object) -> Matrix:
    """Return a small matrix."""
    return replace(matrix_of(BIDS), **changes)


def test_a_matrix_is_shown_as_its_table() -> None:
    expected = ["Duty", "Manager", "Clerk", "Offer", "Write bid", "R/A", "I", "Send bid", "", "R"]

    assert expected == Cells(bids()._repr_html_()).found


def test_a_report_is_shown_with_its_findings() -> None:
    cells = Cells(raci.check(bids())._repr_html_()).found

    assert "ACC001 no-accountable" in cells
    assert "<p>" in raci.check(SALES)._repr_html_()


def test_names_are_shown_and_not_obeyed() -> None:
    matrix = bids(title=NASTY)
    matrix = replace(matrix, roles=tuple(replace(role, name=NASTY) for role in matrix.roles))

    assert "script" not in Cells(matrix._repr_html_()).elements
    assert "\x1b" not in matrix._repr_html_()


def test_of_a_large_matrix_the_first_part_is_shown() -> None:
    rows = "".join(f"| Duty {number} | A/R |\n" for number in range(300))
    shown = matrix_of(f"| Duty | Ann |\n|--|--|\n{rows}")._repr_html_()

    assert "Duty 199" in shown
    assert "Duty 200" not in shown
    assert "… and 100 more duties" in shown


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_matrix_is_a_data_frame_with_a_row_for_each_letter(library: str) -> None:
    frame = getattr(bids(), f"to_{library}")()
    letters = [
        ("Write bid", "Manager", "R"),
        ("Write bid", "Manager", "A"),
        ("Write bid", "Clerk", "I"),
        ("Send bid", "Clerk", "R"),
    ]

    assert sorted(letters) == sorted(zip(frame["duty"], frame["role"], frame["letter"], strict=True))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_report_is_a_data_frame_with_a_row_for_each_finding(library: str) -> None:
    report = raci.check(bids())
    frame = getattr(report, f"to_{library}")()

    assert [finding.rule for finding in report] == list(frame["rule"])


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_nothing_to_tell_is_an_empty_frame_with_all_columns(library: str) -> None:
    frame = getattr(raci.check(SALES), f"to_{library}")()

    assert (len(frame), "severity" in frame.columns) == (0, True)


def test_a_library_that_is_not_there_is_named_with_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(MissingExtraError, match=r'pip install "raci\[polars\]"'):
        notebook.matrix_polars(bids())
