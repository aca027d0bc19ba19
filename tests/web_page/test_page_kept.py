"""Nothing is lost: on reload, when the server starts again or is away, when two tabs change one matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import MATRICES, drop, serving, settled, shown

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

STORE = MATRICES / "messy" / "store-opening.xlsx"
_ONE_MORE = """() => new Promise((resolve) => {
  indexedDB.open("raci", 1).onsuccess = ({ target }) => {
    const store = target.result.transaction("documents", "readwrite").objectStore("documents");
    store.getAll().onsuccess = (all) => {
      const [kept] = all.target.result;
      kept.steps[kept.steps.length - 1].add.push({ do: "assign", duty: "gone", role: "gone", text: "A" });
      store.put(kept).onsuccess = resolve;
    };
  };
})"""
"""Keeps one change more, as if it had been made on a duty that the file no longer has."""


def write(page: Page, letter: str, place: int = 0) -> None:
    """Write a letter into a cell."""
    page.locator("[role=gridcell]").nth(place).click()
    page.keyboard.press(letter)
    settled(page)


def test_a_reload_loses_nothing(page: Page) -> None:
    drop(page, STORE)
    write(page, "i")
    write(page, "c", 1)
    before = shown(page)
    page.reload()
    page.wait_for_selector(".sheet .cell")

    assert shown(page) == before
    assert page.locator("#undo").get_attribute("aria-disabled") == "false"


def test_a_server_that_starts_again_makes_the_document_again(context: BrowserContext) -> None:
    page = context.new_page()
    with serving() as address:
        port = address.rstrip("/").rsplit(":", 1)[1]
        page.goto(address)
        drop(page, STORE)
        write(page, "i")
        write(page, "c", 1)
        page.keyboard.press("Control+z")
        settled(page)
        before = shown(page)
    with serving(port=int(port)):
        write(page, "i", 2)
        page.keyboard.press("Control+z")
        settled(page)

        assert shown(page) == before
        page.reload()
        page.wait_for_selector(".sheet .cell")

        assert shown(page) == before


def test_what_cannot_be_made_again_is_told(context: BrowserContext) -> None:
    page = context.new_page()
    with serving() as address:
        port = address.rstrip("/").rsplit(":", 1)[1]
        page.goto(address)
        drop(page, STORE)
        write(page, "i")
        page.evaluate(_ONE_MORE)
    with serving(port=int(port)):
        page.reload()
        page.wait_for_selector(".sheet .cell")

        assert "The last change could not be made again" in page.inner_text("#told")


def test_what_is_written_while_the_server_is_away_is_sent_later(context: BrowserContext) -> None:
    page = context.new_page()
    with serving() as address:
        port = address.rstrip("/").rsplit(":", 1)[1]
        page.goto(address)
        drop(page, STORE)
    write(page, "i")
    write(page, "c", 1)
    before = shown(page)

    assert "does not answer" in page.inner_text("#told")
    with serving(port=int(port)):
        page.click("text=Send now")
        settled(page)
        page.reload()
        page.wait_for_selector(".sheet .cell")

        assert shown(page) == before


def test_what_was_left_is_offered_on_the_first_page(page: Page, address: str) -> None:
    drop(page, STORE)
    write(page, "i")
    before = shown(page)
    page.goto(address)
    page.click(".left button >> nth=0")
    page.wait_for_selector(".sheet .cell")

    assert shown(page) == before


def test_a_second_tab_is_told_of_a_change_and_can_show_it(page: Page, context: BrowserContext) -> None:
    drop(page, STORE)
    other = context.new_page()
    other.goto(page.url)
    other.wait_for_selector(".sheet .cell")
    write(page, "i")
    other.wait_for_selector("text=Another tab changed this matrix.")

    assert shown(other) != shown(page)
    other.click("text=Show what it is now")
    settled(other)
    other.wait_for_function("() => document.getElementById('told').hidden")

    assert shown(other) == shown(page)


def test_two_tabs_never_overwrite_each_other_silently(page: Page, context: BrowserContext) -> None:
    drop(page, STORE)
    other = context.new_page()
    other.goto(page.url)
    other.wait_for_selector(".sheet .cell")
    write(page, "i")
    write(other, "c")

    assert "Another tab changed this matrix before" in other.inner_text("#told")
    assert shown(other) == shown(page)
    other.click("text=Do my change on top of it")
    settled(other)

    assert other.locator("[role=gridcell]").first.inner_text() == "C"
    page.reload()
    page.wait_for_selector(".sheet .cell")

    assert shown(page) == shown(other)
