"""A workbook that raci could have written, edited cell by cell: what is read otherwise is what the edit says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from declared_book import book, difference, lines, merges, told
from grids import Looks, understood

from raci.layout.grid import Flaw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FILE: Final = Path(__file__).parent / "cases" / "declared_edits.yaml"
_CASES: Final = [
    pytest.param(case["edit"], case["reads"].splitlines(), id=f"{about}: {case['edit']}")
    for about, cases in yaml.safe_load(_FILE.read_text("utf-8")).items()
    for case in cases
]
_LATER: Final = "cells under roles hold something that is no letter, such as 'later'"


@pytest.mark.parametrize(("edit", "reads"), _CASES)
def test_an_edit_changes_what_it_says_and_nothing_else(edit: Mapping[str, Any], reads: Sequence[str]) -> None:
    moved = {name.removeprefix("raci."): area for name, area in edit.items() if name.startswith("raci.")}
    cells = {place: value for place, value in edit.items() if not place.startswith("raci.")}

    assert difference(cells, moved) == reads


@pytest.mark.parametrize(
    ("areas", "reads"),
    [
        (
            "D6:E7",
            [
                "- cell d1 clerk: C or I",
                "- cell d2 clerk: R until May",
                "- mark: maybe, d1, clerk, (6, 5)",
                f"- note: info D9 3 {_LATER}",
                "+ cell d1 clerk: A",
                "+ cell d2 clerk: A",
                "+ oddity: merged (6, 4) a merged cell gives one letter for several cells",
                f"+ note: info D9 2 {_LATER}",
            ],
        ),
        ("D9:E9", []),
        ("B6:B7", []),
        ("D3:E3", []),
        ("F6:H6", ["+ oddity: merged (6, 6) a merged cell gives one letter for several cells"]),
        (
            "D9:D11 F6:F7",
            [
                "+ cell d2 director: R",
                "+ oddity: merged (6, 6) a merged cell gives one letter for several cells",
            ],
        ),
        (
            "E11:F13",
            [
                "- cell Close year director: R",
                "+ cell Close year director: C",
                "+ oddity: look-alike (11, 6) '\u0421' is written with letters that only look Latin",
                "+ oddity: merged (11, 5) a merged cell gives one letter for several cells",
            ],
        ),
        (
            "D3:D4",
            [
                "- role boss: name Manager",
                "- role boss: group Sales",
                "- decision: roles: Manager, Clerk, Director",
                "+ role boss: name Sales",
                "+ decision: roles: Sales, Clerk, Director",
            ],
        ),
        (
            "D4:E4",
            [
                "- role clerk: name Clerk",
                "- decision: roles: Manager, Clerk, Director",
                "+ role clerk: name Manager",
                "+ decision: roles: Manager, Manager, Director",
            ],
        ),
    ],
)
def test_merged_cells_give_their_letter_or_name_to_all_of_them(areas: str, reads: Sequence[str]) -> None:
    assert difference({}, merges=merges(areas)) == reads


_RUN: Final = ["- duty d3: section Plan; Run", "+ duty d3: section Run"]
_NO_SECTION: Final = [
    "- duty d3: section Plan; Run",
    "- section row: 8",
    "+ duty Plan › Run: name Run",
    "+ duty Plan › Run: section Plan",
    "+ duty Plan › Run: source 8; 2",
    "+ duty d3: section Plan",
]


@pytest.mark.parametrize(
    ("edit", "bold", "reads"),
    [
        ({"Plan!G5": ""}, [(4, 1)], []),
        ({"Plan!G8": ""}, [(4, 1), (7, 1)], _RUN),
        ({"Plan!G8": ""}, [(7, 1)], _RUN),
        ({"Plan!G8": ""}, [(4, 1), (7, 1), (5, 1)], _NO_SECTION),
        ({"Plan!G8": ""}, [(4, 1)], _NO_SECTION),
        (
            {"Plan!G8": "", "Plan!A8": "2"},
            [(4, 1), (7, 1)],
            [*_NO_SECTION[:4], "+ duty Plan › Run: number 2", *_NO_SECTION[4:]],
        ),
        (
            {"Plan!G8": "", "Plan!F8": "R"},
            [(4, 1), (7, 1)],
            [*_NO_SECTION[:5], "+ cell Plan › Run director: R", *_NO_SECTION[5:]],
        ),
        (
            {"Plan!G5": "", "Plan!G8": "", "Plan!G10": "", "Plan!B11": "", "Plan!D11": "", "Plan!E11": "",
             "Plan!F11": "", "Plan!A11": ""},
            [(4, 1), (7, 1), (6, 1)],
            [
                "- duty d1: section Plan", "- duty d2: section Plan", "- duty d3: section Plan; Run",
                "- duty Close year: name Close year", "- duty Close year: number 3", "- duty Close year: source 11; 2",
                "- cell Close year boss: A", "- cell Close year clerk: C", "- cell Close year director: R",
                "- oddity: look-alike (11, 5) '\u0421' is written with letters that only look Latin",
                "- stands in: book.xlsx:Plan!B3:F11", "- decision: table: book.xlsx:Plan!B3:F11",
                "- section row: 5", "- section row: 8", "- section row: 10",
                "+ duty Plan: name Plan", "+ duty Plan: source 5; 2", "+ duty Run: name Run",
                "+ duty Run: source 8; 2", "+ stands in: book.xlsx:Plan!B3:F9",
                "+ decision: table: book.xlsx:Plan!B3:F9",
            ],
        ),
    ],
)  # fmt: skip
def test_a_row_is_a_section_where_it_looks_like_one_and_duties_do_not(
    edit: Mapping[str, Any], bold: Sequence[tuple[int, int]], reads: Sequence[str]
) -> None:
    assert difference(edit, styles=lambda: Looks(bold=bold)) == reads


@pytest.mark.parametrize(
    ("moved", "why"),
    [
        ({"roles": None}, "the name raci.roles no longer leads to its cells"),
        ({"duties": None}, "the name raci.duties no longer leads to its cells"),
        ({"letters": None}, "the name raci.letters no longer leads to the table of letters"),
        ({"duties": "E5:E10"}, "the names raci.roles and raci.duties share a column"),
        *(
            (moved, "the names raci.roles and raci.duties lead to cells that cannot be those of a matrix")
            for moved in ({"roles": "D4:F5"}, {"duties": "B5:C10"}, {"duties": "B4:B10"}, {"duties": "B3:B10"})
        ),
    ],
)
def test_a_sheet_that_is_no_longer_as_declared_is_guessed_and_doubted(
    moved: Mapping[str, str | None], why: str
) -> None:
    doubts = [each for each in understood(*book({}, moved)).notes if "raci wrote" in each.message]

    assert [(each.kind, each.message, str(each.location)) for each in doubts] == [
        ("doubt", f"raci wrote this sheet, but {why}; its layout was guessed", "book.xlsx:Plan")
    ]


def test_what_the_reader_saw_of_a_declared_sheet_is_told() -> None:
    flaws = (Flaw("hidden", "row 7 is hidden", (7, 1)),)

    assert difference({}, flaws=lambda: flaws) == ["+ oddity: hidden (7, 1) row 7 is hidden"]


def test_one_mark_is_told_as_one() -> None:
    found = told({}, {"exact": None})
    told_of = [line for line in told({"Plan!E9": ""}, {"exact": None}) if line.startswith("note: info D9")]

    assert [line for line in found if line.startswith("note: info D9")] == [f"note: info D9 2 {_LATER}"]
    assert told_of == ["note: info D9 1 cell under a role holds something that is no letter, such as 'later'"]


def test_places_count_from_where_the_grid_begins() -> None:
    found = told({}, top=2, left=1)

    assert "stands in: book.xlsx:Plan!C5:G13" in found
    assert "decision: duties named in column C" in found
    assert "role boss: source 6; 5" in found


def test_a_hidden_sheet_is_told_and_not_read_beside_another() -> None:
    plan, *beside = book({})
    other = book({}, name="Other", hidden=True)[0]
    found = lines(understood(plan, other, *beside))

    assert [line for line in found if "hidden" in line] == ["note: info  the hidden sheet Other was not read"]
    assert [line for line in found if line.startswith("title")] == ["title: Bids & offers"]
