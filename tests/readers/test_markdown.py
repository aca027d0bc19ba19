"""Markdown: every way in which people write a table into it, and texts that hold none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import raci
from raci.readers import read_document
from raci.readers.markdown import can_hold_a_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raci.layout.grid import Grid

    Reading = Callable[[str], list[Grid]]

_PLAN = [["Task", "Gardener", "Owner"], ["Dig", "R", "A"], ["Plant", "R", "A"]]


@pytest.fixture
def grids(tmp_path: Path) -> Reading:
    def read(text: str) -> list[Grid]:
        path = tmp_path / "plan.md"
        path.write_bytes(text.encode())
        return list(read_document(path).grids)

    return read


def _rows(grid: Grid) -> list[list[object]]:
    return [list(row) for row in grid.rows]


@pytest.mark.parametrize(
    "text",
    [
        "| Task | Gardener | Owner |\n|---|:-:|--:|\n| Dig | R | A |\n| Plant | R | A |\n",
        "Task | Gardener | Owner\n--- | --- | ---\nDig | R | A\nPlant | R | A\n",
        "| Task | Gardener | Owner |\n| Dig | R | A |\n| Plant | R | A |\n",
        "| Task | Gardener | Owner |\n\n|---|---|---|\n\n| Dig | R | A |\n\n| Plant | R | A |\n",
        "> | Task | Gardener | Owner\n> |---|---|---\n> | Dig | R | A\n> | Plant | R | A\n",
        "- who:\n\n    | Task | Gardener | Owner |\n    |---|---|---|\n    | Dig | R | A |\n    | Plant | R | A |\n",
        "+---+--+--+\n| Task | Gardener | Owner |\n+===+==+==+\n| Dig | R | A |\n+---+--+--+\n| Plant | R | A |\n",
        "```\n| Task | Gardener | Owner |\n|---|---|---|\n| Dig | R | A |\n| Plant | R | A |\n```\n",
        "---\nkey: a | b\n---\n| Task | Gardener | Owner |\n|--|--|--|\n| Dig | R | A |\n|--|--|--|\n| Plant|R|A |\n",
        "| Task | Gardener | Owner |\r\n|---|---|---|\r\n| **Dig** | `R` | *A* |\r\n| [Plant](x.md) | __R__ | A |\r\n",
    ],
)
def test_a_table_is_read_however_it_is_written(grids: Reading, text: str) -> None:
    assert _rows(grids(text)[0]) == _PLAN


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a \\| b", "a | b"),
        ("Water<br>weed", "Water\nweed"),
        ("salt &amp; bread", "salt & bread"),
        ("![A](dot.png)", "A"),
        ("&lt;h3&gt;Dig&lt;/h3&gt;", "<h3>Dig</h3>"),
        ("**Dig **", "Dig"),
        ("__R__esponsible", "Responsible"),
        ("[[page\\|Dig]]", "Dig"),
        ("snake_case_name", "snake_case_name"),
        ("~~A~~", "~~A~~"),
    ],
)
def test_a_cell_gives_its_plain_words(grids: Reading, cell: str, expected: str) -> None:
    assert _rows(grids(f"| Task | Owner |\n|---|---|\n| {cell} | A |\n")[0])[1][0] == expected


def test_a_cell_knows_the_place_of_its_first_word(grids: Reading) -> None:
    grid = grids("# Garden\n\n| Task | Owner |\n|---|---|\n|  **Dig**  | A |\n")[0]

    assert [grid.place(1, 0), grid.place(1, 1)] == [(5, 6), (5, 15)]


def test_ragged_rows_sections_and_broken_lines_are_kept(grids: Reading) -> None:
    text = "| Task | Gardener | Owner |\n|---|---|---|\n| **Autumn** |\n| Dig\ndeep | R | A |\n| Rake | R |\n"

    assert _rows(grids(text)[0]) == [_PLAN[0], ["Autumn"], ["Dig\ndeep", "R", "A"], ["Rake", "R"]]


def test_bold_is_told(grids: Reading) -> None:
    grid = grids("| Task | Owner |\n|---|---|\n| **Autumn** | |\n| Dig | A |\n")[0]
    looks = grid.styles() if grid.styles else None

    assert looks is not None
    assert [looks.of(row, 0).bold for row in range(3)] == [False, True, False]


def test_a_table_stands_under_its_headings(grids: Reading) -> None:
    table = "| T | O |\n|--|--|\n| Dig | A |\n"
    text = f"# Garden\n## Spring\n{table}\nAutumn\n------\n\n**Late:**\n\n{table}"

    assert [grid.headings for grid in grids(text)] == [("Garden", "Spring"), ("Garden", "Autumn", "Late"), ()]


def test_the_words_around_tables_are_prose(grids: Reading) -> None:
    prose = grids("# Garden\n\n- **R** = does it\n\n| T | O |\n|--|--|\n| Dig | A |\n\nA: answers\n")[-1]

    assert prose.prose
    assert (_rows(prose), prose.lines) == ([["Garden"], ["R = does it"], ["A: answers"]], (1, 3, 9))


def test_html_in_markdown_is_read_with_its_markdown(grids: Reading) -> None:
    first = "<tr><td>Task</td>\n\n<td>**Owner**</td></tr>"
    text = f"<h2>Garden</h2>\n\n<table>\n{first}\n<tr><td>&lt;h3&gt;Dig&lt;/h3&gt;<td>A\n</table>\n"
    grid = grids(text)[0]

    assert (_rows(grid), grid.headings) == ([["Task", "Owner"], ["Dig", "A"]], ("Garden",))
    assert grid.place(1, 1) == (7, 37)


def test_a_fenced_table_yields_to_a_proper_one(grids: Reading) -> None:
    proper = "| Task | Gardener | Owner |\n|---|---|---|\n| Dig | R | A |\n| Plant | R | A |\n"

    assert [_rows(grid) for grid in grids(f"{proper}\n```\n| x | y |\n| a | A |\n```\n")] == [_PLAN]


_CHART = """```mermaid
flowchart TD
  %% who does what
  sow["Sow (spring)"] -- R --> g([Gardener]) & h; sow -->|A| Owner
  h[Helper]
  reap{Reap} -.->|"A/R"| g
```
"""


def test_a_mermaid_chart_is_a_table_of_names_under_codes(grids: Reading) -> None:
    grid = grids(_CHART)[0]
    expected = [["", "R", "A"], ["Sow (spring)", "Gardener, Helper", "Owner"], ["Reap", "Gardener", "Gardener"]]

    assert (_rows(grid), grid.lines) == (expected, (4, 4, 6))


def test_a_chart_drawn_from_roles_to_duties_is_the_same(grids: Reading) -> None:
    text = "```mermaid\ngraph LR\nGardener -->|R| Sow\nOwner -->|A| Sow\nGardener -->|R| Reap\nOwner -->|A| Reap\n```\n"

    assert _rows(grids(text)[0]) == [["", "R", "A"], ["Sow", "Gardener", "Owner"], ["Reap", "Gardener", "Owner"]]


def test_a_chart_of_decisions_is_no_table(grids: Reading) -> None:
    assert grids("```mermaid\ngraph TD\na -->|Y| b\na -->|N| c\n```\n") == []


@pytest.mark.parametrize("item", ["Dig: **A**", "Dig — A", "Dig (A)", "**Dig** - A", "Dig .... A"])
def test_duties_under_the_heading_of_a_role_are_a_table(grids: Reading, item: str) -> None:
    text = f"# RACI – Head gardener\n## RACI by task\n- {item}\n- Plant: R\n"

    assert _rows(grids(text)[0]) == [["", "Head gardener"], ["Dig", "A"], ["Plant", "R"]]


def test_names_after_codes_under_the_heading_of_a_duty_are_a_table(grids: Reading) -> None:
    text = "# Garden\n## Dig\n- **R**: Helper\n- A: Owner, Gardener\n\n## Plant\n- A/R: Gardener\n- Consulted: Owner\n"
    expected = [
        ["", "R", "A", "C"],
        ["Dig", "Helper", "Owner, Gardener", ""],
        ["Plant", "Gardener", "Gardener", "Owner"],
    ]

    assert _rows(grids(text)[0]) == expected


def test_duties_under_items_that_are_roles_are_a_table(grids: Reading) -> None:
    text = "- Project manager\n  - Dig: A\n  - Plant: R\n- Head of gardens\n  - Dig: R\n  - Plant: A\n"

    assert _rows(grids(text)[0]) == [["", "Project manager", "Head of gardens"], ["Dig", "A", "R"], ["Plant", "R", "A"]]


@pytest.mark.parametrize(
    "text",
    [
        "# Key\n- **R**: Responsible\n- **A**: Accountable\n- **C**: Consulted\n",
        "- R (Responsible): does the work.\n- A (Accountable): answers for the work in the end.\n",
        "- Responsible (R)\n- Accountable (A)\n",
        "- vitamin (A)\n- bread\n- salt\n",
        "Plain words | and a bar.\n",
        "a || b\nb || c\n",
        "```sh\ncat a | sort\ncat b | sort\n```\n",
    ],
)
def test_what_is_no_table_gives_none(grids: Reading, text: str) -> None:
    assert grids(text) == []


def test_a_text_without_any_sign_of_a_table_is_not_parsed() -> None:
    assert not can_hold_a_table("# Title\n\nWords, and `code || more`.\n\n- an item\n- another: with words\n" * 50)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_a_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.md"
    rows = "".join(f"| Задача номер {number} для садовника | А |\n" for number in range(9))
    path.write_bytes(f"| Задача | Владелец |\n|---|---|\n{rows}".encode(encoding))

    assert _rows(read_document(path).grids[0])[0] == ["Задача", "Владелец"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("| a | b |\n" * 200_002, "too-large"), (("|" * 900 + "\n") * 2000, "too-large"), ("| a |\n| \0 |\n", "binary")],
)
def test_hostile_text_is_refused_with_one_sentence(grids: Reading, text: str, code: str) -> None:
    with pytest.raises(raci.UnreadableError) as caught:
        grids(text)

    assert caught.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "|" * 300_000,
        "| a | b |\n" * 2 + "> " * 10_000 + "a",
        "| a | b |\n" * 2 + "- " * 10_000 + "a",
        "|[" * 400 + "\n|" * 3,
        *["```mermaid\ngraph TD\n" + "A & " * 9999, "- a: " + "A, " * 9999, "| a |\n" * 2 + "<table>" * 9999],
        *["| a | b |\n|--|--|\n| x | " + "[" * 1999 + " |\n", "| a | b |\n|--|--|\n| " + "*a_" * 600 + " | b |\n"],
    ],
)
def test_hostile_text_is_survived(grids: Reading, text: str) -> None:
    assert len(grids(text)) < 4
