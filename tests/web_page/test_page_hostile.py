"""Names that would be markup, scripts, commands or endless are shown as what they are: text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from browsing import drop, settled, shown
from openpyxl import Workbook

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

NASTY: Final = [
    "<script>window.hurt = 1</script>",
    "<img src=x onerror='window.hurt = 1'>",
    '"><svg onload=window.hurt=1>',
    "javascript:window.hurt=1",
    "{{constructor.constructor('window.hurt=1')()}}",
    '=HYPERLINK("http://example.invalid","x")',
    "__proto__",
    "constructor",
    "toString",
    "شركة المبيعات",
    "a\u202egnirts\u202c b",
    "W" * 20_000,
]
VIEWS: Final = ("reading", "role", "workload", "organization", "compare", "hands", "vacancy", "matrix")


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Activity", *NASTY, "Clerk"])
    for number, name in enumerate(NASTY):
        row = ["R", *["I"] * len(NASTY)]
        row[number + 1] = "A"
        sheet.append([f"{name} duty", *row])
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"
    for cell in sheet[1]:
        cell.data_type = "s"
    path = tmp_path / "nasty <b>.xlsx"
    book.save(path)
    return path


def test_nasty_names_are_text_on_every_view(page: Page, nasty: Path) -> None:
    drop(page, nasty)
    here = page.url.rsplit("/", 1)[0]
    for view in VIEWS:
        page.goto(f"{here}/{view}")
        page.wait_for_selector(f"body[data-view={view}] main :is(.part > *, .sheet, #cells td)")

        assert page.evaluate("() => window.hurt") is None
        assert page.locator("main :is(script, img, svg, iframe, [onerror], [onload])").count() == 0
    assert "<script>window.hurt = 1</script>" in shown(page).roles


def test_nasty_names_are_edited_like_others(page: Page, nasty: Path) -> None:
    drop(page, nasty)
    page.locator("[role=gridcell]").first.click()
    page.keyboard.press("c")
    settled(page)

    assert page.locator("[role=gridcell]").first.inner_text().startswith("C")
    page.keyboard.press("Insert")
    page.keyboard.type("<b onmouseover=window.hurt=1>new</b>")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=<b onmouseover=window.hurt=1>new</b>")

    assert page.evaluate("() => window.hurt") is None


def test_signs_that_turn_the_writing_round_are_seen_and_not_obeyed(page: Page, nasty: Path) -> None:
    drop(page, nasty)

    assert not any("\u202e" in role for role in shown(page).roles)


def test_names_written_from_right_to_left_keep_their_direction(page: Page, nasty: Path) -> None:
    drop(page, nasty)
    direction = page.evaluate(
        "() => getComputedStyle([...document.querySelectorAll('.role bdi')]"
        ".find((each) => /^ش/.test(each.textContent))).direction"
    )

    assert direction == "rtl"


def test_a_file_that_cannot_be_read_is_told_and_the_page_goes_on(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    page.set_input_files("#file", path)
    page.wait_for_selector("#told:not([hidden])")

    assert page.inner_text("#told").strip()
    path.with_suffix(".csv").write_text("Duty,Ann,Bob\nDo it,A,R\nMend it,R,A\n", "utf-8")
    drop(page, path.with_suffix(".csv"))

    assert shown(page).roles == ["Ann", "Bob"]
