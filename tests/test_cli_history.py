"""What git remembers of matrices, asked as a stranger would: raci diff --git, raci log, raci blame."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from git_repositories import PLAN, Repo
from openpyxl import Workbook, load_workbook
from test_cli import Raci, _raci  # noqa: F401, TC002 - a fixture

MOVED: Final = PLAN.replace("| Approve bid | A | C | R |", "| Approve bid | C | A | R |")
DESIGN: Final = "organization: ../org.yaml\nduties:\n  sell: {name: Sell, A: boss, R: clerk}\n"
ORGANIZATION: Final = "units: {acme: Acme}\nroles: {boss: {name: Boss}, clerk: {name: Clerk}}\n"


@pytest.fixture(name="repo")
def _repo(raci: Raci) -> Repo:
    return Repo(raci.folder)


def workbook(path: Path, rows: list[list[str]]) -> None:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)


ROWS: Final = [["Duty", "Manager", "Director", "Clerk"], ["Approve bid", "A", "C", "R"], ["Write bid", "A", "I", "R"]]


# diff --git


def test_what_changes_hands_is_told_for_all_matrices(raci: Raci, repo: Repo) -> None:
    workbook(raci.folder / "book.xlsx", ROWS)
    repo.commit(plan_md=PLAN, same_md=PLAN, notes_md="# Notes\n")
    repo.git("checkout", "-q", "-b", "side")
    book = load_workbook("book.xlsx")
    assert book.active is not None
    book.active["B2"], book.active["C2"] = "C", "A"
    book.save("book.xlsx")
    repo.commit(plan_md=MOVED, notes_md="# More notes\n")
    status, out, err = raci("diff", "--git", "main..side")

    assert (status, err) == (0, "")
    assert out.count("Approve bid: accountability moves from Manager to Director.") == 2
    assert [line for line in out.splitlines() if line and line[0] not in " 0123456789"] == ["book.xlsx", "plan.md"]
    assert raci("diff", "--git", "main..side", "--fail-on", "accountability").status == 1
    assert raci("diff", "--git", "main", "--fail-on", "accountability").status == 1
    assert raci("diff", "--git", "side...main", "--fail-on", "accountability").status == 0


def test_what_is_not_committed_counts_where_no_head_is_named(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=PLAN)
    repo.write("plan.md", MOVED)
    repo.write("new.md", PLAN.replace("bid", "offer"))
    told = raci("diff", "--git", "HEAD").out

    assert "accountability moves from Manager to Director" in told
    assert "new.md" in told
    assert raci("diff", "--git", "HEAD..HEAD") == (0, "", "raci: no matrix differs: HEAD..HEAD\n")


def test_a_branch_is_not_blamed_for_what_others_did_meanwhile(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=PLAN, other_md=PLAN)
    repo.git("checkout", "-q", "-b", "side")
    repo.commit(plan_md=MOVED)
    repo.git("checkout", "-q", "main")
    repo.commit(other_md=MOVED)
    repo.git("checkout", "-q", "side")

    assert "other.md" not in raci("diff", "--git", "main").out
    assert "other.md" in raci("diff", "--git", "main..side").out


@pytest.mark.parametrize("edited", [False, True])
def test_a_file_that_moved_is_the_same_file(raci: Raci, repo: Repo, *, edited: bool) -> None:
    workbook(raci.folder / "book.xlsx", ROWS)
    repo.commit(plan_md=PLAN)
    Path("org").mkdir()
    repo.git("mv", "plan.md", "org/bids.md")
    repo.git("mv", "book.xlsx", "org/sheet.xlsx")
    if edited:
        workbook(raci.folder / "org" / "sheet.xlsx", [*ROWS[:2], ["Write bid", "I", "A", "R"]])
        repo.write("org/bids.md", MOVED)
    repo.commit()
    told = raci("diff", "--git", "HEAD~1..HEAD").out

    assert "plan.md → org/bids.md" in told
    assert "book.xlsx → org/sheet.xlsx" in told
    assert told.count("accountability moves from") == 2 * edited
    assert "gone" not in told


def test_matrices_that_come_and_go_are_told(raci: Raci, repo: Repo) -> None:
    repo.commit(old_md=PLAN)
    Path("old.md").unlink()
    repo.commit(new_md="| Duty | Cook | Guest |\n| --- | --- | --- |\n| Bake | A | I |\n| Fry | R | A |\n")
    told = raci("diff", "--git", "HEAD~1..HEAD").out

    assert "(new matrix)" in told
    assert "(matrix gone)" in told


def test_findings_that_come_with_a_change_are_told(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=PLAN)
    repo.commit(plan_md=PLAN.replace("| A | C | R |", "| A | A | R |"))
    words = ("diff", "--git", "HEAD~1..HEAD")

    assert "ACC002" in raci(*words).out
    assert raci(*words, "--fail-on", "findings").status == 1
    assert raci("diff", "--git", "HEAD..HEAD~1", "--fail-on", "findings").status == 0
    [file] = json.loads(raci(*words, "--format", "json").out)["files"]
    assert [each["rule"] for each in file["introduced"]] == ["ACC002"]


def test_an_organization_is_that_of_its_time(raci: Raci, repo: Repo) -> None:
    repo.write("org.yaml", ORGANIZATION)
    repo.write("plans/sell.yaml", DESIGN)
    repo.commit()
    repo.write("org.yaml", ORGANIZATION.replace("boss: {name: Boss}", "chief: {name: Chief}"))
    repo.write("plans/sell.yaml", DESIGN.replace("A: boss", "A: chief"))
    repo.commit()

    assert "accountability moves from Boss to Chief" in raci("diff", "--git", "HEAD~1..HEAD").out


def test_one_file_or_folder_may_be_named(raci: Raci, repo: Repo) -> None:
    for name in ("a/plan.md", "b/plan.md"):
        repo.write(name, PLAN)
    repo.commit()
    for name in ("a/plan.md", "b/plan.md"):
        repo.write(name, MOVED)
    repo.commit()

    assert "b/plan.md" not in raci("diff", "--git", "HEAD~1..HEAD", "a").out
    assert "a/plan.md" not in raci("diff", "--git", "HEAD~1..HEAD", "b/plan.md").out


def test_a_bare_repository_is_compared_between_revisions(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=PLAN)
    repo.commit(plan_md=MOVED)
    repo.git("clone", "-q", "--bare", ".", "bare.git")

    assert "accountability moves" in raci("diff", "--git", "HEAD~1..HEAD", "bare.git").out
    status, out, err = raci("diff", "--git", "HEAD~1", "bare.git")
    assert (status, out, err.count("\n"), "name two revisions" in err) == (2, "", 1, True)


def test_a_side_that_cannot_be_read_is_told_and_the_others_are_compared(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=PLAN, book_xlsx=b"PK\x03\x04cut off")
    workbook(raci.folder / "book.xlsx", ROWS)
    repo.commit(plan_md=MOVED)
    status, out, err = raci("diff", "--git", "HEAD~1..HEAD")

    assert (status, "accountability moves" in out) == (2, True)
    assert err.startswith("raci: book.xlsx in ")


def test_a_file_kept_by_lfs_is_read_from_its_store_or_told(raci: Raci, repo: Repo) -> None:
    workbook(raci.folder / "book.xlsx", ROWS)
    data = Path("book.xlsx").read_bytes()
    name = "ab" * 32
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{name}\nsize {len(data)}\n"
    repo.commit(book_xlsx=pointer)
    repo.commit(book_xlsx=data)

    assert "git lfs fetch --all" in raci("diff", "--git", "HEAD~1..HEAD").err
    repo.write(f".git/lfs/objects/ab/ab/{name}", data)
    assert raci("diff", "--git", "HEAD~1..HEAD").err == "raci: no matrix differs: HEAD~1..HEAD\n"


@pytest.mark.parametrize(
    "revisions", ["--output=hacked", "nope..HEAD", "HEAD..--output=hacked", "a...b", "", "HEAD:plan.md"]
)
def test_revisions_that_are_none_are_one_sentence(raci: Raci, repo: Repo, revisions: str) -> None:
    repo.commit(plan_md=PLAN)
    status, out, err = raci("diff", f"--git={revisions}")

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert not Path("hacked").exists()


def test_a_repository_without_commits_has_nothing_to_compare(raci: Raci, repo: Repo) -> None:
    repo.write("plan.md", PLAN)

    for words in (("diff", "--git", "HEAD"), ("log", "write bid"), ("blame", "plan.md")):
        status, _, err = raci(*words)
        assert (status, "the repository has no commits yet" in err, err.count("\n")) == (2, True, 1)


# log and blame


def tenures(raci: Raci, duty: str, *words: str) -> list[tuple[Any, str, str, str]]:
    """Return who was accountable, from when, by which author, saying what."""
    answer = raci("log", duty, *words, "--format", "json")
    assert answer.status == 0, answer.err
    [log] = json.loads(answer.out)["log"]["duties"]
    return [
        (each["accountable"], each["origin"]["since"][:10], each["origin"]["author"], each["origin"]["subject"])
        for each in log["tenures"]
    ]


def test_the_times_of_a_duty_are_told_through_renames_of_all_kinds(raci: Raci, repo: Repo) -> None:
    repo.commit("Begin", plan_md=PLAN)
    Path("org").mkdir()
    repo.git("mv", "plan.md", "org/bids.md")
    repo.write("org/bids.md", PLAN.replace("Manager", "Sales Manager").replace("Approve bid", "Approve the bid"))
    repo.commit("Move and rename", author="Bo")
    repo.commit("Something else", other_md=PLAN)
    repo.write("org/bids.md", MOVED.replace("Manager", "Sales Manager").replace("Approve bid", "Approve the bid"))
    last = repo.commit("Give it to the director", author="Cy")

    assert tenures(raci, "approve the bid", "org") == [
        (["Director"], "2026-01-05", "Cy", "Give it to the director"),
        (["Sales Manager"], "2026-01-02", "Ann", "Begin"),
    ]
    assert last[:10] in raci("blame", "org/bids.md").out


def test_what_a_merge_brought_counts_from_the_merge_and_names_who_made_it(raci: Raci, repo: Repo) -> None:
    repo.commit("Begin", plan_md=PLAN)
    repo.git("checkout", "-q", "-b", "side")
    made = repo.commit("Move it", plan_md=MOVED, author="Bo")
    repo.commit("Move another", plan_md=MOVED.replace("Send bid", "Send the bid"), author="Cy")
    repo.git("checkout", "-q", "main")
    repo.commit("Elsewhere", notes_md="x\n")
    repo.commit("Go on")
    repo.git("merge", "-q", "--no-ff", "-m", "Merge side", "side")
    merge = repo.git("rev-parse", "HEAD")
    [log] = json.loads(raci("log", "approve bid", "--format", "json").out)["log"]["duties"]
    origin = log["tenures"][0]["origin"]

    assert (origin["commit"], origin["merge"], origin["author"]) == (made, merge, "Bo")
    assert f"{made[:10]} (merged in {merge[:10]})" in raci("blame", "plan.md").out


def test_times_without_an_accountable_and_without_the_duty_are_told(raci: Raci, repo: Repo) -> None:
    row = "| Approve bid | A | C | R |\n"
    repo.commit("Begin", plan_md=PLAN)
    repo.commit("Nobody", plan_md=PLAN.replace(row, row.replace("A |", " |")))
    repo.commit("Gone", plan_md=PLAN.replace(row, ""))
    repo.commit("Back", plan_md=PLAN)
    told = raci("log", "approve bid").out

    assert [who for who, *_ in tenures(raci, "approve bid")] == [["Manager"], None, [], ["Manager"]]
    assert "(there was no such duty)" in told
    assert "nobody" in told


def test_what_is_not_committed_is_said_to_be(raci: Raci, repo: Repo) -> None:
    repo.commit("Begin", plan_md=PLAN)
    repo.write("plan.md", MOVED)

    assert tenures(raci, "approve bid")[0] == (["Director"], "", "", "")
    assert "not committed" in raci("blame", "plan.md").out
    repo.write("new.md", PLAN)
    assert raci("blame", "new.md").out.count("not committed") == 3


def test_a_version_that_cannot_be_read_is_passed_over_and_told(raci: Raci, repo: Repo) -> None:
    repo.write("org.yaml", ORGANIZATION)
    repo.write("plans/sell.yaml", DESIGN)
    repo.commit("Begin")
    repo.write("plans/sell.yaml", DESIGN.replace("duties:", "duties: ["))
    broken = repo.commit("Break")
    repo.write("plans/sell.yaml", DESIGN)
    repo.commit("Mend")
    answer = raci("log", "sell", "plans/sell.yaml")

    assert [said for *_, said in tenures(raci, "sell", "plans/sell.yaml")] == ["Begin"]
    assert f"1 version of plans/sell.yaml could not be read and is passed over; {broken[:10]}" in answer.err


def test_blame_of_every_letter_names_what_changed_it(raci: Raci, repo: Repo) -> None:
    repo.commit("Begin", plan_md=PLAN)
    second = repo.commit(
        "Ask the clerk", plan_md=PLAN.replace("| Write bid | A | I | R |", "| Write bid | A | I | C |")
    )
    lines = json.loads(raci("blame", "plan.md", "--all", "--format", "json").out)["blame"]["lines"]
    changed = [(each["duty"], each["roles"], each["letters"]) for each in lines if each["origin"]["commit"] == second]

    assert (len(lines), changed) == (9, [("Write bid", ["Clerk"], "C")])
    assert raci("blame", "plan.md", "--all", "--format", "markdown").out.count("\n| ") == 11


def test_a_workbook_with_several_sheets_is_followed_sheet_by_sheet(raci: Raci, repo: Repo) -> None:
    book = Workbook()
    for name, letter in (("One", "A"), ("Two", "A")):
        sheet = book.create_sheet(name)
        for row in (["Duty", "Manager", "Director"], ["Approve bid", letter, "R"], ["Write bid", "R", "A"]):
            sheet.append(row)
    book.save("book.xlsx")
    repo.commit("Begin")
    book["Two"]["B2"], book["Two"]["C2"] = "R", "A"
    book.save("book.xlsx")
    second = repo.commit("Second sheet")
    lines = json.loads(raci("blame", "book.xlsx", "--format", "json").out)["blame"]["lines"]

    assert [each["place"] for each in lines if each["origin"]["commit"] == second] == ["book.xlsx:Two!A2"]


def test_a_shallow_clone_says_that_it_does_not_know_all(raci: Raci, repo: Repo) -> None:
    repo.commit("Begin", plan_md=PLAN)
    repo.commit("Move", plan_md=MOVED)
    repo.git("clone", "-q", "--depth", "1", f"file://{raci.folder}", "clone")
    answer = raci("blame", "clone/plan.md")

    assert (answer.status, "does not hold the whole history; fetch all of it (fetch-depth: 0" in answer.err) == (
        0,
        True,
    )


def test_names_and_messages_of_commits_are_shown_and_not_obeyed(raci: Raci, repo: Repo) -> None:
    repo.git("commit", "-q", "--allow-empty", "-m", "x")
    repo.commit("\x1b[31mred\x1f|x| <b>", plan_md=PLAN, author="E\x1b[2Jve")

    for form in ("text", "markdown", "json"):
        assert "\x1b" not in raci("blame", "plan.md", "--format", form).out
    assert "Begin" not in raci("log", "approve bid", "--format", "markdown").out


def test_a_file_outside_of_any_repository_is_told(raci: Raci) -> None:
    raci.file(PLAN, "plan.md")

    for words in (("log", "write bid"), ("blame", "plan.md"), ("diff", "--git", "HEAD")):
        status, _, err = raci(*words)
        assert (status, "this stands in no git repository" in err, err.count("\n")) == (2, True, 1)
