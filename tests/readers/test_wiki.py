"""Wikis: the storage format of Confluence, the markup of Jira, and that of MediaWiki."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import raci
from raci.layout.grid import Area
from raci.readers import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from raci.layout.grid import Grid

STATUS = (
    '<ac:structured-macro ac:name="status"><ac:parameter ac:name="colour">Red</ac:parameter>'
    '<ac:parameter ac:name="title">A</ac:parameter></ac:structured-macro>'
)
STORAGE = (
    "<h1>Manual&nbsp;1</h1>\n<table><tbody>\n<tr><th>Task</th><th>Boss</th><th>"
    '<ac:link><ri:user ri:username="clerk"/></ac:link></th></tr>\n'
    f"<tr><td>Sell &amp; buy</td><td>{STATUS}</td><td>R</td></tr>\n"
    "</tbody></table>\n<p>R = Responsible<br/>A = Accountable</p>\n"
)
JIRA = "h1. Manual\n||Task||Boss||Clerk||\n|Sell|A|R|\n|Buy|I|A/R|\n* R = Responsible\n"
MEDIA = (
    '== Manual ==\n{| class="wikitable"\n! Task !! Boss !! scope="col" | Clerk\n|-\n| Sell || A || R\n'
    "|-\n| Buy\n| I\n| A/R\n|}\n* R = Responsible\n"
)
ROWS = [["Task", "Boss", "Clerk"], ["Sell", "A", "R"], ["Buy", "I", "A/R"]]


def grids_of(path: Path, text: str) -> list[Grid]:
    """Return the grids of a file with this text."""
    path.write_text(text, encoding="utf-8")
    return list(read_document(path).grids)


def rows_of(path: Path, text: str) -> list[list[object]]:
    """Return the rows of the first grid."""
    return [list(row) for row in grids_of(path, text)[0].rows]


@pytest.mark.parametrize("name", ["plan.storage", "plan.xml", "plan.xhtml"])
def test_a_page_of_confluence_is_known_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    table, words = grids_of(tmp_path / name, STORAGE)

    assert [list(row) for row in table.rows] == [["Task", "Boss", "clerk"], ["Sell & buy", "A", "R"]]
    assert [list(row) for row in words.rows] == [["Manual 1"], ["R = Responsible"], ["A = Accountable"]]
    assert (table.headings, table.place(0, 1), table.place(1, 2)[0]) == (("Manual 1",), (3, 22), 4)


def test_a_page_of_confluence_is_read_as_a_matrix(tmp_path: Path) -> None:
    path = tmp_path / "plan.confluence"
    path.write_text(STORAGE, encoding="utf-8")

    assert [duty.name for duty in raci.read(path).duties] == ["Sell & buy"]


def test_cells_of_confluence_may_span_and_hold_tables_tasks_and_code(tmp_path: Path) -> None:
    text = (
        '<table><tr><td rowspan="2"><b>Sell</b></td><td colspan="2">A</td></tr><tr><td>'
        "<ac:task-list><ac:task><ac:task-id>7</ac:task-id><ac:task-status>complete</ac:task-status>"
        "<ac:task-body>first</ac:task-body></ac:task></ac:task-list><p>second</p></td><td>R"
        "<table><tr><td>inner</td></tr></table><ac:plain-text-body><![CDATA[<td>]]></ac:plain-text-body>"
        "</td></tr></table>"
    )
    outer, inner = grids_of(tmp_path / "plan.storage", text)
    looks = outer.styles() if outer.styles else None

    assert [list(row) for row in outer.rows] == [["Sell", "A", ""], ["", "first\nsecond", "R"]]
    assert outer.merges == (Area(0, 0, 1, 0), Area(0, 1, 0, 2))
    assert list(inner.rows[0]) == ["inner"]
    assert looks is not None
    assert looks.of(0, 0).bold


def test_links_and_signs_of_confluence_show_what_a_reader_sees(tmp_path: Path) -> None:
    text = (
        '<table><tr><td><ac:link><ri:page ri:content-title="Sell"/></ac:link></td>'
        "<td><ac:link><ri:user ri:userkey='x1'/><ac:link-body>Boss</ac:link-body></ac:link></td>"
        '<td><ac:emoticon ac:name="tick"/></td><td><time datetime="2026-01-02"/></td></tr></table>'
    )

    assert rows_of(tmp_path / "plan.storage", text) == [["Sell", "Boss", "✓", "2026-01-02"]]


def test_a_page_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.storage"
    path.write_text('<!DOCTYPE x [\n<!ENTITY a "aa">]><p>&a;</p>', encoding="utf-8")

    with pytest.raises(raci.UnreadableError, match=r"plan.storage:2: it declares entities; no page of Confluence does"):
        raci.read(path)


@pytest.mark.parametrize(
    "text", ["<td>", "<table><tr><td>", "<!--", "<![CDATA[", "<td a=", "</td>", "<td rowspan='999999'>"]
)
def test_a_hostile_page_is_read_at_once(tmp_path: Path, text: str) -> None:
    assert len(grids_of(tmp_path / "plan.storage", f"<table><tr><td>a</td></tr>{text * 1000}")) < 1010


@pytest.mark.parametrize(("name", "text"), [("plan.jira", JIRA), ("plan.wiki", MEDIA), ("plan.mediawiki", MEDIA)])
def test_wiki_markup_gives_tables_and_words(tmp_path: Path, name: str, text: str) -> None:
    table, words = grids_of(tmp_path / name, text)

    assert [list(row) for row in table.rows] == ROWS
    assert table.headings == ("Manual",)
    assert [list(row) for row in words.rows] == [["Manual"], ["R = Responsible"]]


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [("plan.jira", JIRA, [(2, 3), (3, 7), (4, 8)]), ("plan.wiki", MEDIA, [(3, 3), (5, 11), (9, 3)])],
)
def test_each_cell_knows_its_line_and_column(
    tmp_path: Path, name: str, text: str, places: list[tuple[int, int]]
) -> None:
    grid = grids_of(tmp_path / name, text)[0]

    assert [grid.place(0, 0), grid.place(1, 1), grid.place(2, 2)] == places


def test_markup_of_jira_is_taken_off(tmp_path: Path) -> None:
    text = (
        "{panel:title=Who|borderStyle=dashed}\n||Task||[Boss|http://example.org|tip]||{color:red}*Clerk*{color}||\n"
        "|Sell \\| buy|{status:colour=Green|title=A}|(/)|\n|Two\nlines !a.png|width=3!|[~clerk]| |\n{panel}\n"
        "{code}\n||none||\n{code}\n"
    )
    path = tmp_path / "plan.confluencewiki"

    assert rows_of(path, text) == [["Task", "Boss", "Clerk"], ["Sell | buy", "A", "✓"], ["Two\nlines", "clerk", ""]]


def test_markup_of_mediawiki_is_taken_off(tmp_path: Path) -> None:
    text = (
        "{|\n|+ Who\n! Task !! [[Boss (role)|Boss]]\n|-\n| style='x' | '''Sell'''<br/>it<ref>x</ref> || {{yes|A}}\n|-\n"
        '| rowspan="2" | Buy || R\nmore\n|-\n| C\n|-\n| colspan=2 | End\n|}\n'
    )
    grid = grids_of(tmp_path / "plan.mediawiki", text)[0]

    assert [list(row) for row in grid.rows] == [
        ["Task", "Boss"],
        ["Sell\nit", "A"],
        ["Buy", "R\nmore"],
        ["", "C"],
        ["End", ""],
    ]
    assert grid.merges == (Area(2, 0, 3, 0), Area(4, 0, 4, 1))


@pytest.mark.parametrize("name", ["plan.jira", "plan.mediawiki"])
@pytest.mark.parametrize(
    "text", ["|a", "||", "\\\\", "{code}\n", "[a|", "{|\n", "{status:|title=", "!a.bb", "[[a|", "a="]
)
def test_hostile_markup_is_read_at_once(tmp_path: Path, name: str, text: str) -> None:
    assert len(grids_of(tmp_path / name, f"{{|\n|{text * 2000}")) < 3
