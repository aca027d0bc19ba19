"""raci who, role and compare as a stranger meets them: answers out, guesses told beside them, an exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from bakery import BAKERY
from test_cli import BIDS, MISSPELT, NO_MATRIX, REFUSED, SALES, Raci, _raci, stranger  # noqa: F401 - a fixture

PLAN: Final = "Duty,Sales Manager,Clerk\nApprove bid,A,R\nWrite bid,A,R\n"
ORGANIZATION: Final = """
levels: [head, manager]
people: {p1: {name: Ann Lee}}
roles:
  sales-manager: {name: Sales Manager, level: manager, reports to: Head of Sales, holder: p1}
  head: {name: Head of Sales, level: head}
"""


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("who", "revenue forecasting"), "Revenue forecasting and performance management"),
        (("role", "Head of Sales"), "Head of Sales"),
        (("compare", "Head of Sales", "CEO"), "Head of Sales and CEO"),
    ],
)
def test_a_stranger_is_answered(words: tuple[str, ...], first: str) -> None:
    status, out, err = stranger(*words, SALES)

    assert (status, out.splitlines()[0]) == (0, first)
    assert err == ("raci: 'revenue forecasting' is taken for " + first + "\n" if words[0] == "who" else "")


def test_without_a_path_the_current_folder_is_asked(raci: Raci) -> None:
    raci.file(PLAN, "org/plan.csv")
    raci.file(BIDS, "bids.csv")
    raci.file(NO_MATRIX, "telephones.csv")
    status, out, err = raci("role", "Clerk")

    assert (status, err) == (0, "")
    assert "[1] " in out
    assert out.endswith(f"  [1]   bids.csv\n  [2]   {Path('org', 'plan.csv')}\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("who", "xyzzy"), "raci: there is no duty 'xyzzy'\n"),
        (("role", "Clark"), None),
        (("role", "Sales"), None),
        (("role", "Xyzzy"), "raci: there is no role 'Xyzzy'\n"),
        (("compare", "Clerk", "Clerk"), "raci: 'Clerk' and 'Clerk' are the same role, Clerk; name another one\n"),
    ],
)
def test_what_is_not_there_is_told_in_one_sentence(raci: Raci, words: tuple[str, ...], message: str | None) -> None:
    status, out, err = raci(*words, raci.file(PLAN))

    assert err.count("\n") == 1
    assert (status, out, err) == (2, "", message) if message else status == 0 and "is taken for" in err


def test_several_that_it_may_be_are_named(raci: Raci) -> None:
    path = raci.file("Duty,Sales Manager,Sales Clerk\nApprove bid,A,R\nWrite bid,A,R\n")

    assert raci("role", "sales", path) == (
        2, "", "raci: 'sales' may be 'Sales Manager' or 'Sales Clerk'; name one of them in full\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "key"),
    [(("who", "rent"), "who"), (("role", "Owner"), "roles"), (("compare", "Owner", "HB"), "comparison")],
)
def test_json_is_one_document(raci: Raci, words: tuple[str, ...], key: str) -> None:
    status, out, _ = raci(*words, raci.file(BAKERY, "bakery.yaml"), "--format", "json")

    assert (status, list(json.loads(out))) == (0, ["version", key])


def test_markdown_is_for_a_page(raci: Raci) -> None:
    out = raci("compare", "Owner", "Head Baker", raci.file(BAKERY, "bakery.yaml"), "--format", "markdown").out

    assert out.startswith("## Owner and Head Baker\n\nOwner (executive) and Head Baker (head) both answer for ")
    assert "\n| Rent |  | accountable | informed | 31:3 |\n" in out


def test_an_organization_named_beside_the_matrix_is_asked_too(raci: Raci) -> None:
    plan, organization = raci.file(PLAN), raci.file(ORGANIZATION, "org.yaml")
    status, out, err = raci("who", "Write bid", plan, "--org", organization)

    assert (status, err) == (0, "")
    assert "  accountable   Sales Manager (level manager; whole organization; Ann Lee)\n" in out
    assert "  escalation    Head of Sales\n" in out


def test_a_person_gives_the_cards_of_all_roles_held(raci: Raci) -> None:
    status, out, err = raci("role", "Bo Ray", raci.file(BAKERY, "bakery.yaml"))

    assert (status, err) == (0, "raci: 'Bo Ray' is Bo Ray, taken for Regional Baker North and Shift Lead\n")
    assert [line for line in out.splitlines() if line and line[0] != " " and "(" not in line] == [
        "Regional Baker North",
        "Shift Lead",
    ]


def test_a_named_file_that_cannot_be_read_is_told_and_the_others_answer(raci: Raci) -> None:
    status, out, err = raci("role", "Clerk", "missing.csv", raci.file(PLAN))

    assert (status, out.splitlines()[0], err) == (2, "Clerk", "raci: missing.csv: there is no such file\n")


@pytest.mark.parametrize("path", [REFUSED, MISSPELT])
def test_where_nothing_can_be_asked_the_reason_is_told(raci: Raci, path: Path) -> None:
    status, out, err = raci("who", "rent", path)

    assert (status, out) == (2, "")
    assert err.startswith(f"raci: {path}:")
    assert err.endswith("raci: no matrix to ask was found; name a file or a folder that holds one\n")


def test_nothing_in_a_file_is_obeyed_by_the_terminal(raci: Raci) -> None:
    path = raci.file("Duty,\x1b[31mManager,Clerk\nApprove \x1b]0;bid\x07,A,R\nWrite bid,A,R\n")
    told = [
        raci(*words, path) for words in (("who", "bid"), ("role", "clerk"), ("compare", "clerk", "\x1b[31mManager"))
    ]

    assert [answer.status for answer in told] == [0, 0, 0]
    assert not any("\x1b" in answer.out + answer.err for answer in told)


@pytest.mark.parametrize("command", ["who", "role", "compare"])
def test_help_shows_examples(raci: Raci, command: str) -> None:
    status, out, _ = raci(command, "--help")

    assert status == 0
    assert out.count(f"raci {command} ") >= 2


@pytest.mark.parametrize("command", ["who", "role"])
def test_an_answer_in_text_needs_no_heavy_imports(command: str, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(PLAN, "utf-8")
    words = "Write bid" if command == "who" else "Clerk"
    err = stranger(command, words, "plan.csv", cwd=tmp_path, options=("-X", "importtime")).err

    assert not [name for name in ("networkx", "openpyxl", "rapidfuzz") if f"| {name}\n" in err.replace("  ", "")]
