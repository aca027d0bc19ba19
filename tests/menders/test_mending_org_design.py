"""Org-design files mended where they stand: comments, order and quotes stay, only a duty's own lines change."""

from __future__ import annotations

import json
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mendings import DUTIES, ROLES, applied, changes_to, lines_changed, mended, tables

import raci
from raci.menders.design_text.words import OTHER_KEYS
from raci.model import Duty, Limit, Scope
from raci.model.change import Add, Assign, Change, Remove, Withdraw
from raci.readers.design.shape import DutyShape

BIDS: Final = """\
# Who does what for bids.
title: Bids
notation: RACI
roles:
  head: {name: Head of Sales, aliases: [Sales Head], holder: Ada}
  writer: {name: Bid Writer, reports to: head}
  lawyer: {name: Law Firm, kind: external}
  it: "Information, Technology"

duties:
  # how much it costs
  price:
    name: Calculate the price
    section: [Bids, Draft]
    A: head   # the boss
    R: [writer, head]
    C: Law Firm
    remarks:
      Law Firm: only on demand   # costs money

  text:
    name: Write the bid   # all of it
    section: Bids
    parent: price
    accountable: sales head.
    responsible:
      - BID WRITER   # who writes
      - 'lawyer'
    I:

  sign: {name: Sign, A: head, R: writer, C: [lawyer, it]} # one line
  file: {A/R: head}
  train:
"""
PRICE, TEXT = "Bids › Draft › Calculate the price", "Bids › Write the bid"
HEAD, WRITER, LAWYER, IT = "Head of Sales", "Bid Writer", "Law Firm", "Information, Technology"


def plan(folder: Path, text: str = BIDS, name: str = "org.yaml") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


def test_the_keys_of_a_duty_that_are_no_letters_are_those_of_its_shape() -> None:
    assert set(DutyShape.keys()) == OTHER_KEYS


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            [Assign(PRICE, WRITER, ("A",)), Assign(PRICE, HEAD, ("I",))],
            ["-    A: head   # the boss", "-    R: [writer, head]", "+    A: writer   # the boss", "+    I: head"],
        ),
        ([Assign(PRICE, WRITER, ("R", "A"))], ["-    A: head   # the boss", "+    A: [head, writer]   # the boss"]),
        ([Assign(PRICE, HEAD, ("A",))], ["-    R: [writer, head]", "+    R: [writer]"]),
        ([Withdraw(PRICE, HEAD)], None),
        ([Assign(PRICE, IT, ("I",))], ["+    I: it"]),
        (
            [Assign(PRICE, LAWYER, ("C",), "always: #1")],
            ["-      Law Firm: only on demand   # costs money", '+      Law Firm: "always: #1"   # costs money'],
        ),
        ([Assign(PRICE, IT, ("C",), "quick")], ["-    C: Law Firm", "+    C: [Law Firm, it]", "+      it: quick"]),
        ([Withdraw(TEXT, LAWYER)], ["-      - 'lawyer'"]),
        ([Assign(TEXT, IT, ("R",))], ["+      - it"]),
        ([Assign(TEXT, HEAD, ("I",))], ["-    accountable: sales head.", "-    I:", "+    I: head"]),
        (
            [Withdraw(TEXT, WRITER), Withdraw(TEXT, LAWYER)],
            [
                "-    responsible:",
                "-      - BID WRITER   # who writes",
                "-      - 'lawyer'",
                "+    responsible: []  # who writes",
            ],
        ),
        (
            [Assign("Sign", HEAD, ("R", "A")), Withdraw("Sign", WRITER), Withdraw("Sign", LAWYER)],
            [
                "-  sign: {name: Sign, A: head, R: writer, C: [lawyer, it]} # one line",
                "+  sign: {name: Sign, A: head, R: head, C: [it]} # one line",
            ],
        ),
        ([Withdraw("file", HEAD), Assign("file", IT, ("R", "A"))], ["-  file: {A/R: head}", "+  file: {A/R: it}"]),
        ([Assign("file", IT, ("C",))], ["-  file: {A/R: head}", "+  file: {A/R: head, C: it}"]),
        ([Assign("train", IT, ("R",))], ["-  train:", "+  train: {R: [it]}"]),
    ],
)
def test_only_the_words_concerned_change(tmp_path: Path, changes: list[Change], expected: list[str] | None) -> None:
    path = plan(tmp_path)
    found = mended(path, changes)

    assert found.refusals == ()
    assert raci.read(found.path) == applied(path, *changes)
    assert expected is None or sorted(lines_changed(path, found.path)) == sorted(expected)


def test_every_comment_stays(tmp_path: Path) -> None:
    path = plan(tmp_path)
    changes: list[Change] = [Withdraw(PRICE, HEAD), Withdraw(PRICE, LAWYER), Withdraw(TEXT, WRITER), Remove("Sign")]
    found = mended(path, changes)
    comments = [line.partition("#")[2] for line in BIDS.splitlines() if "#" in line]
    text = found.path.read_text("utf-8")

    assert found.refusals == ()
    assert [comment for comment in comments if comment not in text] == []


def test_duties_come_and_go_in_the_form_of_their_neighbours(tmp_path: Path) -> None:
    path = plan(tmp_path)
    scope, limits = Scope((("", "each region"),)), (Limit(5000.0, "", "EUR"),)
    duty = Duty("Bids › Check: it", "Check: it", ("Bids",), "1.10", PRICE, scope, limits=limits)
    changes: list[Change] = [
        Add(duty, ((HEAD, ("A",), ""), (IT, ("R", "I"), "twice")), TEXT),
        Remove(TEXT),
        Add(Duty("Last", "Last"), ((WRITER, ("A",), ""),)),
        Add(Duty("First", "First"), ((WRITER, ("A",), ""), (LAWYER, ("C",), "")), "Sign"),
    ]
    found = mended(path, changes)

    assert found.refusals == ()
    assert [line for line in lines_changed(path, found.path) if line[0] == "+"] == [
        "+  check-it:",
        '+    name: "Check: it"',
        '+    number: "1.10"',
        "+    scope: each region",
        '+    limits: "5000 EUR"',
        "+    A: head",
        "+    R: [it]",
        "+    I: it",
        "+    remarks: {it: twice}",
        "+  # all of it",
        "+  # who writes",
        "+  first: {name: First, A: writer, C: Law Firm}",
        "+  last: {name: Last, A: writer}",
    ]
    assert raci.read(found.path) == applied(path, *changes)


ALIASES: Final = """\
---
title: T
roles: [head, writer, law, other]
duties:
- name: One
  A: head
  C: &team [writer, law]
- &two
  A: other
  name: Two
  R: &r
    - writer
    # then
    - law
- {<<: {A: head, R: law}, name: Three}
- name: Four
  R: *r
  I: *team
- name: Five
  <<: *two
---
duties:
    One: {A: [x,
              y],
          R: [
              a, # aa
              b
          ]
         }
    "Two": {"A": "x"}
"""


@pytest.mark.parametrize(
    ("number", "change", "expected"),
    [
        (0, Assign("One", "other", ("R",)), ["+  R: other"]),
        (0, Withdraw("One", "law"), "it is repeated elsewhere in the file, which would change with it"),
        (0, Withdraw("Two", "law"), "the duty is repeated elsewhere in the file, which would change with it"),
        (0, Assign("Three", "law", ("I",)), ["+- {<<: {A: head, R: law}, name: Three, R: [], I: law}"]),
        (0, Assign("Three", "other", ("A",)), ["+- {<<: {A: head, R: law}, name: Three, A: [head, other]}"]),
        (0, Withdraw("Four", "writer"), ["+  R: law", "+  I: law"]),
        (0, Assign("Five", "other", ("C",)), ["+  A: []", "+  C: [other]"]),
        (0, Remove("Two"), "the duty is repeated elsewhere in the file, which would change with it"),
        (0, Remove("One"), "it is repeated elsewhere in the file, which would change with it"),
        (1, Assign("One", "a", ("R", "A")), ["+              y,", "+              a],"]),
        (1, Assign("One", "x", ("R", "A")), ["+              b,", "+              x"]),
        (1, Withdraw("One", "a"), "'a' is named nowhere else, and would be gone from the file"),
        (1, Assign("Two", "x", ("A", "R")), ['+    "Two": {"A": "x", R: [x]}']),
    ],
)
def test_what_is_repeated_by_aliases_stays(
    tmp_path: Path, number: int, change: Change, expected: list[str] | str
) -> None:
    path = plan(tmp_path, ALIASES)
    found = mended(path, [change], matrix=number)
    added = [line for line in lines_changed(path, found.path) if line[0] == "+"]

    assert (found.reasons or added) == ([expected] if isinstance(expected, str) else expected)
    if not found.refusals:
        was, now = (raci.read_all(each) for each in (path, found.path))
        assert set(now[number].rows[0]) <= set(was[number].rows[0]) | {"other"}
        assert change.apply(was[number]).rows == now[number].rows
        assert now[1 - number] == was[1 - number]


@pytest.mark.parametrize(
    ("text", "change", "reason"),
    [
        (BIDS, Remove(PRICE), "another duty stands under it"),
        (BIDS, Remove("Fly"), "the file has no duty 'Fly'"),
        (BIDS, Add(Duty("Sign", "Sign")), "the file already has a duty of this name"),
        ("roles: [x]\nduties: {One: {A: x}}", Remove("One"), "no duty would be left"),
        ("duties:\n  One: {A: x, R: y}\n  Two: {A: x}\n", Assign("Two", "y", ("X",)), "no key of a duty stands for X"),
        ("duties:\n  One: {A: x, R: y}\n  Two: {A: x}\n", Withdraw("One", "y"), "named nowhere else"),
        ("duties:\n  One: {A: x}\n  Two: &t {A: x}\n  Six: *t\n", Withdraw("Two", "x"), "repeated elsewhere"),
        ("duties:\n  One: {A: x}\n  Two: &t {A: x}\n  Six: *t\n", Assign("Six", "x", ("R",)), "repeated elsewhere"),
    ],
)
def test_what_cannot_be_written_is_refused_with_a_reason(
    tmp_path: Path, text: str, change: Change, reason: str
) -> None:
    path = plan(tmp_path, text)
    found = mended(path, [change])

    assert len(found.reasons) == 1
    assert reason in found.reasons[0]
    assert found.path.read_bytes() == path.read_bytes()


def test_matrices_of_other_shapes_are_refused(tmp_path: Path) -> None:
    rows = [{"task": duty, "R": "Clerk", "A": "Boss", "C": "Lawyer"} for duty in DUTIES]
    path = plan(tmp_path, json.dumps(rows), "rows.json")
    matrix = raci.read(path)
    found = mended(path, [Withdraw(matrix.duties[0].key, matrix.roles[0].key)])

    assert found.reasons == ["the file is no org-design file, whose duties have letters as keys"]
    assert found.path.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("style", [{}, {"indent": 2}, {"indent": 4}, {"indent": "\t"}, {"separators": (",", ":")}])
@pytest.mark.parametrize("plain", [True, False])
def test_json_keeps_its_indents_and_escapes(tmp_path: Path, style: dict[str, Any], *, plain: bool) -> None:
    duties = {"price": {"name": "Price 😀", "A": "head", "R": ["writer", "law"]}, "text": {"A": ["head"], "C": ["law"]}}
    said = {"roles": {"head": {"name": "Head 😀"}, "writer": "Bid Writer", "law": {}}, "duties": duties}
    path = plan(tmp_path, json.dumps(said, ensure_ascii=plain, **style), "org.json")
    found = mended(path, [Assign("Price 😀", "law", ("C",)), Assign("text", "Bid Writer", ("R",))])
    duties["price"] = {"name": "Price 😀", "A": "head", "R": ["writer"], "C": ["law"]}
    duties["text"] = {"A": ["head"], "R": ["writer"], "C": ["law"]}

    assert found.refusals == ()
    assert found.path.read_text("utf-8") == json.dumps(said, ensure_ascii=plain, **style)


def test_a_key_comes_where_another_one_goes(tmp_path: Path) -> None:
    duties = {"one": {"name": "One", "C": ["x"], "R": ["y"]}, "two": {"A": ["x"], "C": ["y"], "R": ["z"]}}
    path = plan(tmp_path, json.dumps({"roles": list("xyz"), "duties": duties}, indent=2), "org.json")
    found = mended(path, [Assign("One", "x", ("R", "A"))])
    duties["one"] = {"name": "One", "A": ["x"], "R": ["y", "x"]}

    assert json.loads(found.path.read_text("utf-8"))["duties"] == duties


def test_line_ends_and_marks_stay(tmp_path: Path) -> None:
    text = ("\ufeff" + BIDS).replace("\n", "\r\n")
    path = plan(tmp_path, text)
    found = mended(path, [Assign(TEXT, IT, ("R",)), Assign(PRICE, IT, ("I",))])
    written = found.path.read_bytes()

    assert written.startswith(text[:40].encode())
    assert written.count(b"\n") == written.count(b"\r\n") == BIDS.count("\n") + 2


def test_a_last_line_without_end_gets_another_one_below(tmp_path: Path) -> None:
    path = plan(tmp_path, "duties:\n  one:\n    A: a1\n    R:\n    - b1")
    found = mended(path, [Assign("one", "a1", ("A", "R")), Assign("one", "b1", ("R", "C"))])

    assert found.path.read_text("utf-8") == "duties:\n  one:\n    A: a1\n    R:\n    - b1\n    - a1\n    C: b1"


WRITTEN: Final = dict(zip(ROLES, ("head", "Bid Writer", "'law: firm'", "finance"), strict=True))


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str]:
    """Return the name and the text of an org-design file, in one of its many forms."""
    rows = draw(tables())[1:]
    if draw(st.integers(0, 4)) == 0:
        return "org.json", _as_json(draw, rows)
    roles = "".join(f"  {key}: {{name: {name}}}\n" for name, key in WRITTEN.items() if key != name)
    text = f"roles: # these\n{roles}  Bid Writer:\n\nduties:\n"
    listed = draw(st.booleans())
    return "org.yaml", text + "".join(_duty(draw, *row, listed=listed) for row in rows)


def _held(cells: list[str]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for role, cell in zip(WRITTEN.values(), cells, strict=True):
        for letter in cell[:3].replace("/", "").replace("(", "").strip():
            held.setdefault(letter, []).append(role)
    return held


def _duty(draw: st.DrawFn, name: str, *cells: str, listed: bool) -> str:
    """Return a duty in braces or in lines, with comments here and there."""
    comment = draw(st.sampled_from(("", "  # so"))) if draw(st.booleans()) else ""
    start = f"- name: {name}" if listed else f"  {name.lower().replace(' ', '-')}:"
    held = _held(list(cells))
    if not listed and draw(st.integers(0, 3)) == 0:
        pairs = ", ".join(f"{letter}: [{', '.join(names)}]" for letter, names in held.items())
        return f"{start} {{name: {name}, {pairs}}}{comment}\n"
    indent = "  " if listed else "    "
    lines = [start] if listed else [start, f"{indent}name: {name}{comment}"]
    for letter, names in held.items():
        form = draw(st.sampled_from(("one", "flow", "block", "words")))
        key = {"R": "responsible", "A": "Accountable"}.get(letter, letter) if form == "words" else letter
        if form == "block":
            lines += [f"{indent}{key}:{comment}", *(f"{indent}- {each}{comment}" for each in names)]
        elif form == "one" and len(names) == 1:
            lines.append(f"{indent}{key}: {names[0]}{comment}")
        else:
            lines.append(f"{indent}{key}: [{', '.join(names)}]{comment}")
    return "\n".join(lines) + draw(st.sampled_from(("\n", "\n\n")))


def _as_json(draw: st.DrawFn, rows: list[list[str]]) -> str:
    roles = {key.strip("'"): {"name": name} for name, key in WRITTEN.items()}
    duties: dict[str, Any] = {}
    for name, *cells in rows:
        held = {letter: [each.strip("'") for each in names] for letter, names in _held(cells).items()}
        duties[name.lower()] = {"name": name, **held}
    said = {"roles": roles, "duties": duties}
    return json.dumps(said, indent=draw(st.sampled_from((None, 2, "\t"))))


@given(files(), st.data())
def test_a_mended_file_reads_as_its_changes_applied_and_other_lines_stay(
    file: tuple[str, str], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        path = plan(Path(folder), file[1], file[0])
        matrix = raci.read(path)
        changes = data.draw(changes_to(matrix))
        found = mended(path, *([change] for change in changes))
        text = found.path.read_text("utf-8")
        touched = {change.duty for change in changes}
        kept = [duty.name for duty in matrix.duties if duty.key not in touched]

        assert found.refusals == ()
        assert raci.read(found.path) == applied(path, *changes)
        assert text.count("# so") == file[1].count("# so")
        if "\n" in file[1]:
            assert [name for name in kept if _lines_of(name, file[1]) != _lines_of(name, text)] == []


def _lines_of(name: str, text: str) -> list[str]:
    """Return the lines of the duty of a name from its name on, without those of comments alone."""
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if f"name: {name}" in line or f'"name": "{name}"' in line)
    if "{" in lines[first]:
        return [lines[first]]
    least = _indent(lines[first]) + lines[first].startswith("-")
    rest = takewhile(lambda line: _indent(line) >= least, lines[first + 1 :])
    return [line for line in (lines[first], *rest) if not line.lstrip().startswith("#")]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else 0


def test_an_exact_file_keeps_its_keys(tmp_path: Path) -> None:
    text = (
        "exact: true\nroles:\n  one: {key: r1, name: Boss}\n  two: {key: r2, name: Boss}\n"
        "duties:\n  a: {key: d1, name: Same, A: one}\n  b: {key: d2, name: Same, A: two, X: one}\n"
    )
    path = plan(tmp_path, text)
    changes: list[Change] = [
        Assign("d1", "r2", ("R", "Q")),
        Assign("d2", "r2", ("X",)),
        Add(Duty("d3", "Other"), (("r1", ("A",), ""),)),
    ]
    found = mended(path, changes)

    assert found.refusals == ()
    assert raci.read(found.path) == applied(path, *changes)
