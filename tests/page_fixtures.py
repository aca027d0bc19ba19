"""One server and one browser for all tests of the page; a page that stumbles over an error fails its test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import EVERYTHING, browsing, missing, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    why = missing()
    if why:
        for item in items:
            if "web_page" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving() as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=EVERYTHING, accept_downloads=True)
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(f"{error}\n{error.stack}"))
    page.on("console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(address)
    yield page

    assert troubles == []


@pytest.fixture
def at_hand(tmp_path: Path) -> Path:
    """Return a folder for downloads."""
    return tmp_path
