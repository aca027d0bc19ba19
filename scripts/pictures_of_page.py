"""Pictures of every view of the page, wide and narrow, light and dark, so that somebody can look at them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from browsing import MATRICES, browsing, drop, missing, serving, settled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_VIEWS: Final = ("matrix", "reading", "role", "workload", "organization", "compare", "hands", "vacancy")
_SIZES: Final = {1280: 800, 390: 844}
_BOOK: Final = MATRICES / "messy" / "everything-at-once.xlsx"
_SHOWN: Final = "main :is(.part > *, .sheet, #cells td, .starters button)"


def main(folder: Path) -> None:
    """Take all pictures."""
    if why := missing():
        sys.exit(f"scripts/pictures: {why}")
    folder.mkdir(parents=True, exist_ok=True)
    with serving() as address, browsing() as browser:
        for scheme in ("light", "dark"):
            for width, height in _SIZES.items():
                _take(browser, address, folder, scheme, (width, height))
    with serving("--read-only", str(MATRICES / "examples")) as address, browsing() as browser:
        for width, height in _SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(address)
            page.fill("#who", "sales strategy")
            page.keyboard.press("Enter")
            page.wait_for_selector(".answers, .found p")
            page.screenshot(path=folder / f"published-{width}.png", full_page=True)


def _take(browser: Browser, address: str, folder: Path, scheme: str, size: tuple[int, int]) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(_SHOWN)
    page.screenshot(path=folder / f"start-{size[0]}-{scheme}.png", full_page=True)
    drop(page, _BOOK)
    page.locator("[role=gridcell]").nth(9).click()
    page.keyboard.press("a")
    settled(page)
    here = page.url.rsplit("/", 1)[0]
    for view in _VIEWS:
        page.goto(f"{here}/{view}")
        page.wait_for_selector(f"body[data-view={view}] {_SHOWN}")
        page.wait_for_timeout(200)
        page.screenshot(path=folder / f"{view}-{size[0]}-{scheme}.png", full_page=view != "matrix")
    page.goto(f"{here}/matrix")
    _opened(page, folder, f"{size[0]}-{scheme}")
    context.close()


def _opened(page: Page, folder: Path, name: str) -> None:
    """Take pictures of what opens: the letters, the menu of a duty, a dialog, what can be taken away."""
    page.locator("[role=gridcell]").nth(9).click()
    for what, keys in {"letters": ["Enter"], "doings": ["Home", "Enter"], "adding": ["Insert"], "keys": ["?"]}.items():
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_selector("dialog, .drop-down")
        page.screenshot(path=folder / f"{what}-{name}.png")
        page.keyboard.press("Escape")
    page.click(".take summary")
    page.screenshot(path=folder / f"take-{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
