"""Matrices as Markdown: readable as text, a table where it is shown, and no name is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from rich_matrices import FOREIGN, HOSTILE
from small_matrix import bakery, written

if TYPE_CHECKING:
    from pathlib import Path


def test_a_matrix_is_a_heading_its_notation_a_table_and_a_legend(tmp_path: Path) -> None:
    expected = """\
# Bakery

Notation: RACI · 2026-06-30

| No. | Section | Duty | Scope | Head Baker | Apprentice |
| --- | --- | --- | --- | :-: | :-: |
| 1.10 | Morning | Mix the dough | each shop | R/A | C |
|  | Morning | Bake |  | A | R |
|  | – | Close |  | A | by turns |

- R = Responsible
- A = Accountable
- C = Consulted
- I = Informed

Groups of roles:

- Kitchen: Head Baker, Apprentice
"""

    assert expected == written(tmp_path, "bakery.md")


def test_several_matrices_stand_below_one_another(tmp_path: Path) -> None:
    text = written(tmp_path, "bakery.md", bakery(), bakery(title="Shop"))

    assert text.count("\n# Shop\n") == 1
    assert text.count("| :-: |") == 2


@pytest.mark.parametrize("name", [*HOSTILE, *FOREIGN, "a\nb", "x@y.example", "www.example.org"])
def test_no_name_becomes_markup(tmp_path: Path, name: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False})
    tokens = parser.parse(written(tmp_path, "bakery.md", bakery(name, name, name)))
    inline = {child.type for token in tokens for child in token.children or ()}
    cells = [token for token in tokens if token.type in ("th_open", "td_open")]

    assert inline <= {"text", "text_special", "html_inline"}
    assert {child.content for token in tokens for child in token.children or () if child.type == "html_inline"} <= {
        "<br>"
    }
    assert len(cells) == 6 * 4


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f"])
def test_a_sign_that_turns_the_direction_is_no_part_of_the_source(tmp_path: Path, sign: str) -> None:
    text = written(tmp_path, "bakery.md", bakery(f"Head{sign}"))

    assert sign not in text
    assert f"Head&#x{ord(sign):X};" in text
