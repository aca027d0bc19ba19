"""Matrices written as Markdown, and what one rule says of them; the tests of every rule start here."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from raci.allowances.reading import allowances_in
from raci.api import check, read_all
from raci.graph import OrganizationGraph, Register, ResponsibilityGraph
from raci.lint import Rule
from raci.model import Duty, Mark, Matrix, Role, Source, column_number, duty_key
from raci.model.duty import PATH_MARK
from raci.model.matrix import Oddity
from raci.notations import get
from raci.records import replace
from raci.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.lint import Finding
    from raci.model import Entry, Notation, Place

TODAY: Final = date(2026, 6, 30)
"""The day of all examples."""

_BAR: Final = re.compile(r"(?<!\\)\|")
_COMMENT: Final = re.compile(r"<!--(.*?)-->")
_FILE: Final = re.compile(r"^# (\S+\.yaml)\n", re.MULTILINE)
_BOLD: Final = re.compile(r"\*\*(.+)\*\*")
_CELL: Final = re.compile(r"([A-Z]+)(\d+)")
_BETWEEN: Final = re.compile(r"[\s/,;+&]+")
_NOTHING: Final = frozenset({"", "-", "\u2013", "\u2014", "n/a"})


class _Line(NamedTuple):
    """One row of the table: its number in the sheet (the headings are row 1) and its cells."""

    number: int
    cells: tuple[str, ...]


def matrix_of(markdown: str, notation: str = "RACI") -> Matrix:
    """Return the matrix of a Markdown table.

    The first column names the duties, the other headings are roles; a row with nothing but a bold first cell
    (`**Design**`) opens a section, nested ones are joined by the path mark of keys. Before the table may stand
    lines `notation: DACI`, `title: …` and `oddity: merged 2,3 the message` (kind, row and column, or `C2`; with `-`
    it has no place). The headings are row 1, the first duty is row 2. A repeated name gets the key
    `Name (2)`.
    """
    preface = _preface(markdown)
    given = dict(preface)
    chosen = get(given.get("notation", notation))
    headings, *body = _table(markdown)
    roles = _roles(headings.cells)
    duties, rows, marks = _body(body, roles, chosen)
    oddities = tuple(_oddity(text) for key, text in preface if key == "oddity")
    area = (1, 1, body[-1].number if body else 1, len(headings.cells))
    source = Source("example.md", "Example", area)
    matrix = Matrix(chosen, roles, duties, rows, given.get("title", ""), marks, oddities, source=source)
    return replace(matrix, allowances=tuple(allowances_in("\n\n".join(_COMMENT.findall(markdown)))))


def graph_of(markdown: str, notation: str = "RACI") -> ResponsibilityGraph:
    """Return the graph of the matrix of a Markdown table."""
    return ResponsibilityGraph(matrix_of(markdown, notation))


def matrices_of(example: str) -> tuple[Matrix, ...]:
    """Return the matrices of an example: one of a Markdown table, one for each document of an org-design file.

    A line `# name.yaml` begins a file of that name; the matrices of the last one count.
    """
    if _BAR.search(example):
        return (matrix_of(example),)
    with TemporaryDirectory() as folder:
        path = Path(folder, "example.yaml")
        for name, text in zip(*[iter(["example.yaml", *_FILE.split(example)])] * 2, strict=True):
            path = Path(folder, name)
            path.write_text(text, "utf-8")
        return read_all(path)


def findings_of(rule: type[Rule], example: str, **options: Any) -> list[Finding]:  # noqa: ANN401 - a rule's own types
    """Return what one rule finds in an example: a Markdown table or an org-design file."""
    return findings_in(rule, *matrices_of(example), **options)


def findings_in(rule: type[Rule], *matrices: Matrix, **options: Any) -> list[Finding]:  # noqa: ANN401 - as above
    """Return what one rule finds in matrices; every hook is run, as the engine runs them, on the day TODAY.

    A rule whose notation lacks a participation it needs finds nothing. Raise AssertionError where `suspects`
    clears a duty in which `check_duty` finds something.
    """
    each = rule(**options)
    graphs = [ResponsibilityGraph(matrix, TODAY) for matrix in matrices]
    found = [
        finding
        for graph in graphs
        if rule.needs <= graph.matrix.notation.participations
        for finding in _findings(each, graph)
    ]
    for organization in {id(one.organization): one.organization for one in matrices if one.organization}.values():
        found += each.check_organization(OrganizationGraph(organization))
    found += each.check_register(Register(graphs)) if len(graphs) > 1 else ()
    return found + [finding for matrix in matrices for finding in _of_allowances(rule, matrix)]


def _of_allowances(rule: type[Rule], matrix: Matrix) -> list[Finding]:
    """Return what a rule finds in the allowances of a matrix after all the others have run."""
    if rule.check_allowance is Rule.check_allowance:
        return []
    return [finding for finding in check(matrix, Settings(today=TODAY)) if finding.rule == rule.code]


def _findings(rule: Rule, graph: ResponsibilityGraph) -> Iterator[Finding]:
    yield from rule.check(graph)
    for role in graph.matrix.roles:
        yield from rule.check_role(role, graph)
    for duty in graph.matrix.duties:
        found = list(rule.check_duty(duty, graph))
        assert not found or rule.suspects(graph.profile(duty)), f"{rule.code} clears {duty.key} by its counts: {found}"
        yield from found
    for assignment in graph.assignments():
        if len(assignment.entry.letters) > 1 or assignment.entry.letters[0] not in graph.matrix.notation:
            yield from rule.check_assignment(assignment, graph)


def _preface(markdown: str) -> list[tuple[str, str]]:
    lines = (line.strip() for line in markdown.strip().splitlines())
    before = takewhile(lambda line: not line.startswith("|"), lines)
    return [(key.strip(), text.strip()) for key, _, text in (line.partition(":") for line in before if line)]


def _table(markdown: str) -> list[_Line]:
    lines = [line.strip() for line in markdown.splitlines() if line.strip().startswith("|")]
    assert len(lines) > 1, f"there is no table in {markdown!r}"
    assert set(lines[1]) <= set("|-: "), f"the second line must be a rule of dashes, not {lines[1]!r}"
    kept = (lines[0], *lines[2:])
    return [_Line(place, _cells(line)) for place, line in enumerate(kept, start=1)]


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(line)[1:-1])


def _roles(headings: tuple[str, ...]) -> tuple[Role, ...]:
    seen: Counter[str] = Counter()
    return tuple(Role(_fresh(name, seen), name, source=(1, column)) for column, name in enumerate(headings[1:], 2))


def _fresh(key: str, seen: Counter[str]) -> str:
    """Return a key nobody has: the second `Tester` is `Tester (2)`."""
    seen[key] += 1
    return key if seen[key] == 1 else f"{key} ({seen[key]})"


def _body(
    body: list[_Line], roles: tuple[Role, ...], notation: Notation
) -> tuple[tuple[Duty, ...], tuple[dict[str, Entry], ...], tuple[Mark, ...]]:
    seen: Counter[str] = Counter()
    section: tuple[str, ...] = ()
    duties, rows, marks = [], [], []
    for number, (name, *cells) in body:
        bold = _BOLD.fullmatch(name)
        if bold and not any(cells):
            section = tuple(bold[1].split(PATH_MARK))
            continue
        duty = Duty(_fresh(duty_key(section, name), seen), name, section, source=(number, 1))
        row = {}
        said = ((role, text) for role, text in zip(roles, cells, strict=False) if text.casefold() not in _NOTHING)
        for role, text in said:
            letters = _letters(text, notation)
            if letters:
                row[role.key] = notation.entry(letters, text=text)
            else:
                marks.append(Mark(text, duty.key, role.key, (number, (role.source or (0, 0))[1])))
        duties.append(duty)
        rows.append(row)
    return tuple(duties), tuple(rows), tuple(marks)


def _letters(text: str, notation: Notation) -> list[str]:
    """Return the letters of a cell, known or single capitals; empty where it holds anything else."""
    found: list[str] = []
    for part in _BETWEEN.split(text):
        if part in notation or (len(part) == 1 and part.isalpha() and part.isupper()):
            found.append(part)
        elif part and all(letter in notation for letter in part):
            found += part
        else:
            return []
    return found


def _oddity(text: str) -> Oddity:
    kind, place, *message = text.split(maxsplit=2)
    return Oddity(kind, " ".join(message), _place(place))


def _place(text: str) -> Place | None:
    """Return the place of `2,3` or `C2`, or None."""
    name = _CELL.fullmatch(text)
    if name:
        return int(name[2]), column_number(name[1])
    row, comma, column = text.partition(",")
    return (int(row), int(column)) if comma else None
