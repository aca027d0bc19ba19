"""Dropping messy workbooks, mending what is safe, undoing, and taking the workbook away again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from browsing import MATRICES, drop, settled, shown

from raci.api import check, read_all

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from raci.model import Matrix

MESSY: Final = [
    "everything-at-once.xlsx",
    "nested-sections.xlsx",
    "store-opening.xlsx",
    "three-heading-rows.xlsx",
    "wbs-parents.xlsx",
]


def told(matrix: Matrix) -> list[tuple[str, dict[str, str]]]:
    """Return a matrix as the grid shows it."""
    names = {role.key: role.name for role in matrix.roles}
    rows = zip(matrix.duties, matrix.rows, strict=True)
    return [(duty.name, {names[key]: str(entry) for key, entry in row.items()}) for duty, row in rows]


def taken(page: Page, kind: str, folder: Path) -> Path:
    """Return what is taken away from the page."""
    page.click(".take summary")
    with page.expect_download() as download:
        page.click(f"#take-{kind}")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("name", MESSY)
def test_a_dropped_workbook_is_shown_as_it_was_read(page: Page, name: str) -> None:
    drop(page, MATRICES / "messy" / name)
    matrix = read_all(MATRICES / "messy" / name)[0]

    assert shown(page).roles == [role.name for role in matrix.roles]
    assert shown(page).duties == told(matrix)


@pytest.mark.parametrize("name", MESSY)
def test_mending_all_that_is_safe_undoing_and_doing_it_again_ends_in_the_downloaded_workbook(
    page: Page, name: str, at_hand: Path
) -> None:
    drop(page, MATRICES / "messy" / name)
    before = shown(page)
    edited = _edit_first_cell(page)
    if page.locator("#fix-safe").is_visible():
        page.click("#fix-safe")
        settled(page)
    after = shown(page)
    _undo_all(page)

    assert before != edited
    assert shown(page) == before
    while page.locator("#redo").get_attribute("aria-disabled") == "false":
        page.click("#redo")
        settled(page)

    assert shown(page) == after
    for kind in ("mended", "xlsx"):
        read = read_all(taken(page, kind, at_hand))[0]

        assert told(read) == after.duties
        assert [role.name for role in read.roles] == after.roles


def test_the_counts_are_those_of_the_check(page: Page) -> None:
    drop(page, MATRICES / "messy" / "everything-at-once.xlsx")
    found = [each.severity.value for each in check(MATRICES / "messy" / "everything-at-once.xlsx")]
    counts = page.inner_text("#counts")

    assert all(f"{found.count(kind)} {kind}" in counts for kind in set(found) - {"note"})


def _edit_first_cell(page: Page) -> object:
    page.locator("[role=gridcell]").first.click()
    page.keyboard.press("i" if page.locator("[role=gridcell]").first.inner_text() != "I" else "c")
    settled(page)
    return shown(page)


def _undo_all(page: Page) -> None:
    while page.locator("#undo").get_attribute("aria-disabled") == "false":
        page.click("#undo")
        settled(page)


def test_another_version_of_the_file_is_compared_with_what_is_shown(page: Page, at_hand: Path) -> None:
    old, new = at_hand / "old.csv", at_hand / "new.md"
    old.write_text("Duty,Ann,Bob\nSell the bread,A,R\nBake the bread,R,A\n", "utf-8")
    new.write_text(
        "| Duty | Ann | Bob |\n|---|---|---|\n| Sell the bread | R | A |\n| Bake the bread | R | A |\n", "utf-8"
    )
    drop(page, new)
    page.click("#views a[href$='/hands']")
    page.set_input_files("#other-version", old)
    page.wait_for_selector(".pairs")

    assert "Sell the bread" in page.inner_text(".pairs")
    assert "Bake the bread" not in page.inner_text(".pairs")
