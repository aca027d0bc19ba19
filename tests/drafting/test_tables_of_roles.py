"""Tables in texts: a role in each row or column, words and letters in the cells, in Markdown, HTML and Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from texts import drafted, duties, errors, names, roles

import raci

if TYPE_CHECKING:
    from pathlib import Path


def test_words_in_cells_are_letters(tmp_path: Path) -> None:
    text = """# Who does what

| Activity | Product Manager | Design Lead |
|---|---|---|
| Define the scope | Owns | Consulted |
| Draw the screens | Informed | Contributes |
"""

    found = drafted(tmp_path, text)

    assert duties(found) == [
        ("Product Manager", "Define the scope", "A"),
        ("Design Lead", "Define the scope", "C"),
        ("Product Manager", "Draw the screens", "I"),
        ("Design Lead", "Draw the screens", "R"),
    ]
    assert errors(found) == []


def test_a_row_for_each_role(tmp_path: Path) -> None:
    text = """| Title | Responsibilities | Requirements |
|---|---|---|
| Junior Engineer | Fixes small bugs | 1 year |
| Senior Engineer | Designs features; reviews changes | 5 years |
"""

    assert duties(drafted(tmp_path, text)) == [
        ("Junior Engineer", "Fix small bugs", ""),
        ("Senior Engineer", "Design features", ""),
        ("Senior Engineer", "Review changes", ""),
    ]


def test_a_column_for_each_role(tmp_path: Path) -> None:
    text = """| Store Manager | Area Manager |
|---|---|
| Opens the store | Visits every store |
| Hires assistants | Approves the staffing plan |
"""

    assert [letter for *_, letter in duties(drafted(tmp_path, text))] == ["", "", "", "A"]


def test_letters_over_duties_and_over_names(tmp_path: Path) -> None:
    over_duties = (
        "| Role | Accountable for | Consulted on |\n|---|---|---|\n| Data Owner | Data quality | Retention |\n"
    )
    over_names = (
        "| Duty | Responsible | Accountable |\n|---|---|---|\n| Draft the plan | Planner | Finance Director |\n"
    )

    assert duties(drafted(tmp_path, over_duties)) == [
        ("Data Owner", "Data quality", "A"),
        ("Data Owner", "Retention", "C"),
    ]
    assert duties(drafted(tmp_path, over_names)) == [
        ("Planner", "Draft the plan", "R"),
        ("Finance Director", "Draft the plan", "A"),
    ]


def test_html_pages_are_read_without_their_navigation(tmp_path: Path) -> None:
    text = """<html><head><title>Roles</title></head><body>
<nav><ul><li>Home</li></ul></nav>
<h2>Curator</h2>
<p>The curator is responsible for:</p>
<ul><li><b>Loans:</b> lends objects</li>
<li>buying cases;</li></ul>
<h2>Museum Manager</h2>
<table><tr><th>Duty</th><th>Museum Manager</th></tr><tr><td>Open the house</td><td>Responsible</td></tr></table>
<footer><p>Imprint</p></footer></body></html>
"""

    found = drafted(tmp_path, text, "page.html")

    assert duties(found) == [
        ("Curator", "Loans", "R"),
        ("Curator", "Buy cases", "R"),
        ("Museum Manager", "Open the house", "R"),
    ]
    assert [duty.sources[0].row for duty in found.duties] == [5, 6, 8]


def test_word_documents_are_read(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Warehouse Supervisor", 1)
    document.add_paragraph("Reports to: Operations Manager")
    document.add_heading("Duties", 2)
    document.add_paragraph("Plan the shifts", style="List Bullet")
    document.add_paragraph("Count the stock", style="List Bullet")
    document.add_heading("Skills", 2)
    document.add_paragraph("Drive a forklift", style="List Bullet")
    document.save(str(tmp_path / "job.docx"))

    found = raci.draft(tmp_path / "job.docx")

    assert names(found) == ["Plan the shifts", "Count the stock"]
    assert roles(found) == ["Warehouse Supervisor", "Operations Manager"]
