"""Matrices as an HTML page: whole in itself, read aloud well, and no name is markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from rich_matrices import FOREIGN, HOSTILE
from small_matrix import bakery, written

import raci
from raci.model import Duty
from raci.records import replace

if TYPE_CHECKING:
    from pathlib import Path


class _Tags(HTMLParser):
    """Notes the tags of a page with their attributes, and what stands in them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


_EXPECTED = {
    "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "p", "time", "div", "table", "caption",
    "thead", "tbody", "tr", "th", "td", "ul", "li", "b", "br",
}  # fmt: skip


def test_headings_say_what_they_head(tmp_path: Path) -> None:
    found = _Tags(written(tmp_path, "bakery.html"))
    scopes = [attributes.get("scope") for tag, attributes in found.tags if tag == "th"]

    assert scopes == ["col"] * 4 + ["colgroup"] + ["col"] * 2 + ["rowgroup", "row", "row", "row"]


def test_a_page_needs_nothing_else(tmp_path: Path) -> None:
    text = written(tmp_path, "bakery.html")

    assert {tag for tag, _ in _Tags(text).tags} <= _EXPECTED
    assert "http" not in text
    assert "url(" not in text


def test_a_letter_has_the_colour_of_its_first_participation(tmp_path: Path) -> None:
    assert '<td class="accountable">R/A</td><td class="consulted">C</td>' in written(tmp_path, "bakery.html")


@pytest.mark.parametrize("name", [*HOSTILE, *FOREIGN, "</script><script>", "</style>", "a\nb", "\x00"])
def test_no_name_becomes_markup(tmp_path: Path, name: str) -> None:
    text = written(tmp_path, "bakery.html", bakery(name, name, name, name))
    found = _Tags(text)

    assert {tag for tag, _ in found.tags} <= _EXPECTED
    assert not any(key.startswith("on") for _, attributes in found.tags for key in attributes)
    assert len([tag for tag, _ in found.tags if tag in ("th", "td")]) == 4 + 1 + 2 + 6 + 5 + 6


@pytest.mark.parametrize(("name", "language"), [("מנהל מכירות של החברה", "he"), ("لجنة الميزانية العامة", "ar")])
def test_a_page_is_read_from_the_right_where_most_names_are(tmp_path: Path, name: str, language: str) -> None:
    text = written(tmp_path, "bakery.html", bakery(name * 3, name * 3))

    assert f'<html lang="{language}" dir="rtl">' in text


def test_a_section_reaches_over_its_duties_and_is_said_again_after_a_thousand(tmp_path: Path) -> None:
    plain = bakery()
    duties = tuple(Duty(f"All › Duty {place}", f"Duty {place}", ("All",)) for place in range(1500))
    text = written(tmp_path, "bakery.html", replace(plain, duties=duties, rows=(plain.rows[1],) * 1500, marks=()))

    assert text.count('rowspan="1000"') == 1
    assert text.count('rowspan="500"') == 1


def test_a_duty_without_letters_in_a_section_is_read_as_a_duty(tmp_path: Path) -> None:
    plain = bakery()
    written(tmp_path, "bakery.html", replace(plain, rows=(plain.rows[0], {}, plain.rows[2]), marks=()))

    assert [duty.name for duty in raci.read(tmp_path / "bakery.html").duties] == ["Mix the dough", "Bake", "Close"]
