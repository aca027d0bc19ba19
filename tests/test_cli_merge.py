"""raci merge as a stranger meets it: alone, and as the driver by which git merges workbooks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import openpyxl
import pytest
from test_cli import stranger

BASE: Final = """# who decides on bids
title: Bids
roles:
  manager: {name: Manager}
  director: {name: Director}
  clerk: {name: Clerk}
duties:
  approve:  # by Friday
    name: Approve bid
    A: manager
    R: clerk
  write: {name: Write bid, A: manager, R: clerk}
  send: {name: Send bid, A: manager, R: clerk}
"""
TABLE: Final = "| Duty | Manager | Director | Clerk |\n| --- | --- | --- | --- |\n"
MARKDOWN: Final = f"# Bids\n\n{TABLE}| Approve bid | A | | R |\n| Write bid | A | | R |\n| Send bid | A | | R |\n"
CSV: Final = "Duty,Manager,Director,Clerk\nApprove bid,A,,R\nWrite bid,A,,R\nSend bid,A,,R\n"


def put(folder: Path, base: str, ours: str, theirs: str, suffix: str = ".yaml") -> None:
    """Write the three files of a merge."""
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / f"{name}{suffix}").write_text(text, "utf-8", newline="")


def merged(folder: Path, suffix: str, *words: str) -> tuple[int, str, str]:
    """Merge the three files; return the status, what is in ours then, and what was told."""
    answer = stranger("merge", *(f"{name}{suffix}" for name in ("base", "ours", "theirs")), *words, cwd=folder)
    return answer.status, (folder / f"ours{suffix}").read_bytes().decode("utf-8", "replace"), answer.err


def test_both_changes_are_in_and_comments_stay(tmp_path: Path) -> None:
    ours = BASE.replace("  write: {name: Write bid, A: manager", "  write: {name: Write bid, A: director")
    theirs = BASE.replace("    R: clerk\n", "    R: clerk\n    C: director\n")
    put(tmp_path, BASE, ours, theirs)

    assert merged(tmp_path, ".yaml") == (0, ours.replace("    R: clerk\n", "    R: clerk\n    C: director\n"), "")


def test_what_both_wrote_into_one_line_is_merged_by_cells(tmp_path: Path) -> None:
    put(tmp_path, BASE, BASE.replace("Send bid, A: manager", "Send bid, A: director"), BASE.replace(
        "Send bid, A: manager, R: clerk", "Send bid, A: manager, R: clerk, I: director"
    ).replace("I: director}\n", "C: manager}\n"))  # fmt: skip
    status, text, told = merged(tmp_path, ".yaml")

    assert (status, told) == (1, "ours.yaml: conflict: Send bid × Manager: ours –, theirs A/C (base A)\n")
    assert text == BASE.replace("Send bid, A: manager", "Send bid, A: director")


@pytest.mark.parametrize(("suffix", "text", "cell"), [(".md", MARKDOWN, "| {} | A | | R |"), (".csv", CSV, "{},A,,R")])
def test_tables_are_merged_cell_by_cell(tmp_path: Path, suffix: str, text: str, cell: str) -> None:
    was = cell.format("Write bid")
    ours, theirs = was.replace("A", "A/R", 1), was[:-3].rstrip("|, ") if suffix == ".none" else was.replace("R", "I")
    put(tmp_path, text, text.replace(was, ours), text.replace(was, theirs), suffix)
    status, found, told = merged(tmp_path, suffix)

    assert (status, told) == (0, "")
    assert found == text.replace(was, ours[::-1].replace("R", "I", 1)[::-1])


def test_a_conflict_is_told_by_its_cell_and_ours_stays(tmp_path: Path) -> None:
    put(
        tmp_path,
        CSV,
        CSV.replace("Write bid,A,", "Write bid,A,C"),
        CSV.replace("Write bid,A,", "Write bid,A,I"),
        ".csv",
    )
    status, found, told = merged(tmp_path, ".csv")

    assert status == 1
    assert told == "ours.csv: conflict: Write bid × Director: ours C, theirs I (base –)\n"
    assert found == CSV.replace("Write bid,A,", "Write bid,A,C")


def test_the_merged_file_goes_where_it_is_said(tmp_path: Path) -> None:
    put(tmp_path, CSV, CSV.replace("Write bid,A,,R", "Write bid,A,C,R"), CSV + "File bid,A,,R\n", ".csv")
    before = (tmp_path / "ours.csv").read_bytes()
    status, _, _ = merged(tmp_path, ".csv", "-o", "out.csv")

    assert (status, (tmp_path / "ours.csv").read_bytes()) == (0, before)
    assert (tmp_path / "out.csv").read_text("utf-8") == CSV.replace(
        "Write bid,A,,R", "Write bid,A,C,R"
    ) + "File bid,A,,R\n"


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    put(tmp_path, CSV, CSV, CSV + "File bid,A,,R\n", ".csv")

    assert merged(tmp_path, ".csv", "--dry-run") == (0, CSV, "")
    assert not list(tmp_path.glob(".raci*"))


def test_files_without_a_suffix_are_read_by_content(tmp_path: Path) -> None:
    put(tmp_path, BASE, BASE.replace("Write bid, A: manager", "Write bid, A: director"), BASE, "")
    status, found, _ = merged(tmp_path, "")

    assert (status, found) == (0, BASE.replace("Write bid, A: manager", "Write bid, A: director"))


def test_an_organization_in_another_file_is_found_from_the_merged_one(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "org.yaml").write_text("roles:\n  manager: {name: Manager, level: manager}\n", "utf-8")
    text = BASE.replace("title: Bids\n", "title: Bids\norganization: ../org.yaml\n").replace(
        "  manager: {name: Manager}\n", ""
    )
    put(tmp_path, text, text, text.replace("Send bid, A: manager", "Send bid, A: director"), "")
    status, found, told = merged(tmp_path, "", "--path", "plans/bids.yaml")

    assert (status, told) == (0, "")
    assert "Send bid, A: director" in found


def test_roles_that_come_and_change_are_merged_in_texts(tmp_path: Path) -> None:
    ours = BASE.replace("  clerk: {name: Clerk}\n", "  clerk: {name: Clerk}\n  lawyer: {name: Lawyer}\n")
    theirs = BASE.replace("Send bid, A: manager", "Send bid, A: director")
    put(tmp_path, BASE, ours.replace("approve:  #", "approve: #"), theirs)
    status, found, _ = merged(tmp_path, ".yaml")

    assert status == 0
    assert "lawyer: {name: Lawyer}" in found
    assert "Send bid, A: director" in found


def test_a_file_both_sides_added_is_merged_with_an_empty_base(tmp_path: Path) -> None:
    put(tmp_path, "", CSV, CSV + "File bid,A,,R\n", ".csv")
    status, found, _ = merged(tmp_path, ".csv")

    assert (status, found) == (0, CSV + "File bid,A,,R\n")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("theirs.csv", None, "raci: theirs.csv: there is no such file"),
        ("theirs.csv", b"a,b\n1,2\n", "raci: theirs.csv: no matrix was read"),
        ("ours.csv", b"", "raci: ours.csv: the file is empty"),
    ],
)
def test_a_side_that_cannot_be_read_leaves_everything_as_it_is(
    tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    put(tmp_path, CSV, CSV, CSV, ".csv")
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    answer = stranger("merge", "base.csv", "ours.csv", "theirs.csv", cwd=tmp_path)

    assert answer.status == 2
    assert answer.err.startswith(sentence)
    assert not list(tmp_path.glob(".raci*"))


# workbooks


def workbook(path: Path, **cells: str) -> Path:
    """Write a workbook with the matrix, a column beside it, a sheet of notes, and these cells."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Plan"
    for line in CSV.splitlines():
        sheet.append([cell or None for cell in line.split(",")])
    notes = book.create_sheet("Notes")
    notes["A1"] = "written in spring"
    for name, value in cells.items():
        where, _, cell = name.rpartition("_")
        book[where or "Plan"][cell] = value or None
    book.save(path)
    return path


def cells_of(path: Path) -> list[list[str]]:
    """Return what the matrix of a workbook says."""
    sheet = openpyxl.load_workbook(path)["Plan"]
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_workbooks_are_merged_cell_by_cell(tmp_path: Path) -> None:
    workbook(tmp_path / "base.xlsx")
    workbook(tmp_path / "ours.xlsx", C2="C")
    workbook(tmp_path / "theirs.xlsx", C3="I", B4="", C4="A")
    answer = stranger("merge", "base.xlsx", "ours.xlsx", "theirs.xlsx", cwd=tmp_path)

    assert (answer.status, answer.err) == (0, "")
    assert cells_of(tmp_path / "ours.xlsx")[1:] == [
        ["Approve bid", "A", "C", "R"], ["Write bid", "A", "I", "R"], ["Send bid", "", "A", "R"],
    ]  # fmt: skip


def test_what_theirs_changed_beside_the_matrix_is_taken_with_theirs(tmp_path: Path) -> None:
    workbook(tmp_path / "base.xlsx")
    workbook(tmp_path / "ours.xlsx", C2="C")
    workbook(tmp_path / "theirs.xlsx", C3="I", Notes_A2="and again in autumn")
    answer = stranger("merge", "base.xlsx", "ours.xlsx", "theirs.xlsx", cwd=tmp_path)

    assert (answer.status, answer.err) == (0, "")
    assert openpyxl.load_workbook(tmp_path / "ours.xlsx")["Notes"]["A2"].value == "and again in autumn"
    assert cells_of(tmp_path / "ours.xlsx")[1] == ["Approve bid", "A", "C", "R"]


def test_what_both_changed_beside_the_matrix_is_told(tmp_path: Path) -> None:
    workbook(tmp_path / "base.xlsx")
    workbook(tmp_path / "ours.xlsx", C2="C", Notes_A2="ours")
    workbook(tmp_path / "theirs.xlsx", C3="I", Notes_A2="and again in autumn")
    answer = stranger("merge", "base.xlsx", "ours.xlsx", "theirs.xlsx", cwd=tmp_path)

    assert answer.status == 1
    assert answer.err == "ours.xlsx: not merged, as it stands beside the matrices: and again in autumn\n"
    assert cells_of(tmp_path / "ours.xlsx")[1:3] == [["Approve bid", "A", "C", "R"], ["Write bid", "A", "I", "R"]]


def test_a_row_that_one_side_put_in_is_kept_with_the_letters_of_the_other(tmp_path: Path) -> None:
    workbook(tmp_path / "base.xlsx")
    workbook(tmp_path / "ours.xlsx", C2="C")
    workbook(tmp_path / "theirs.xlsx", A5="File bid", B5="A", D5="R")
    answer = stranger("merge", "base.xlsx", "ours.xlsx", "theirs.xlsx", cwd=tmp_path)

    assert (answer.status, answer.err) == (0, "")
    assert [row[:4] for row in cells_of(tmp_path / "ours.xlsx")][1::3] == [
        ["Approve bid", "A", "C", "R"], ["File bid", "A", "", "R"],
    ]  # fmt: skip


def test_rows_that_both_sides_put_in_are_refused_unless_written_anew(tmp_path: Path) -> None:
    workbook(tmp_path / "base.xlsx")
    before = workbook(tmp_path / "ours.xlsx", A5="File bid", B5="A", D5="R").read_bytes()
    workbook(tmp_path / "theirs.xlsx", A5="Print bid", B5="A", D5="R")
    words = ("merge", "base.xlsx", "ours.xlsx", "theirs.xlsx")
    answer = stranger(*words, cwd=tmp_path)

    assert answer.status == 1
    assert "nothing was written; merge by hand, or write it anew with --anew" in answer.err
    assert (tmp_path / "ours.xlsx").read_bytes() == before

    assert stranger(*words, "--anew", cwd=tmp_path).status == 0
    assert {"File bid", "Print bid"} <= {
        str(cell.value) for sheet in openpyxl.load_workbook(tmp_path / "ours.xlsx") for row in sheet for cell in row
    }


# git


class Repository:
    """A repository that merges workbooks and org-design files by raci, and shows workbooks as text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self("init", "-q", "-b", "main")
        self("config", "user.email", "nobody@example.org")
        self("config", "user.name", "Nobody")
        (folder / ".gitattributes").write_text("*.xlsx diff=raci merge=raci\n*.yaml merge=raci\n", "utf-8")
        raci = f'"{sys.executable}" -m raci'
        self("config", "diff.raci.textconv", f"{raci} diff --textconv")
        self("config", "merge.raci.driver", f"{raci} merge %O %A %B --path %P")

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run git."""
        plain = {key: text for key, text in os.environ.items() if not key.startswith("GIT_")}
        own = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PYTHONPATH": str(Path(__file__).parents[1]),
        }
        return subprocess.run(
            ["git", *words], cwd=self.folder, env=plain | own, capture_output=True, encoding="utf-8", check=False
        )

    def branch(self, name: str, text: str, **cells: str) -> None:
        """Commit changed files on a branch of their own."""
        self("checkout", "-q", "-b", name, "main")
        (self.folder / "plans" / "bids.yaml").write_text(text, "utf-8")
        workbook(self.folder / "plans" / "our bids.xlsx", **cells)
        assert self("commit", "-q", "-a", "-m", name).returncode == 0


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a repository with a workbook and an org-design file."""
    made = Repository(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "bids.yaml").write_text(BASE, "utf-8")
    workbook(tmp_path / "plans" / "our bids.xlsx")
    made("add", "-A")
    made("commit", "-q", "-m", "base")
    return made


def test_git_merges_different_cells_of_two_branches(repository: Repository) -> None:
    repository.branch("one", BASE.replace("Write bid, A: manager", "Write bid, A: director"), C2="C")
    repository.branch("two", BASE.replace("Send bid, A: manager", "Send bid, A: director"), C3="I")
    done = repository("merge", "one", "-m", "both")
    text = (repository.folder / "plans" / "bids.yaml").read_text("utf-8")

    assert done.returncode == 0, done.stdout + done.stderr
    assert text == BASE.replace("Write bid, A: manager", "Write bid, A: director").replace(
        "Send bid, A: manager", "Send bid, A: director"
    )
    assert cells_of(repository.folder / "plans" / "our bids.xlsx")[1:3] == [
        ["Approve bid", "A", "C", "R"], ["Write bid", "A", "I", "R"],
    ]  # fmt: skip
    assert repository("status", "--short").stdout == ""


def test_git_tells_a_conflict_in_the_same_cell(repository: Repository) -> None:
    repository.branch("one", BASE.replace("Write bid, A: manager", "Write bid, A: director"), C2="C")
    repository.branch("two", BASE.replace("Write bid, A: manager", "Write bid, A: clerk"), C2="I")
    done = repository("merge", "one", "-m", "both")

    assert done.returncode == 1
    assert "plans/our bids.xlsx: conflict: Approve bid × Director: ours I, theirs C (base –)" in done.stderr
    assert (
        "plans/bids.yaml: conflict: Write bid, accountable: ours Clerk, theirs Director (base Manager)" in done.stderr
    )
    assert repository("status", "--short").stdout.splitlines() == ["UU plans/bids.yaml", 'UU "plans/our bids.xlsx"']
    assert cells_of(repository.folder / "plans" / "our bids.xlsx")[1] == ["Approve bid", "A", "I", "R"]


def test_git_shows_what_changed_in_a_workbook(repository: Repository) -> None:
    repository.branch("one", BASE, C2="C")
    shown = repository("diff", "main", "one", "--", "plans/our bids.xlsx").stdout.splitlines()

    assert [line for line in shown if line[:1] in "-+" and line[:3] not in {"---", "+++"}] == [
        "-Approve bid | A Manager | R Clerk", "+Approve bid | A Manager | C Director | R Clerk",
    ]  # fmt: skip
