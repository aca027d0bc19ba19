"""How a file was read is shown over its own cells, and corrected there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import drop, settled, shown
from openpyxl import Workbook

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

ROWS = [
    ["Garden centre", "", "", ""],
    ["Task", "Ann Lee", "Bo Diaz", "Cy Obi"],
    ["", "Grower", "Buyer", "Cashier"],
    ["Water the beds", "A", "R", "I"],
    ["Order the seed", "I", "A", "R"],
    ["Open the till", "C", "I", "A"],
]


def workbook(folder: Path) -> Path:
    """Return a workbook with persons over their roles."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    path = folder / "garden.xlsx"
    book.save(path)
    return path


def to(page: Page, view: str) -> None:
    """Go to a view of the document."""
    page.click(f"#views a[href$='/{view}']")
    page.wait_for_selector(f"body[data-view={view}] main :is(.part > *, .sheet, #cells td)")


def test_the_original_cells_are_shown_with_what_they_were_read_as(page: Page, tmp_path: Path) -> None:
    drop(page, workbook(tmp_path))
    to(page, "reading")
    cells = [page.inner_text(f"[data-cell={name}]") for name in ("A1", "B2", "B3", "D6")]

    assert cells == ["Garden centre", "Ann Lee", "Grower", "A"]
    assert "duty" in page.inner_text("#cells thead")
    assert "headings" in page.inner_text("#cells tbody")


def test_a_misread_heading_is_corrected_over_the_cells_and_holds_after_a_reload(page: Page, tmp_path: Path) -> None:
    drop(page, workbook(tmp_path))
    before = shown(page).roles
    to(page, "reading")
    wanted = 2 if before == ["Grower", "Buyer", "Cashier"] else 3
    page.click(f"[aria-label^='Row {wanted}']")
    page.click("text=The roles’ names stand in this row")
    settled(page)
    to(page, "matrix")

    assert shown(page).roles == ROWS[wanted - 1][1:]
    assert shown(page).duties[0] == ("Water the beds", dict(zip(ROWS[wanted - 1][1:], "ARI", strict=True)))
    page.reload()
    page.wait_for_selector(".sheet .cell")

    assert shown(page).roles == ROWS[wanted - 1][1:]


def test_what_somebody_said_of_the_layout_is_taken_back(page: Page, tmp_path: Path) -> None:
    drop(page, workbook(tmp_path))
    before = shown(page)
    to(page, "reading")
    page.fill("#as-range", "A2:C6")
    page.click("text=Read it so")
    settled(page)
    to(page, "matrix")

    assert len(shown(page).roles) == 2
    to(page, "reading")

    assert page.input_value("#as-range") == "A2:C6"
    page.click("text=Find out again")
    settled(page)
    to(page, "matrix")

    assert shown(page) == before


def test_the_layout_is_read_anew_only_where_edits_may_be_given_up(page: Page, tmp_path: Path) -> None:
    drop(page, workbook(tmp_path))
    page.locator("[role=gridcell]").first.click()
    page.keyboard.press("c")
    settled(page)
    edited = shown(page)
    to(page, "reading")
    page.fill("#as-range", "A2:C6")
    page.click("text=Read it so")
    page.click("dialog >> text=Cancel")
    to(page, "matrix")

    assert shown(page) == edited


def test_a_role_card_prints_on_one_page(page: Page, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Task", "Clerk", "Head"])
    for number in range(120):
        sheet.append([f"Keep the list of things number {number} for the whole department", "R", "A"])
    book.save(tmp_path / "long.xlsx")
    drop(page, tmp_path / "long.xlsx")
    to(page, "role")

    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_sections_and_the_legend_are_told_apart_from_the_duties(page: Page, tmp_path: Path) -> None:
    rows = ["Task,Baker,Seller", "Oven,,", "Bake bread,A,R", "Clean oven,R,A", "Till,,", "Sell bread,I,A/R"]
    path = tmp_path / "bakery.csv"
    path.write_text(
        "\n".join([*rows, "Count the till,I,A/R", ",,", '"R = Responsible, A = Accountable, I = Informed",,'])
    )
    drop(page, path)
    to(page, "reading")

    assert page.eval_on_selector_all("#cells td.section[data-cell^=A]", "all => all.map(each => each.innerText)") == [
        "Oven",
        "Till",
    ]
    assert page.get_attribute("#cells td.legend", "data-cell") == "A9"
    assert page.locator("#cells .key li").count() == 4
    assert page.eval_on_selector_all("#cells thead small", "all => all.map(each => each.innerText)") == [
        "duty",
        "role",
        "role",
    ]
