"""The site of the docs: it builds without a warning, needs nothing from elsewhere, and leaves nothing out."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from page_blocks import ROOT
from reference_of_commands import command, examples

import raci
from raci.cli import command_names
from raci.rules import all_rules
from raci.settings.form import SettingsForm

if TYPE_CHECKING:
    from collections.abc import Iterator

FETCHING: Final = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "object": "data"}


class _Page(HTMLParser):
    """What a page fetches, what it links to, which anchors it has, and its texts without code."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.texts = [""]
        self._depth = 0
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors.add(given.get("id", ""))
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag in FETCHING and given.get("rel") not in {"canonical", "next", "prev"}:
            self.fetched.append(given.get(FETCHING[tag], ""))
        self._begin_text(tag)
        self._depth += tag == "code"

    def handle_data(self, data: str) -> None:
        self.texts[-1] += "code" if self._depth else data

    def handle_endtag(self, tag: str) -> None:
        self._begin_text(tag)
        self._depth -= tag == "code"

    def _begin_text(self, tag: str) -> None:
        if tag in {"p", "li", "td", "pre"}:
            self.texts.append("")


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, built as scripts/site builds it."""
    folder = tmp_path_factory.mktemp("site")
    words = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict", "--site-dir", str(folder)]
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(ROOT),
        "no_proxy": "",
        "HTTPS_PROXY": "http://127.0.0.1:9",
    }
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    return folder


@pytest.fixture(name="pages", scope="module")
def _pages(site: Path) -> dict[str, _Page]:
    return {path.relative_to(site).as_posix(): _Page(path) for path in site.rglob("*.html")}


def test_nothing_is_fetched_from_elsewhere(site: Path, pages: dict[str, _Page]) -> None:
    fetched = {address for page in pages.values() for address in page.fetched}
    styles = "".join(path.read_text("utf-8") for path in site.rglob("*.css"))
    pictures = "".join(path.read_text("utf-8") for path in site.rglob("*.svg"))

    assert [address for address in fetched if re.match(r"(https?:)?//", address)] == []
    assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)]*", styles + pictures) == []


def test_every_link_within_the_site_leads_to_a_place(site: Path, pages: dict[str, _Page]) -> None:
    assert list(_broken(site, pages)) == []


def _broken(site: Path, pages: dict[str, _Page]) -> Iterator[tuple[str, str]]:
    for name, page in pages.items():
        if name == "404.html":
            continue  # its links are those of a server
        for link in page.links:
            address, _, anchor = link.partition("#")
            if re.match(r"\w+:", link):
                continue
            target = os.path.relpath((site / name).parent / address, site) if address else name
            found = pages.get("index.html" if target == "." else Path(target).as_posix())
            if found is None or (anchor and anchor not in found.anchors):
                yield name, link


def test_every_rule_has_a_page(pages: dict[str, _Page]) -> None:
    assert [rule.code for rule in all_rules() if f"rules/{rule.code.lower()}.html" not in pages] == []


def test_every_command_setting_and_name_is_told(site: Path) -> None:
    commands, settings, names = (
        (site / "reference" / f"{page}.html").read_text("utf-8") for page in ("commands", "settings", "python")
    )
    keys = [field.alias or name for name, field in SettingsForm.model_fields.items()]

    assert [name for name in command_names() if f"raci {name}<" not in commands] == []
    assert [key for key in keys if f"<code>{key}</code>" not in settings] == []
    assert [name for name in raci.__all__ if f"raci.{name}<" not in names] == ["__version__"]


def test_no_markup_is_left_over(pages: dict[str, _Page]) -> None:
    """Lists, tables and fences that stand too near to a paragraph are not seen by Python-Markdown."""
    texts = ((name, text) for name, page in pages.items() for text in page.texts)

    assert [each for each in texts if re.search(r"^\s*(?:[-*] |\||```)", each[1], re.MULTILINE)] == []


@pytest.mark.parametrize(
    ("name", "example"),
    [(name, each) for name in command_names() for each in examples(command(name).help or "") if each[:4] != "git "],
)
def test_examples_of_commands_are_understood_by_them(name: str, example: str) -> None:
    program, word, *rest = shlex.split(example)

    assert (program, word) == ("raci", name)
    assert command(name).make_context(name, rest)
