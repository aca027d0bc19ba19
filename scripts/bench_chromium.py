"""How fast the page is in Chromium with 2,000 duties × 60 roles: first view, edits, long tasks while scrolling."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from browsing import browsing, missing, serving
from xlsxwriter import Workbook

if TYPE_CHECKING:
    from playwright.sync_api import Page

_DUTIES: Final = 2_000
_ROLES: Final = 60
_EDITS: Final = 41
_WATCH: Final = """() => {
  window.long = [];
  const note = (list) => { for (const each of list.getEntries()) window.long.push(each.duration); };
  new PerformanceObserver(note).observe({ entryTypes: ["longtask"] });
  const field = document.getElementById("file");
  field.addEventListener("change", () => { window.begun = performance.now(); }, { capture: true });
  new MutationObserver((_, watch) => {
    if (!document.querySelector(".sheet .cell")) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.seen = performance.now() - window.begun; }, 0));
  }).observe(document.body, { childList: true, subtree: true });
}"""
_SCROLL: Final = """async () => {
  const host = document.getElementById("grid");
  for (let step = 0; step < 200; step += 1) {
    host.scrollTop = (host.scrollTop + 437) % (host.scrollHeight - host.clientHeight);
    host.scrollLeft = (step % 40) * 60;
    await new Promise(requestAnimationFrame);
  }
}"""
_EDIT: Final = """(key) => new Promise((resolve) => {
  const begun = performance.now();
  const undo = document.getElementById("undo");
  const before = undo.title;
  const cell = document.activeElement;
  new MutationObserver((_, watch) => {
    if (undo.title === before) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun), 0));
  }).observe(undo, { attributes: true });
  cell.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
})"""


def book(path: Path) -> None:
    """Write a large workbook, the same each time."""
    chance = random.Random(4)  # noqa: S311 - no secret
    with Workbook(path) as written:
        sheet = written.add_worksheet("RACI")
        sheet.write_row(0, 0, ["Activity", *(f"Role {number} of the house" for number in range(_ROLES))])
        for number in range(_DUTIES):
            row = [""] * _ROLES
            for place in chance.sample(range(_ROLES), 12):
                row[place] = chance.choice("RCIICI")
            row[chance.randrange(_ROLES)] = "A"
            sheet.write_row(number + 1, 0, [f"Prepare the papers of project {number}", *row])


def measured(page: Page, path: Path) -> None:
    """Print what is measured on a page."""
    page.evaluate(_WATCH)
    page.set_input_files("#file", path)
    page.wait_for_function("() => window.seen", timeout=60_000)
    print(f"first view after the drop: {page.evaluate('() => window.seen'):.0f} ms")
    page.wait_for_timeout(2_000)
    page.evaluate("() => { window.long.length = 0; }")
    page.evaluate(_SCROLL)
    tasks = page.evaluate("() => window.long")
    over = [each for each in tasks if each > 100]  # noqa: PLR2004 - what the page promises
    print(f"scrolling 200 screens: longest task {max(tasks, default=0):.0f} ms, {len(over)} over 100 ms")
    page.locator("[role=gridcell]").nth(40).click()
    times = []
    for number in range(_EDITS):
        page.wait_for_timeout(60)
        times.append(page.evaluate(_EDIT, "arci"[number % 4]))
    print(f"an edit, rechecked and shown: median {median(times):.0f} ms, slowest {max(times):.0f} ms")


def main() -> None:
    """Measure once."""
    if why := missing():
        sys.exit(f"bench_chromium: {why}")
    with TemporaryDirectory() as folder, serving() as address, browsing() as browser:
        path = Path(folder) / "large.xlsx"
        book(path)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        page.wait_for_selector(".starters button")
        measured(page, path)


if __name__ == "__main__":
    main()
