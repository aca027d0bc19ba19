"""Runs for the tests of reports: a matrix with findings of all kinds, and names nobody would choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st
from matrices_at_random import matrices
from rich_matrices import FOREIGN, HOSTILE
from support import TODAY, matrix_of

import raci
from raci.layout.reading import Note
from raci.lint import Confidence, Finding, Fix, Report, Safety, Severity
from raci.model import Location, Source
from raci.records import replace
from raci.reports.reporter import Run
from raci.rules import all_rules

if TYPE_CHECKING:
    from raci.model import Matrix

NASTY: Final = (
    *HOSTILE, *FOREIGN, "</script><script>alert(1)</script>", "</style><b>", "<!-- x", "--> x", "]]>", "\x1b[31mred",
    "\u202egnp.exe", "a\nb", "\x00", "\ud800", "@someone and #12, !7", ":tada: GH-3 www.example.org", "| a | b |",
    "</details>", "</summary>", "```", "    code", "\\|", "\\", "::error::x", "%0A", "javascript:alert(1)",
)  # fmt: skip
"""Names that are something else wherever they land unescaped."""

BAKERY: Final = """
title: Bakery
| Duty | Head Baker | Apprentice | Shop Manager |
|--|--|--|--|
| **Morning** | | | |
| Mix the dough | A | A/R | C |
| Heat the oven | | R | I |
| **Evening** | | | |
| Close | A/R | | ? |
"""


def bakery(path: str = "bakery.xlsx") -> Matrix:
    """Return a matrix in which several things are wrong."""
    matrix = matrix_of(BAKERY)
    return replace(matrix, source=replace(matrix.source, path=path))


def renamed(name: str, path: str = "bakery.xlsx") -> Matrix:
    """Return a matrix in which a role, a duty, a section and the title have this name."""
    matrix = bakery(path)
    roles = (replace(matrix.roles[0], name=name), *matrix.roles[1:])
    duties = (replace(matrix.duties[0], name=name, section=(name,)), *matrix.duties[1:])
    return replace(matrix, roles=roles, duties=duties, title=name, source=replace(matrix.source, sheet=name))


def run_of(*reports: Report, folder: str = "") -> Run:
    """Return a run with these reports."""
    return Run(reports, tuple(all_rules()), TODAY, folder)


def report_of(matrix: Matrix) -> Report:
    """Return the report of a matrix, by its path."""
    return replace(raci.check(matrix), path=matrix.source.path)


def finding(name: str, severity: Severity = Severity.ERROR, row: int = 1, **more: object) -> Finding:
    """Return a finding that speaks of a name."""
    location = Location("bakery.xlsx", "Plan", row, 2)
    found = Finding("ACC002", "several-accountables", f"It is about {name}.", severity, location=location)
    return replace(found, **more)


def many(count: int, path: str = "bakery.xlsx", severity: Severity = Severity.WARNING) -> Report:
    """Return a report with many findings."""
    return Report(path, tuple(finding(f"duty {row}", severity, row) for row in range(1, count + 1)))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Return the report of a matrix, or made-up findings with anything in them."""
    words = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
    if draw(st.booleans()):
        matrix = replace(draw(matrices()), source=Source(draw(words), draw(words), (1, 1, 20, 20)))
        found = list(report_of(matrix).findings)
        cut = draw(st.integers(0, len(found)))
        return Report(matrix.source.path, tuple(found[cut:]), (), (matrix,), ("ACC001",), tuple(found[:cut]))
    return Report(
        draw(words),
        tuple(draw(st.lists(_findings(words), max_size=4))),
        tuple(draw(st.lists(st.builds(Note, st.sampled_from(("doubt", "info", "error")), words), max_size=2))),
        rules=("ACC001", "ACC002"),
        allowed=tuple(draw(st.lists(_findings(words), max_size=2))),
        known=tuple(draw(st.lists(_findings(words), max_size=2))),
        unreadable=draw(st.booleans()),
        version="1",
    )


def _findings(words: st.SearchStrategy[str]) -> st.SearchStrategy[Finding]:
    numbers = st.integers(0, 30)
    places = st.builds(Location, words, st.one_of(st.none(), words), numbers, numbers)
    return st.builds(
        Finding, st.sampled_from(("ACC002", "SRC001")), words, words, st.sampled_from(Severity),
        st.sampled_from(Confidence), words, st.lists(words, max_size=2).map(tuple), places,
        st.lists(places, max_size=2).map(tuple), words,
        st.one_of(st.none(), st.builds(Fix, words, st.just(()), st.sampled_from(Safety))), st.one_of(st.none(), words),
    )  # fmt: skip
