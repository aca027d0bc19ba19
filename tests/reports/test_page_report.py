"""The report as a page: findings in place and listed, whole in itself, and no name is markup."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nasty_runs import NASTY, bakery, finding, many, renamed, report_of, reports, run_of
from support import matrix_of

import raci
from raci.layout.reading import Note
from raci.lint import Report, Severity
from raci.model import Duty, Location, Role
from raci.reports.forms.html import document
from raci.reports.terminal import plain

if TYPE_CHECKING:
    from pathlib import Path

_TAGS: Final = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "p", "nav", "details",
    "summary", "ul", "ol", "li", "form", "label", "input", "select", "option", "fieldset", "legend", "button", "main",
    "section", "div", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "span", "bdi", "b",
    "small", "dl", "dt", "dd", "footer", "time", "script",
}  # fmt: skip
_VOID: Final = {"meta", "input", "col"}


class _Page(HTMLParser):
    """The elements of a page with their attributes, which of them are well nested, and the texts of some."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"style": [], "script": [], "bdi": [], "li": []}
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        if tag not in _VOID:
            self.open.append(tag)
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, text: str) -> None:
        for tag in set(self.open) & self.texts.keys():
            self.texts[tag][-1] += text

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.elements if name == tag and wanted.items() <= found.items()]

    @property
    def ids(self) -> list[str | None]:
        return [found["id"] for _, found in self.elements if "id" in found]


def _listed(page: _Page) -> list[dict[str, str | None]]:
    return [found for found in page.all("li") if "data-severity" in found]


def test_a_finding_is_marked_at_its_cells_its_row_or_its_column_and_listed() -> None:
    matrix = matrix_of("| Duty | Manager | Clerk | Idle |\n|--|--|--|--|\n| Sell | A | A | |\n| Rest | | | |")
    text = document(run_of(report_of(matrix)))
    page = _Page(text)
    marked = {found["id"]: found["class"] for tag, found in page.elements if tag in ("td", "th") and "id" in found}

    assert marked["m1-0-r0c0"] == "accountable marked error"
    assert marked["m1-0-r0c1"] == "accountable marked error"
    assert marked["m1-0-r1"] == "marked warning"
    assert marked["m1-0-c2"] == "marked note"
    assert re.search(
        r'<td id="m1-0-r0c0"[^>]*>A<span class="marks"> <a class="mark error" href="#f1" aria-label="error ACC002', text
    )
    assert '<a class="place" href="#m1-0-r0c0">Example!B2</a>' in text
    assert [found["data-severity"] for found in _listed(page)] == ["error", "warning", "warning", "note"]
    assert _listed(page)[0]["data-roles"] == "0 1"


def test_a_page_needs_nothing_else_and_lets_nothing_else_in() -> None:
    text = document(run_of(report_of(bakery())))
    page = _Page(text)
    [policy] = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    [style], [script] = page.texts["style"], page.texts["script"]
    hashes = {
        kind: base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        for kind, part in (("style", style), ("script", script))
    }

    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"https?://|url\(|@import|innerHTML", text)
    assert not [key for _, found in page.elements for key in found if key.startswith("on") or key in ("style", "src")]
    assert [found for _, found in page.elements if not (found.get("href") or "#").startswith("#")] == []


def test_every_link_leads_somewhere_and_no_two_things_share_a_name() -> None:
    page = _Page(document(run_of(report_of(bakery()), many(3, "b.xlsx"), report_of(renamed("x", "c.xlsx")))))

    assert len(page.ids) == len(set(page.ids))
    assert {(found.get("href") or "#main")[1:] for found in page.all("a")} <= set(page.ids)


@pytest.mark.parametrize("name", NASTY)
def test_no_name_is_markup(name: str) -> None:
    matrix = renamed(name, name)
    found = finding(name, help=name, allowed_by=name)
    report = replace(report_of(matrix), notes=(Note("doubt", name, Location(name)),), allowed=(found,))
    page = _Page(document(run_of(report, Report(name, (found,)))))
    shown = plain(name.encode("utf-8", "backslashreplace").decode())

    assert {tag for tag, _ in page.elements} <= _TAGS
    assert (len(page.all("script")), len(page.all("style")), len(page.all("table"))) == (1, 1, 1)
    assert shown in page.texts["bdi"]
    assert not [key for _, found in page.elements for key in found if key.startswith("on")]


@settings(max_examples=60, deadline=None)
@given(st.lists(reports(), max_size=4))
def test_whatever_was_found_the_page_is_well_nested_and_lists_all_of_it(found: list[Report]) -> None:
    page = _Page(document(run_of(*found)))

    assert {tag for tag, _ in page.elements} <= _TAGS
    assert len(_listed(page)) == sum(len(each.findings) + len(each.allowed) + len(each.known) for each in found)
    assert len(page.ids) == len(set(page.ids))


def test_what_was_set_aside_is_folded_and_told_apart() -> None:
    report = report_of(bakery())
    one, two, *rest = report.findings
    text = document(
        run_of(replace(report, findings=tuple(rest), allowed=(replace(one, allowed_by="the board"),), known=(two,)))
    )

    assert "<summary>1 finding allowed by an allowance</summary>" in text
    assert "<summary>1 finding known from the baseline</summary>" in text
    assert "Why it may stay: the board</p>" in text
    assert 'aria-label="allowed error ACC002 several-accountables"' in text


def test_the_filters_wait_for_the_script_and_everything_is_there_without_it() -> None:
    text = document(run_of(report_of(bakery())))
    page = _Page(text)

    assert [found for tag, found in page.elements if "hidden" in found] == page.all("form", id="filters")
    assert {found.get("value") for found in page.all("input", name="severity")} == {"error", "warning", "note"}
    assert [found.get("value") for found in page.all("option")] == ["", "1", "0", "2"]
    assert {found.get("for") for found in page.all("label") if "for" in found} == {"words", "role"}


def test_headings_of_a_table_say_what_they_head() -> None:
    page = _Page(document(run_of(report_of(bakery()))))

    assert [found.get("scope") for found in page.all("th")] == ["col"] * 4 + [
        "rowgroup",
        "row",
        "row",
        "rowgroup",
        "row",
    ]
    assert {found.get("lang") for found in page.all("html")} == {"en"}


def test_a_matrix_of_names_from_the_right_is_read_from_the_right() -> None:
    page = _Page(document(run_of(report_of(matrix_of("| משימה | מנהל |\n|--|--|\n| אישור הצעה | A |")))))

    assert [found["dir"] for found in page.all("table")] == ["rtl"]


def test_of_a_large_matrix_only_rows_with_findings_are_shown_and_that_is_said() -> None:
    plain_matrix = bakery()
    notation = plain_matrix.notation
    roles = tuple(Role(f"Role {place}", f"Role {place}", source=(1, place + 2)) for place in range(60))
    duties = tuple(Duty(f"Duty {place}", f"Duty {place}", source=(place + 2, 1)) for place in range(2000))
    right = {role.key: notation.entry("R") for role in roles[1:]} | {"Role 0": notation.entry("A")}
    wrong = {role.key: notation.entry("R") for role in roles}
    rows = tuple(wrong if place % 500 == 0 else right for place in range(2000))
    source = replace(plain_matrix.source, area=(1, 1, 2001, 61))
    matrix = replace(plain_matrix, roles=roles, duties=duties, rows=rows, marks=(), source=source)
    found = tuple(each for each in report_of(matrix).findings if each.rule == "ACC001")
    text = document(run_of(Report("bakery.xlsx", found, matrices=(matrix,))))

    assert "This matrix has 2,000 rows and 60 columns. Shown are only those rows in which something was found." in text
    assert len(_Page(text).all("th", scope="row")) == 4


def test_a_page_of_very_many_findings_lists_the_worst_and_counts_the_rest() -> None:
    text = document(run_of(many(30_000), many(10, "b.xlsx", Severity.ERROR)))
    page = _Page(text)

    assert len(_listed(page)) == 5000
    assert [found["data-severity"] for found in _listed(page)].count("error") == 10
    assert "25,010 findings of this file left out: a page lists the 5,000 worst of all files." in text


def test_a_file_that_could_not_be_read_says_so() -> None:
    text = document(run_of(Report("a.xlsx", (finding("it"),), unreadable=True)))

    assert "This file could not be read." in text


def test_a_report_is_not_taken_for_a_matrix(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(document(run_of(report_of(bakery()))), "utf-8")
    report = raci.check(path)

    assert (report.unreadable, report.foreign) == (True, True)
    assert report.findings[0].message == "this is a report of raci; name the files that it speaks of"
