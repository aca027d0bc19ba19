"""No view breaks a rule of WCAG that a machine can check, in light and in dark, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from browsing import MATRICES, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

VIEWS: Final = ("matrix", "reading", "role", "workload", "organization", "compare", "hands", "vacancy")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA and its best practices."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - not installed everywhere

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [
        f"{each['id']}: {node['html'][:160]} ({node.get('failureSummary', '')[:200]})"
        for each in found.response["violations"]
        for node in each["nodes"][:3]
    ]


@pytest.fixture(params=["light", "dark"])
def coloured(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=request.param)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def test_no_view_breaks_a_rule(coloured: Page) -> None:
    found = {"start": violations(coloured)}
    drop(coloured, MATRICES / "messy" / "everything-at-once.xlsx")
    here = coloured.url.rsplit("/", 1)[0]
    for view in VIEWS:
        coloured.goto(f"{here}/{view}")
        coloured.wait_for_selector(f"body[data-view={view}] main :is(.part > *, .sheet, #cells td)")
        found[view] = violations(coloured)
    coloured.set_viewport_size({"width": 390, "height": 800})
    coloured.goto(f"{here}/matrix")
    coloured.wait_for_selector(".sheet")
    found["narrow"] = violations(coloured)

    assert {view: broken for view, broken in found.items() if broken} == {}


def test_no_dialog_or_list_breaks_a_rule(coloured: Page) -> None:
    drop(coloured, MATRICES / "messy" / "everything-at-once.xlsx")
    found = {}
    coloured.locator("[role=gridcell]").first.click()
    for name, keys in {"letters": ["Enter"], "doings": ["Home", "Enter"], "adding": ["Insert"], "keys": ["?"]}.items():
        for key in keys:
            coloured.keyboard.press(key)
        coloured.wait_for_selector("dialog, .drop-down")
        found[name] = violations(coloured)
        coloured.keyboard.press("Escape")
    coloured.click(".why >> nth=0")
    coloured.wait_for_selector(".page p")
    coloured.click(".take summary")
    found["rule and menu"] = violations(coloured)

    assert {name: broken for name, broken in found.items() if broken} == {}


def test_narrow_screens_never_scroll_sideways_as_a_whole(coloured: Page) -> None:
    coloured.set_viewport_size({"width": 390, "height": 800})
    drop(coloured, MATRICES / "messy" / "everything-at-once.xlsx")
    here = coloured.url.rsplit("/", 1)[0]
    wide = {}
    for view in VIEWS:
        coloured.goto(f"{here}/{view}")
        coloured.wait_for_selector(f"body[data-view={view}] main :is(.part > *, .sheet, #cells td)")
        wide[view] = coloured.evaluate("document.documentElement.scrollWidth")

    assert {view: width for view, width in wide.items() if width > 390} == {}
