"""Working with the keyboard alone: going, writing, choosing, adding, moving, renaming, deleting, undoing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import drop, settled, shown

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

TABLE = """\
No.,Duty,Owner,Buyer,Cook
1,Morning,,,
1.1,Open the shop,A,R,
1.2,Order the meat,I,A/R,C
2,Evening,,,
2.1,Count the till,A/R,,I
"""


@pytest.fixture
def shop(page: Page, tmp_path: Path) -> Page:
    path = tmp_path / "shop.csv"
    path.write_text(TABLE, "utf-8")
    drop(page, path)
    page.locator("[role=gridcell][tabindex='0']").focus()
    return page


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other, waiting for what they do."""
    for key in keys:
        page.keyboard.press(key)
    settled(page)


def focused(page: Page) -> str:
    """Return what a screen reader says of the place that has the focus."""
    return str(page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent"))


def cells(page: Page, duty: str) -> dict[str, str]:
    """Return the letters of a duty."""
    return dict(shown(page).duties)[duty]


def test_the_grid_is_reached_and_read_by_the_keyboard(shop: Page) -> None:
    assert focused(shop).startswith("A, Accountable")
    press(shop, "ArrowRight", "ArrowDown")

    assert focused(shop).startswith("A/R, ") or focused(shop).startswith("R/A, ")
    press(shop, "Control+End")

    assert focused(shop).startswith("I, Informed")
    press(shop, "Control+Home", "Home")

    assert "Morning" in focused(shop)


def test_a_letter_is_written_and_shift_puts_a_second_beside_it(shop: Page) -> None:
    press(shop, "ArrowRight", "ArrowRight", "c")

    assert cells(shop, "Open the shop") == {"Owner": "A", "Buyer": "R", "Cook": "C"}
    press(shop, "ArrowLeft", "Shift+A")

    assert cells(shop, "Open the shop")["Buyer"] == "R/A"
    press(shop, "Shift+A", "ArrowRight", "Delete")

    assert cells(shop, "Open the shop") == {"Owner": "A", "Buyer": "R"}


def test_a_letter_that_is_none_changes_nothing_and_is_told(shop: Page) -> None:
    before = shown(shop)
    press(shop, "x")
    shop.wait_for_function("() => document.getElementById('status').textContent.includes('no letter')")

    assert shown(shop) == before


def test_a_legal_combination_is_chosen_from_the_list_and_focus_comes_back(shop: Page) -> None:
    press(shop, "ArrowRight", "ArrowRight", "Enter")

    assert shop.locator("[role=listbox]").count() == 1
    press(shop, "i", "Enter")

    assert cells(shop, "Open the shop")["Cook"] == "I"
    assert shop.locator("[role=listbox]").count() == 0
    assert focused(shop).startswith("I, Informed")
    press(shop, "Enter", "Escape")

    assert focused(shop).startswith("I, Informed")


def test_duties_and_roles_are_added_renamed_moved_and_deleted_and_all_is_undone(shop: Page) -> None:
    before = shown(shop)
    press(shop, "Insert")
    shop.keyboard.type("Clean the counter")
    press(shop, "Enter")
    shop.wait_for_selector("text=Clean the counter")

    assert [name for name, _ in shown(shop).duties][:3] == ["Open the shop", "Clean the counter", "Order the meat"]
    press(shop, "ArrowUp", "Alt+ArrowDown", "F2")
    shop.keyboard.type("Unlock the shop")
    press(shop, "Enter")
    shop.wait_for_selector("text=Unlock the shop")

    assert [name for name, _ in shown(shop).duties][:3] == ["Clean the counter", "Unlock the shop", "Order the meat"]
    press(shop, "Delete")
    shop.wait_for_function("() => !document.querySelector('.sheet').textContent.includes('Unlock the shop')")
    press(shop, "Control+z", "Control+z", "Control+z", "Control+z")
    shop.wait_for_function("() => !document.querySelector('.sheet').textContent.includes('Clean the counter')")

    assert shown(shop) == before


def test_columns_move_and_are_deleted_from_their_headings(shop: Page) -> None:
    press(shop, "ArrowUp", "ArrowUp", "ArrowRight", "Alt+ArrowLeft")

    assert shown(shop).roles == ["Buyer", "Owner", "Cook"]
    press(shop, "Delete")

    assert shown(shop).roles == ["Owner", "Cook"]
    press(shop, "Control+z", "Control+z", "Control+y")

    assert shown(shop).roles == ["Buyer", "Owner", "Cook"]


def test_sections_fold_by_the_keyboard(shop: Page) -> None:
    press(shop, "ArrowUp", "Enter")

    assert [name for name, _ in shown(shop).duties] == ["Count the till"]
    press(shop, "ArrowRight")

    assert len(shown(shop).duties) == 3


def test_a_question_mark_shows_the_keys(shop: Page) -> None:
    press(shop, "?")

    assert "undo" in shop.inner_text("dialog")
    press(shop, "Escape")

    shop.wait_for_selector("dialog", state="detached")


def test_the_next_finding_is_one_key_away(shop: Page) -> None:
    press(shop, "Delete")
    press(shop, "Control+End", "F8")

    assert "Open the shop" in shop.inner_text(".where")
