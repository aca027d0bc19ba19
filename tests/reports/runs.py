"""Runs of `raci check` for the tests of reports: a small one, one with everything, and any by chance."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st
from support import matrix_of

from raci.api import check
from raci.layout.reading import Note
from raci.lint import Confidence, Finding, Fix, Report, Severity, unreadable
from raci.model import Location
from raci.records import replace
from raci.reports.reporter import Run
from raci.rules import all_rules
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER: Final = "/work here/plans"
MATRICES: Final = Path(__file__).parents[2] / "matrices"
CELL: Final = Location("sales.xlsx", "Plan", 7, 3)
FINDING: Final = Finding(
    "ACC002", "several-accountables", "2 roles are accountable for Approve bid: Manager, Director.", Severity.ERROR,
    Confidence.CERTAIN, "Approve bid", ("Manager", "Director"), CELL, (replace(CELL, column=4),),
    "keep one A; the other may be R or C.", Fix("Keep the A of Manager."),
)  # fmt: skip
HOSTILE: Final = (
    "::error::pwned", "%0A::error::pwned", "a\n::error::pwned", "##[error]pwned", "]]><x>", "<!--", "--><script>x()",
    "&amp;&#x41;", "'\"", "[here](http://evil.example)", "| x | y |", "a\u202eb\u2066c", "\u2028\u2029\x85",
    "\x1b[31m\x07", "\ud800", "\udcff", "\ufffe\uffff", "👩‍👩‍👧", "日本語", "שלום", "a" * 2_000,
    "`x` *y* _z_ $w$ @all #1", "a,b:c=d%25", "{0} {{1}}", "\x00", "..", "../../x", "C:\\x\\y", " ", "",
)  # fmt: skip
"""Names that try to be something else in some format."""


def run_of(*reports: Report, rules: bool = False) -> Run:
    """Return a run of these reports, with all rules or none."""
    return Run(reports, all_rules() if rules else (), date(2026, 6, 30), FOLDER)


def sales(*findings: Finding) -> Report:
    """Return a report of one workbook with these findings, or one."""
    return Report("sales.xlsx", findings or (FINDING,), rules=("ACC001", "ACC002"), version=VERSION)


def full_run() -> Run:
    """Return a run in which everything is told that a run can tell."""
    matrix = matrix_of("| Duty | Manager | Director |\n|--|--|--|\n| Approve bid | A | A |\n| Sell | A | |")
    source = replace(matrix.source, path="plans/all.md", sheet=None)
    matrix = replace(matrix, source=source)
    line = Location("plans/all.md", None, 2, 16)
    here = replace(FINDING, location=line, related=(replace(line, column=20),), confidence=Confidence.LIKELY)
    warning = replace(FINDING, rule="RSP001", name="no-responsible", severity=Severity.WARNING, roles=(), fix=None)
    note = replace(warning, rule="ORG012", severity=Severity.NOTE, location=Location("plans/all.md"), related=())
    allowed = replace(here, duty="Sell", allowed_by="board decision of 12 March")
    known = replace(warning, duty="Sell")
    doubt = Note("doubt", "It may be read otherwise.", line)
    one = Report(
        "plans/all.md", (here, replace(warning, location=line), note), (doubt,), (matrix,), ("ACC002", "RSP001"),
        (allowed,), (known,), version=VERSION,
    )  # fmt: skip
    lost = unreadable("lost #1.xlsx", ("lost #1.xlsx", "the file is damaged; save it again"))
    return run_of(sales(), one, lost, Report("clean.csv", rules=("ACC002",)), rules=True)


@cache
def real_run() -> Run:
    """Return what is found in the faulty matrices and in the examples."""
    files = [path for folder in ("faulty", "examples") for path in sorted((MATRICES / folder).rglob("*.[xy]*"))]
    return Run(tuple(map(check, files)), all_rules(), date(2026, 6, 30), str(MATRICES))


texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("".join),
    st.text(max_size=40),
    st.text(st.characters(codec=None, categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "Po")), max_size=8),
)


@st.composite
def locations(draw: st.DrawFn, path: str) -> Location:
    """Return a place in a file, however strange."""
    sheet = draw(st.none() | texts)
    row, column, rows, columns = draw(st.tuples(*[st.integers(0, 70)] * 4))
    return Location(draw(st.sampled_from((path, path, ""))), sheet, row, column, rows, columns)


@st.composite
def findings(draw: st.DrawFn, path: str) -> Finding:
    """Return a finding in which names stand that may be anything."""
    place, related = draw(locations(path)), draw(st.lists(locations(path), max_size=2))
    rule = draw(st.sampled_from(("ACC002", "RSP001", "SRC001", "LNT001", "XYZ999")))
    return Finding(
        rule, rule.lower(), draw(texts), draw(st.sampled_from(Severity)), draw(st.sampled_from(Confidence)),
        draw(texts), tuple(draw(st.lists(texts, max_size=3))), place, tuple(related), draw(texts),
        draw(st.none() | texts.map(Fix)), draw(st.none() | texts),
    )  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Return a report of a file whose name may be anything."""
    path = draw(texts)
    told: list[Sequence[Finding]] = [draw(st.lists(findings(path), max_size=3)) for _ in range(3)]
    notes = draw(st.lists(st.builds(Note, st.just("doubt"), texts, locations(path)), max_size=1))
    return Report(
        path, tuple(told[0]), tuple(notes), (), ("ACC002", "RSP001"), tuple(told[1]), tuple(told[2]),
        unreadable=draw(st.booleans()), version=VERSION,
    )  # fmt: skip


runs = st.lists(reports(), max_size=3).map(lambda found: run_of(*found))
