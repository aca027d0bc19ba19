"""GitHub's workflow commands: ten of each kind, nothing in a name is one, and a page that counts them all."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from hypothesis import given
from hypothesis import settings as effort
from markdown_it import MarkdownIt
from runs import CELL, FINDING, full_run, run_of, runs, sales

from raci.lint import Report, Severity, unreadable
from raci.model import Location
from raci.records import replace
from raci.reports.reporter import Run, reporter_named
from raci.reports.summary import summary

_COMMAND: Final = re.compile(r"::(error|warning|notice) ([^\n]*?)::(.*)")


class Command(NamedTuple):
    """A workflow command as the runner takes it apart."""

    kind: str
    said: dict[str, str]
    text: str


def document(run: Run) -> str:
    return reporter_named("github").document(run)


def commands(run: Run) -> list[Command]:
    """Return the commands of a run; anything else in it may only be the line that counts."""
    found = []
    for line in document(run).split("\n"):
        if command := _COMMAND.fullmatch(line):
            said = dict(each.split("=", 1) for each in command[2].split(","))
            found.append(
                Command(command[1], {name: _decoded(value) for name, value in said.items()}, _decoded(command[3]))
            )
        else:
            assert re.fullmatch(r"|raci: .* without an annotation: GitHub shows 10 of each kind\.", line)
    return found


def _decoded(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_a_finding_in_a_sheet_is_annotated_at_its_row() -> None:
    assert document(run_of(sales())) == (
        "::error file=sales.xlsx,line=7,col=3,title=ACC002 several-accountables::"
        "Plan!C7: 2 roles are accountable for Approve bid: Manager, Director."
        "%0Ahelp: keep one A; the other may be R or C."
    )


def test_a_run_that_found_nothing_says_nothing() -> None:
    assert document(run_of(Report("a.csv"))) == ""


def test_severities_are_errors_warnings_and_notices() -> None:
    found = [replace(FINDING, severity=severity) for severity in reversed(Severity)]

    assert [each.kind for each in commands(run_of(sales(*found)))] == ["error", "warning", "notice"]


def test_columns_are_not_sent_where_lines_differ() -> None:
    area = replace(FINDING, location=replace(CELL, end_row=9, end_column=6))
    row = replace(FINDING, location=replace(CELL, end_row=7, end_column=6))
    nowhere = replace(FINDING, location=Location("sales.xlsx"))
    said = [each.said for each in commands(run_of(sales(nowhere, row, area)))]
    places = [{name: value for name, value in each.items() if name not in {"file", "title"}} for each in said]

    assert places == [{}, {"line": "7", "col": "3", "endColumn": "6"}, {"line": "7", "endLine": "9"}]


def test_ten_of_each_kind_are_shown_and_the_rest_counted_in_one_line() -> None:
    found = [replace(FINDING, severity=severity, duty=str(number)) for number in range(24) for severity in Severity]
    told = commands(run_of(sales(*found), sales(*found[:3])))

    assert [each.kind for each in told] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert document(run_of(sales(*found))).split("\n")[30:] == [
        "raci: 14 errors, 14 warnings, 14 notes without an annotation: GitHub shows 10 of each kind."
    ]


def test_an_unreadable_file_is_an_error() -> None:
    [told] = commands(run_of(unreadable("lost.xlsx", ("lost.xlsx", "the file is damaged"))))

    assert (told.kind, told.said["file"], told.text) == ("error", "lost.xlsx", "the file is damaged")


def test_what_is_allowed_or_known_is_not_annotated() -> None:
    report = replace(sales(), findings=(), allowed=(FINDING,), known=(FINDING,))

    assert document(run_of(report)) == ""


def test_names_of_files_arrive_as_they_are() -> None:
    path = "a, b: 100%25\nc\r'\"😀.csv"
    [told] = commands(run_of(Report(path, (replace(FINDING, location=Location(path, None, 2, 1)),))))

    assert told.said["file"] == path


@effort(max_examples=40)
@given(runs)
def test_nothing_in_a_name_is_a_command_of_its_own(run: Run) -> None:
    wanted = sum(len(report.findings) for report in run.reports)
    said = document(run)

    assert len(commands(run)) == wanted
    assert all(each not in said for each in "\x1b\r\x85\u2028\u202e\x00")


# the page of the job


def test_the_page_counts_by_file_and_by_rule() -> None:
    page = summary(full_run())

    assert "**3 errors, 1 warning, 1 note, 1 allowed, 1 known** in 4 files." in page
    assert "| plans/all.md | 1 | 1 | 1 | 1 | 1 |" in page
    assert "| ACC002 several-accountables | ❌ error | 2 |" in page
    assert "| sales.xlsx Plan\\!C7 | ❌ error: ACC002 |" in page.replace("Plan!", "Plan\\!")
    assert "clean.csv" not in page


def test_a_page_of_nothing_says_so() -> None:
    assert summary(run_of(Report("a.csv"))) == "## Responsibility matrices\n\n**nothing was found** in 1 file.\n"


def test_long_tables_say_what_they_leave_out() -> None:
    found = [replace(FINDING, duty=str(number), message=f"{number} x") for number in range(140)]

    assert "… and 40 findings more." in summary(run_of(sales(*found)))


def test_a_page_is_as_long_as_it_may_be() -> None:
    found = [replace(FINDING, duty=str(number), message="日" * 900) for number in range(140)]
    page = summary(run_of(sales(*found)), 30_000)

    assert 28_000 < len(page.encode()) <= 30_000
    assert page.endswith("\n… the rest does not fit here.\n")


@effort(max_examples=40)
@given(runs)
def test_names_are_no_markup_on_the_page(run: Run) -> None:
    page = summary(run)
    page.encode("utf-8")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(page)
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}

    assert kinds & {"link_open", "image", "html_inline", "html_block", "code_inline", "em_open", "hr"} == set()
    assert all(each not in page for each in "\x1b\r\x85\u2028\u202e\x00")
