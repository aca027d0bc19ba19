"""The comment of a pull request: what a forge makes of it, how long it may be, and names that stay names."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from nasty_runs import NASTY, bakery, finding, many, renamed, report_of, reports, run_of

from raci.lint import Report, Severity
from raci.reports.addresses import Addresses
from raci.reports.comment.document import MARKER, MOST_SIGNS, comment
from raci.reports.forms.markdown import document
from raci.reports.terminal import plain

if TYPE_CHECKING:
    from pathlib import Path

_FORGE = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_EXPECTED = {
    "h3", "details", "summary", "b", "table", "thead", "tbody", "tr", "th", "td", "br", "p", "sub", "code", "strong",
}  # fmt: skip


class _Page(HTMLParser):
    """The page a forge makes of a comment: its tags, and what stands in its cells and summaries."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []
        self.summaries: list[str] = []
        self._open: list[str] | None = None
        self.feed(_FORGE.render(text))
        self.close()

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in ("td", "summary"):
            self._open = self.cells if tag == "td" else self.summaries
            self._open.append("")
        if tag == "br" and self._open:
            self._open[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "summary"):
            self._open = None

    def handle_data(self, text: str) -> None:
        if self._open:
            self._open[-1] += text


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_headline_counts_and_the_worst_file_stands_first_and_open() -> None:
    mild = Report("a.xlsx", (finding("it", Severity.NOTE),), allowed=(finding("this", allowed_by="for now"),))
    text = document(run_of(mild, report_of(bakery()), Report("clean.xlsx")))
    page = _Page(text)

    assert text.startswith(f"{MARKER}\n")
    assert re.search(r"^### raci: 🔴 3 errors, 🔵 1 note in 2 of 3 files$", text, re.MULTILINE)
    assert "\nBeside them, set aside: 1 allowed.\n" in text
    assert [each.partition(":")[0] for each in page.summaries] == ["bakery.xlsx", "a.xlsx", "a.xlsx"]
    assert text.count("<details open>") == 1
    assert text.index("<details open>") < text.index("bakery.xlsx")


def test_a_clean_run_says_so_and_what_was_set_aside() -> None:
    text = document(run_of(Report("a.xlsx", known=(finding("it"),)), Report("b.xlsx")))

    assert "### raci: 🟢 nothing was found in 2 files\n\nSet aside: 1 known.\n" in text
    assert "<b>a.xlsx</b>: 1 known</summary>" in text


def test_a_row_tells_severity_place_rule_sentence_help_and_why_it_may_stay() -> None:
    one = finding("Mix", row=7, help="keep one A.")
    page = _Page(document(run_of(Report("a.xlsx", (one,), allowed=(replace(one, allowed_by="the board"),)))))
    row = ["🔴 error", "Plan!B7", "ACC002 several-accountables", "It is about Mix.\n→ keep one A."]

    assert page.cells == [*row, *row, "the board"]


def test_paths_are_told_from_the_folder_of_the_call(tmp_path: Path) -> None:
    text = document(run_of(replace(many(1), path=str(tmp_path / "plans" / "a.xlsx")), folder=str(tmp_path)))

    assert "<b>plans/a.xlsx</b>" in text


@pytest.mark.parametrize("name", NASTY)
def test_no_name_is_markup_or_calls_anybody(name: str) -> None:
    matrix = renamed(name, name or "x")
    page = _Page(text := document(run_of(report_of(matrix), Report(name, (finding(name, help=name),)))))
    shown = plain(name.encode("utf-8", "backslashreplace").decode())

    assert set(page.tags) <= _EXPECTED
    assert _squeezed(f"It is about {shown}.\n→ {shown}") in map(_squeezed, page.cells)
    assert _squeezed(f"{plain(Addresses('').path(name)).replace(chr(0xD800), shown)}: 1 error") in map(
        _squeezed, page.summaries
    )
    assert not re.search(
        r"(?<![\w`])[@#]\w", re.sub(r"<!-- -->|^### .*$", "\u2060", unescape(text), flags=re.MULTILINE)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(reports(), max_size=4))
def test_whatever_was_found_the_comment_has_only_its_own_markup(found: list[Report]) -> None:
    page = _Page(document(run_of(*found)))

    assert set(page.tags) <= _EXPECTED
    assert page.tags.count("table") == page.tags.count("details") == len(page.summaries)


def test_a_comment_is_never_longer_than_a_forge_takes_and_says_what_it_leaves_out() -> None:
    run = run_of(many(30_000), many(3, "b.xlsx", Severity.ERROR), many(400, "c.xlsx"))
    text = document(run)
    shown = text.count("🟡 warning |")

    assert 60_000 < len(text.encode("utf-16-le")) // 2 <= MOST_SIGNS
    assert text.count("🔴 error |") == 3
    assert f"**Left out here: {30_400 - shown:,} warnings**, because a comment holds no more." in text
    assert text.count("<b>c.xlsx</b>") == 1


def test_what_was_set_aside_gives_way_to_what_was_found() -> None:
    full = many(100)
    text = comment(run_of(replace(full, allowed=full.findings)), 16_000)

    assert "set aside**" in text
    assert 100 < text.count("🟡 warning |") < 200


def test_long_names_are_cut() -> None:
    text = document(run_of(Report("x" * 40_000, (finding("y" * 40_000, help="z" * 40_000),))))

    assert len(text) < 3000


def test_many_files_make_no_comment_too_long() -> None:
    text = document(run_of(*(many(2, f"folder/{place}.xlsx") for place in range(5000))))

    assert len(text) <= MOST_SIGNS
    assert "Left out here" in text
