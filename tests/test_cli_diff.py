"""raci diff as a stranger meets it: two files compared by meaning, and workbooks as text for git."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from test_cli import stranger

if TYPE_CHECKING:
    from pathlib import Path

OLD: Final = """title: Bids
roles:
  manager: {name: Manager}
  director: {name: Director}
  clerk: {name: Clerk}
duties:
  approve: {name: Approve bid, A: manager, R: clerk, I: director}
  write: {name: Write bid, A: manager, R: clerk, C: director}
"""
MOVED: Final = OLD.replace(
    "{name: Approve bid, A: manager, R: clerk, I: director}", "{name: Approve bid, A: director, R: clerk}"
)
TOLD: Final = OLD.replace(", C: director", "")
RENAMED: Final = OLD.replace("name: Clerk", "name: Bid Clerk")
FAULTY: Final = OLD.replace("Write bid, A: manager,", "Write bid,")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a matrix and changed ones."""
    texts = {"old": OLD, "moved": MOVED, "told": TOLD, "renamed": RENAMED, "faulty": FAULTY}
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("new", "fail_on", "status"),
    [
        ("moved", "accountability", 1), ("told", "accountability", 0), ("renamed", "accountability", 0),
        ("old", "accountability", 0), ("moved", "never", 0), ("told", "any", 1), ("old", "any", 0),
        ("faulty", "findings", 1), ("told", "findings", 0), ("faulty", "accountability", 1),
    ],
)  # fmt: skip
def test_the_exit_status_says_whether_that_changed_which_fails(
    folder: Path, new: str, fail_on: str, status: int
) -> None:
    answer = stranger("diff", "old.yaml", f"{new}.yaml", "--fail-on", fail_on, cwd=folder)

    assert (answer.status, answer.err) == (status, "")


def test_it_never_fails_unless_that_is_asked_for(folder: Path) -> None:
    assert stranger("diff", "old.yaml", "moved.yaml", cwd=folder).status == 0


def test_what_changed_is_told_under_headings_the_weightiest_first(folder: Path) -> None:
    lines = stranger("diff", "old.yaml", "moved.yaml", cwd=folder).out.splitlines()

    assert lines[:3] == [
        "old.yaml → moved.yaml",
        "  Accountability",
        "    Approve bid: accountability moves from Manager to Director.",
    ]
    assert lines[-1].startswith("2 changes, 1 of accountability; 0 findings introduced, ")


def test_findings_introduced_and_resolved_are_told(folder: Path) -> None:
    introduced = stranger("diff", "old.yaml", "faulty.yaml", cwd=folder).out
    resolved = stranger("diff", "faulty.yaml", "old.yaml", cwd=folder).out

    assert "  Introduced\n    8:3  ACC001 Nobody is accountable for Write bid." in introduced
    assert "  Resolved\n    8:3  ACC001 Nobody is accountable for Write bid." in resolved


def test_a_finding_about_a_renamed_role_is_neither_introduced_nor_resolved(folder: Path) -> None:
    twice = OLD.replace("R: clerk", "A: clerk, R: clerk").replace("A: manager, A: clerk", "A: [manager, clerk]")
    (folder / "one.yaml").write_text(twice, "utf-8")
    (folder / "two.yaml").write_text(twice.replace("name: Clerk", "name: Clerks"), "utf-8")
    stranger("export", "one.yaml", "one.xlsx", cwd=folder)
    stranger("export", "two.yaml", "two.xlsx", cwd=folder)
    answer = stranger("diff", "one.xlsx", "two.xlsx", cwd=folder)

    assert answer.out.splitlines()[-1] == "1 change, 0 of accountability; 0 findings introduced, 0 resolved."


def test_a_workbook_is_compared_with_the_file_it_was_made_of(folder: Path) -> None:
    stranger("export", "old.yaml", "old.xlsx", cwd=folder)

    assert stranger("diff", "old.yaml", "old.xlsx", cwd=folder).out == "old.yaml → old.xlsx\nNothing changed.\n"


def test_json_gives_the_sentences_and_every_change(folder: Path) -> None:
    [found] = json.loads(stranger("diff", "old.yaml", "moved.yaml", "--format", "json", cwd=folder).out)["files"]
    [matrix] = found["matrices"]

    assert (found["old"], found["new"], found["accountability_changed"]) == ("old.yaml", "moved.yaml", True)
    assert matrix["told"][0] == {
        "kind": "accountability", "text": "Approve bid: accountability moves from Manager to Director",
        "duty": "Approve bid", "role": None, "before": ["Manager"], "after": ["Director"],
    }  # fmt: skip
    assert {each["change"] for each in matrix["changes"]} == {"Assign", "Withdraw"}


def test_markdown_takes_no_name_for_markup(folder: Path) -> None:
    (folder / "odd.yaml").write_text(MOVED.replace("name: Director", 'name: "<b>|*Director*"'), "utf-8")
    answer = stranger("diff", "moved.yaml", "odd.yaml", "--format", "markdown", cwd=folder)

    assert answer.out.startswith("## moved.yaml → odd.yaml\n\n")
    assert "\\<b\\>\\|\\*Director\\*" in answer.out


def test_control_characters_in_names_are_shown(folder: Path) -> None:
    (folder / "odd.yaml").write_text(OLD.replace("name: Manager", 'name: "Mana\\e[31mger"'), "utf-8")
    answer = stranger("diff", "old.yaml", "odd.yaml", cwd=folder, FORCE_COLOR="")

    assert "\x1b[31m" not in answer.out
    assert "\\x1b[31m" in answer.out


def test_several_matrices_of_a_file_are_matched_by_title(folder: Path) -> None:
    other = OLD.replace("title: Bids", "title: Offers").replace("bid", "offer")
    (folder / "one.yaml").write_text(f"{OLD}---\n{other}", "utf-8")
    (folder / "two.yaml").write_text(f"{other}---\n{MOVED}", "utf-8")
    lines = stranger("diff", "one.yaml", "two.yaml", cwd=folder).out.splitlines()

    assert lines[1:4] == [
        "  Bids",
        "  Accountability",
        "    Approve bid: accountability moves from Manager to Director.",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("old.yaml", "none.yaml"), "raci: none.yaml: there is no such file"),
        (("old.yaml",), "raci: name two files to compare, one with --textconv, or two"),
        (("old.yaml", "moved.yaml", "--textconv"), "raci: moved.yaml: --textconv takes one file; leave it out"),
        (("old.yaml", "broken.xlsx"), "raci: broken.xlsx: "),
    ],
)
def test_misuse_is_told_in_one_sentence(folder: Path, words: tuple[str, ...], sentence: str) -> None:
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 broken")
    answer = stranger("diff", *words, cwd=folder)

    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(sentence)


def test_a_workbook_is_text_for_git(folder: Path) -> None:
    stranger("export", "old.yaml", "old.xlsx", cwd=folder)
    (folder / "blob").write_bytes((folder / "old.xlsx").read_bytes())
    texts = [stranger("diff", "--textconv", name, cwd=folder).out for name in ("old.xlsx", "blob")]

    assert texts[0] == texts[1]
    assert texts[0].splitlines() == [
        "# Bids – RACI", "notation: RACI", "role: Manager", "role: Director", "role: Clerk",
        "Approve bid | A Manager | I Director | R Clerk", "Write bid | A Manager | C Director | R Clerk",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.xlsx", None, "cannot be read: there is no such file"),
        ("broken.xlsx", b"PK\x03\x04 broken", "cannot be read: "),
        ("prices.csv", b"Article,Price\nFlour,3\nSugar,4\n", "# table\nArticle | Price\nFlour | 3\nSugar | 4"),
        ("empty.csv", b"", "cannot be read: the file is empty"),
    ],
)
def test_what_is_no_matrix_is_shown_to_git_all_the_same(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    answer = stranger("diff", "--textconv", name, cwd=tmp_path)

    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith(said)
