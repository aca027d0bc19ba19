"""A browser and a server for the tests of the page: both are started once, and each test gets a page of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

ROOT: Final = Path(__file__).parent.parent
MATRICES: Final = ROOT / "matrices"
_PATIENCE: Final = 30.0
EVERYTHING: Final[ViewportSize] = {"width": 2600, "height": 4200}
"""A window in which a matrix of a test is seen whole."""


def missing() -> str:
    """Return what is missing for the tests of the page, or empty."""
    if not all(map(find_spec, ("playwright", "axe_playwright_python", "starlette", "uvicorn"))):
        return "playwright, axe-playwright-python, starlette and uvicorn are needed: scripts/setup installs them"
    if not chromium():
        return "no chromium is found: apt-get install chromium (scripts/setup does so as root on Debian)"
    return ""


def chromium() -> str:
    """Return the path of the system's Chromium, or empty."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")


@contextmanager
def serving(*arguments: str, port: int = 0) -> Iterator[str]:
    """Yield the address of a `raci serve` that runs meanwhile, at any port that is free or at this one."""
    port = port or _free_port()
    command = [sys.executable, "-m", "raci", "serve", *arguments, "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise TimeoutError("raci serve does not answer")


@contextmanager
def browsing() -> Iterator[Browser]:
    """Yield the system's Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not installed everywhere

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield browser
        browser.close()


class Shown(NamedTuple):
    """What the grid shows: the names of the roles, and each duty with its letters by role."""

    roles: list[str]
    duties: list[tuple[str, dict[str, str]]]


_SHOWN: Final = """() => {
  const roles = [...document.querySelectorAll(".role .name bdi")].map((each) => each.textContent);
  const duties = [...document.querySelectorAll(".duty-line")].map((row) => {
    const cells = [...row.querySelectorAll("[role=gridcell]")];
    const texts = cells.map((cell) => (cell.firstChild?.nodeType === 3 ? cell.firstChild.data : ""));
    const pairs = texts.map((text, n) => [roles[n], text]).filter((each) => each[1]);
    return [row.querySelector(".duty bdi").textContent, Object.fromEntries(pairs)];
  });
  return [roles, duties];
}"""


def shown(page: Page) -> Shown:
    """Return what the grid shows in a window that is large enough for all of it."""
    roles, duties = page.evaluate(_SHOWN)
    return Shown(roles, [(name, cells) for name, cells in duties])


def drop(page: Page, path: Path) -> None:
    """Choose a file on the first page, and wait for its matrix."""
    page.set_input_files("#file", path)
    page.wait_for_selector(".sheet .cell, #told:not([hidden])")

    assert page.locator(".sheet .cell").count(), page.inner_text("#told")


def settled(page: Page) -> None:
    """Wait until every edit has been answered."""
    page.wait_for_function("() => !document.body.dataset.waiting")
