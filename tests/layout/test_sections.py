"""Sections and duties without letters: every sign that tells them apart, and the doubt where none does."""

from __future__ import annotations

import pytest
from grids import Looks, duty_names, grid, matrix_of, reading_of, sections

from raci.layout.outline import depth_of_number

_SHOP = {"Sell bread": ("Shop",), "Buy flour": ("Shop",), "Bake bread": ("Bakery",), "Clean oven": ("Bakery",)}


def _text(shop: str = "Shop", bakery: str = "Bakery", *, blank: str = "") -> str:
    return (
        f"Task | Manager | Clerk | Engineer\n{shop}\nSell bread | A | R | I\nBuy flour | I | A | R\n"
        f"{blank}{bakery}\nBake bread | A | R | C\nClean oven | R | A | "
    )


@pytest.mark.parametrize(
    ("number", "depth"),
    [
        ("1 Test", 1),
        ("1. Test", 1),
        ("1) Test", 1),
        ("1.2 Test", 2),
        ("1.2.3 Test", 3),
        ("1.2.3", 3),
        ("WBS 1.2 Test", 2),
        ("T-4 Test", 1),
        ("10.10 Test", 2),
        ("Test", 0),
        ("", 0),
        ("2nd test", 0),
        ("3D model", 0),
    ],
)
def test_a_number_has_as_many_levels_as_parts(number: str, depth: int) -> None:
    assert depth_of_number(number) == depth


def test_a_row_merged_over_the_table_is_a_section() -> None:
    assert sections(matrix_of(grid(_text(), merges="A2:D2 A5:D5"))) == _SHOP


def test_a_bold_row_is_a_section() -> None:
    assert sections(matrix_of(grid(_text(), looks=Looks(bold=[(1, 0), (4, 0)])))) == _SHOP


def test_a_row_in_capitals_is_a_section() -> None:
    found = sections(matrix_of(_text("SHOP", "BAKERY")))

    assert found == {name: (path[0].upper(),) for name, path in _SHOP.items()}


@pytest.mark.parametrize("sign", ["Phase {}", "{}:", "Section {}", "Stage: {}"])
def test_a_row_worded_as_a_section_is_one(sign: str) -> None:
    found = sections(matrix_of(_text(sign.format("Shop"), sign.format("Bakery"))))

    assert found == {name: (sign.format(path[0]),) for name, path in _SHOP.items()}


def test_a_row_with_a_number_of_higher_rank_is_a_section() -> None:
    matrix = matrix_of("""
WBS | Task | Manager | Clerk | Engineer
1 | Shop
1.1 | Sell bread | A | R | I
1.2 | Buy flour | I | A | R
2 | Bakery
2.1 | Bake bread | A | R | C
2.2 | Clean oven | R | A |
""")

    assert sections(matrix) == _SHOP


def test_numbers_may_stand_in_the_duties_cell() -> None:
    matrix = matrix_of("""
Task | Manager | Clerk | Engineer
1. Shop
1.1 Sell bread | A | R | I
1.2 Buy flour | I | A | R
2. Bakery
2.1 Bake bread | A | R | C
2.2 Clean oven | R | A |
""")

    assert [duty.section for duty in matrix.duties] == [("1. Shop",)] * 2 + [("2. Bakery",)] * 2


def test_numbers_give_sections_on_several_levels() -> None:
    matrix = matrix_of("""
WBS | Task | Manager | Clerk | Engineer
1 | Shop
1.1 | Front
1.1.1 | Sell bread | A | R | I
1.1.2 | Buy flour | I | A | R
1.2 | Back
1.2.1 | Store flour | I | A | R
2 | Bakery
2.1 | Oven
2.1.1 | Bake bread | A | R | C
""")

    assert sections(matrix) == {
        "Sell bread": ("Shop", "Front"),
        "Buy flour": ("Shop", "Front"),
        "Store flour": ("Shop", "Back"),
        "Bake bread": ("Bakery", "Oven"),
    }


def test_a_row_numbered_like_a_duty_is_one() -> None:
    matrix = matrix_of("""
WBS | Task | Manager | Clerk | Engineer
1.1 | Sell bread | A | R | I
1.2 | Buy flour
1.3 | Bake bread | A | R | C
1.4 | Clean oven | R | A |
""")

    assert duty_names(matrix) == ["Sell bread", "Buy flour", "Bake bread", "Clean oven"]
    assert {duty.section for duty in matrix.duties} == {()}


def test_1_10_is_not_1_1() -> None:
    rows: list[list[object]] = [
        ["WBS", "Task", "Manager", "Clerk"],
        [1.1, "Sell", "A", "R"],
        [1.2, "Buy", "A", "R"],
        [1.1, "Bake", "", ""],
        [1.11, "Clean", "A", "R"],
    ]
    looks = Looks(shown={(1, 0): "1.1", (2, 0): "1.2", (3, 0): "1.10", (4, 0): "1.11"})
    matrix = matrix_of(grid(rows, looks=looks))

    assert [(duty.number, duty.name) for duty in matrix.duties] == [
        ("1.1", "Sell"),
        ("1.2", "Buy"),
        ("1.10", "Bake"),
        ("1.11", "Clean"),
    ]


@pytest.mark.parametrize("blanks", ["   ", "\t", "\u00a0\u00a0"])
def test_leading_blanks_show_what_stands_under_what(blanks: str) -> None:
    rows = [["Task", "Manager", "Clerk"], ["Shop", "", ""], [f"{blanks}Sell bread", "A", "R"],
            [f"{blanks}Buy flour", "A", "R"], ["Bakery", "", ""], [f"{blanks}Bake bread", "A", "R"],
            [f"{blanks}Clean oven", "R", "A"]]  # fmt: skip

    assert sections(matrix_of(rows)) == _SHOP


def test_indents_show_what_stands_under_what() -> None:
    looks = Looks(indents={(row, 0): 1 for row in (2, 3, 5, 6)})

    assert sections(matrix_of(grid(_text(), looks=looks))) == _SHOP


def test_a_parent_by_indent_may_have_letters_of_its_own() -> None:
    rows = [["Task", "Manager", "Clerk"], ["Shop", "A", "R"], ["   Sell bread", "A", "R"], ["   Buy flour", "A", "R"],
            ["Bakery", "A", "R"], ["   Bake bread", "A", "R"]]  # fmt: skip

    assert sections(matrix_of(rows)) == {
        "Shop": (),
        "Sell bread": ("Shop",),
        "Buy flour": ("Shop",),
        "Bakery": (),
        "Bake bread": ("Bakery",),
    }


@pytest.mark.xfail(reason="a parent with letters is a duty and no section yet", strict=True)
def test_a_parent_by_number_may_have_letters_of_its_own() -> None:
    matrix = matrix_of("""
WBS | Task | Manager | Clerk
1 | Shop | A | R
1.1 | Sell bread | A | R
1.2 | Buy flour | A | R
2 | Bakery | A | R
2.1 | Bake bread | A | R
""")

    assert sections(matrix) == {
        "Shop": (),
        "Sell bread": ("Shop",),
        "Buy flour": ("Shop",),
        "Bakery": (),
        "Bake bread": ("Bakery",),
    }


def test_duties_on_a_section_of_their_own_column_are_told_apart() -> None:
    matrix = matrix_of("""
Area | Task | Manager | Clerk
Shop
 | Sell bread | A | R
 | Buy flour | A | R
Bakery
 | Bake bread | A | R
 | Clean oven | R | A
""")

    assert sections(matrix) == _SHOP


def test_sections_on_two_levels_by_style() -> None:
    matrix = matrix_of(
        grid(
            "Task | Manager | Clerk\nSHOP\nFront\nSell bread | A | R\nBack\nBuy flour | A | R\nBAKERY\nOven\n"
            "Bake bread | A | R\nClean oven | R | A",
            merges="A2:C2 A3:C3 A5:C5 A7:C7 A8:C8",
            looks=Looks(bold=[(1, 0), (6, 0)]),
        )
    )

    assert sections(matrix) == {
        "Sell bread": ("SHOP", "Front"),
        "Buy flour": ("SHOP", "Back"),
        "Bake bread": ("BAKERY", "Oven"),
        "Clean oven": ("BAKERY", "Oven"),
    }


def test_a_section_goes_on_over_an_empty_row() -> None:
    assert sections(matrix_of(grid(_text(blank="\n"), merges="A2:D2 A6:D6"))) == _SHOP


def test_section_rows_are_told() -> None:
    assert "section rows: 2, 5" in reading_of(grid(_text(), merges="A2:D2 A5:D5")).decisions


@pytest.mark.parametrize("dash", ["-", "–", "n/a"])
def test_a_dash_in_the_column_of_sections_ends_them(dash: str) -> None:
    text = (
        "Phase | Subsection | Task | Manager | Clerk\nPlan | Draft | Write offer | A | R\n"
        f"Plan | {dash} | Check offer | A | R\n{dash} | | Train staff | A | R\nPlan | | Sign offer | A | R"
    )
    expected = {
        "Write offer": ("Plan", "Draft"),
        "Check offer": ("Plan",),
        "Train staff": (),
        "Sign offer": ("Plan",),
    }

    assert expected == sections(matrix_of(text))


def test_a_column_headed_as_sections_is_one_though_its_words_look_like_numbers() -> None:
    text = "Section | Task | Manager | Clerk\nQ1 | Bake bread | A | R\nQ1 | Sell bread | A | R\nQ2 | Clean oven | R | A"

    assert sections(matrix_of(text)) == {"Bake bread": ("Q1",), "Sell bread": ("Q1",), "Clean oven": ("Q2",)}


def test_a_row_without_letters_that_a_merged_section_reaches_over_is_a_duty() -> None:
    text = "Phase | Task | Manager | Clerk\nShop | Sell bread | A | R\n | Buy flour | | \n | Clean shop | R | A"
    found = sections(matrix_of(grid(text, merges="A2:A4")))

    assert found == {"Sell bread": ("Shop",), "Buy flour": ("Shop",), "Clean shop": ("Shop",)}


@pytest.mark.parametrize("merged", ["", "A2:B2 A3:B3 A6:B6 A7:B7"])
def test_a_name_one_column_to_the_right_is_a_part_of_the_duty_above(merged: str) -> None:
    text = """
Task         |              | Manager | Clerk
Sell bread   |              | A       | R
Mend faults  |              | A       | R
             | Bake bread   | I       | A/R
             | Taste bread  | A       | R
Taste bread  |              | R       | A
Close shop   |              | A       | R
"""
    matrix = matrix_of(grid(text, merged))

    assert [(duty.section, duty.name) for duty in matrix.duties] == [
        ((), "Sell bread"),
        ((), "Mend faults"),
        (("Mend faults",), "Bake bread"),
        (("Mend faults",), "Taste bread"),
        ((), "Taste bread"),
        ((), "Close shop"),
    ]


def test_a_reading_tells_which_rows_name_sections() -> None:
    reading = reading_of(grid(_text()))

    assert [row for row, _ in reading.sections] == [2, 5]


@pytest.mark.parametrize("bullet", ["- ", "• ", "* "])
def test_a_row_without_letters_but_with_the_bullet_of_duties_is_a_duty(bullet: str) -> None:
    baking = f"Bakery\n{bullet}Bake | A | R\n{bullet}Wait for it | |\n{bullet}Clean | R | A"
    matrix = matrix_of(f"Task | Manager | Clerk\nShop\n{bullet}Sell | A | R\n{bullet}Buy | A | R\n{baking}")

    assert [(each.section, each.name) for each in matrix.duties] == [
        (("Shop",), f"{bullet}Sell"),
        (("Shop",), f"{bullet}Buy"),
        (("Bakery",), f"{bullet}Bake"),
        (("Bakery",), f"{bullet}Wait for it"),
        (("Bakery",), f"{bullet}Clean"),
    ]
