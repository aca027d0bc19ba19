"""raci check on a repository: it finds the matrices by itself, and judges only the changed ones if it is told so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from git_repositories import PLAN, Repo
from test_cli import Raci, _raci, environment  # noqa: F401 - a fixture

TWO: Final = PLAN.replace("| A | C | R |", "| A | A | R |")
PROSE: Final = "# Notes\n\nWe ship on Fridays.\n\n| Option | Type |\n| --- | --- |\n| name | text |\n"
SETTINGS: Final = 'ignore = ["DUT"]\n'
ORGANIZATION: Final = "units: {acme: Acme}\nroles: {boss: {name: Boss}, clerk: {name: Clerk}}\n"
DESIGN: Final = "organization: ../org.yaml\nroles: [boss, clerk]\nduties:\n  sell: {name: Sell, A: boss, R: clerk}\n"


@pytest.fixture(name="repo")
def _repo(raci: Raci) -> Repo:
    return Repo(raci.folder)


def checked(raci: Raci, *words: str) -> list[str]:
    """Return the files that a check tells of, as they are named."""
    answer = raci("check", *words)
    assert answer.status in {0, 1}, answer.err
    found = (line.rpartition(": ")[0] for line in answer.out.splitlines() if line[:1] not in {"", " "})
    return sorted({name for name in found if name and not name.startswith("between")})


def test_what_git_ignores_and_what_is_hidden_is_passed_over(raci: Raci, repo: Repo) -> None:
    repo.write(".gitignore", "build/\n*.local.md\n")
    for name in ("plan.md", "org/new.md", "build/out.md", "mine.local.md", ".ci/hidden.md", "notes/~$plan.md"):
        repo.write(name, TWO)
    repo.commit()
    repo.write("org/fresh.md", TWO)

    assert checked(raci) == ["org/fresh.md", "org/new.md", "plan.md"]
    assert checked(raci, "org") == ["org/fresh.md", "org/new.md"]
    assert checked(raci, "build/out.md") == ["build/out.md"]
    assert checked(raci, "build") == ["build/out.md"]


def test_texts_without_a_matrix_say_nothing_at_all(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=TWO, notes_md=PROSE, values_yaml="{{- if .Values.on }}\nname: x\n{{- end }}\n", empty_csv="")
    repo.write("data.csv", b"id,name\n1,\xff\xfe\n")
    status, out, err = raci("check")

    assert (status, err) == (1, "")
    assert "plan.md" in out
    assert "notes.md" not in out


def test_a_broken_matrix_is_told_wherever_it_stands(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_yaml="roles: {a: Ann\nduties: {x: {A: a}}\n", book_xlsx=b"PK\x03\x04 cut off")
    status, out, err = raci("check")

    assert (status, out) == (2, "")
    assert "raci: plan.yaml:" in err
    assert "raci: book.xlsx: the file is damaged" in err


@pytest.mark.parametrize(
    "name", ["with blank.md", "a\nb.md", "quote\"'.md", "-dash.md", "ünï.md", ":(glob)*.md", "\u202e.md"]
)
def test_any_name_is_found(raci: Raci, repo: Repo, name: str) -> None:
    repo.write(name, TWO)
    repo.commit()
    base = repo.git("rev-parse", "HEAD")
    repo.write(name, TWO.replace("Write", "Draft"))

    assert raci("check").status == 1
    assert raci("check", "--changed", base).status == 1
    assert raci("check", "--changed", "HEAD").out.count("1 error") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems want names in Unicode")
def test_a_name_that_is_no_utf_8_is_found(raci: Raci, repo: Repo) -> None:
    path = os.path.join(os.fsencode(raci.folder), b"caf\xe9.md")  # noqa: PTH118 - bytes
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(TWO.encode())
    done = subprocess.run([sys.executable, "-m", "raci", "check"], capture_output=True, check=False, env=environment())

    assert (done.returncode, b"caf\\udce9.md" in done.stdout) == (1, True)
    repo.commit()


def test_links_are_checked_only_where_they_lead_out_of_the_folder(raci: Raci, repo: Repo) -> None:
    outside = raci.folder.parent / f"{raci.folder.name}-outside.md"
    outside.write_text(TWO)
    repo.write("shared/plan.md", TWO)
    repo.write("team/own.md", PROSE)
    (raci.folder / "team" / "link.md").symlink_to("../shared/plan.md")
    (raci.folder / "team" / "away.md").symlink_to(outside)
    (raci.folder / "team" / "nowhere.md").symlink_to("gone.md")
    (raci.folder / "loop").symlink_to(".")
    repo.commit()

    assert checked(raci) == ["shared/plan.md"]
    assert checked(raci, "team") == ["team/link.md"]
    outside.unlink()


def test_without_git_folders_of_tools_are_passed_over(raci: Raci) -> None:
    for name in ("plan.md", "node_modules/x/plan.md", "env/lib/plan.md", ".venv/plan.md", "sub/plan.md"):
        raci.file(TWO, name)
    raci.file("home = x\n", "env/pyvenv.cfg")

    assert checked(raci) == ["plan.md", "sub/plan.md"]


def test_repositories_in_the_repository_are_searched_by_what_they_ignore(raci: Raci, repo: Repo) -> None:
    inner = Repo(raci.folder / "nested")
    inner.commit(plan_md=TWO)
    inner.write(".gitignore", "out.md\n")
    inner.write("out.md", TWO)
    repo.commit(plan_md=TWO)

    assert checked(raci) == ["nested/plan.md", "plan.md"]


def test_submodules_are_searched_and_count_as_changed_with_their_commit(raci: Raci, repo: Repo, tmp_path: Path) -> None:
    inner = Repo(tmp_path.parent / f"{tmp_path.name}-inner")
    inner.commit(plan_md=TWO)
    repo.commit(own_md=TWO)
    repo.git("submodule", "--quiet", "add", str(inner.folder), "sub")
    repo.commit()
    repo.git("-C", "sub", "commit", "-q", "--allow-empty", "-m", "x")

    assert checked(raci) == ["own.md", "sub/plan.md"]
    assert checked(raci, "--changed", "HEAD") == ["sub/plan.md"]
    assert checked(raci, "--changed", "HEAD~1") == ["sub/plan.md"]


def test_a_file_is_named_once_while_a_merge_is_open(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=TWO)
    repo.git("checkout", "-q", "-b", "side")
    repo.commit(plan_md=TWO.replace("Send bid | I", "Send bid | C"))
    repo.git("checkout", "-q", "main")
    repo.commit(plan_md=TWO.replace("Send bid | I", "Send bid | R"))
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("merge", "side")

    assert raci("check").out.count("plan.md: ") <= 2


# changed


def test_only_what_has_changed_since_the_branch_parted_is_judged(raci: Raci, repo: Repo) -> None:
    repo.commit(**dict.fromkeys(("same_md", "committed_md", "staged_md", "edited_md", "gone_md", "moved_md"), TWO))
    repo.git("checkout", "-q", "-b", "side")
    repo.commit(committed_md=TWO.replace("Write", "Draft"))
    repo.git("checkout", "-q", "main")
    repo.commit(same_md=TWO.replace("Write", "Type"))
    repo.git("checkout", "-q", "side")
    repo.write("staged.md", TWO.replace("Write", "Draft"))
    repo.git("add", "staged.md")
    repo.write("edited.md", TWO.replace("Write", "Draft"))
    repo.write("new.md", TWO)
    repo.git("mv", "moved.md", "renamed.md")
    (raci.folder / "gone.md").unlink()

    wanted = ["committed.md", "edited.md", "new.md", "renamed.md", "staged.md"]
    assert checked(raci, "--changed", "main") == wanted
    assert checked(raci, ".", "--changed=main") == wanted
    assert checked(raci, "same.md", "edited.md", "--changed", "main") == ["edited.md"]


def test_where_nothing_has_changed_the_status_is_0_and_reports_are_written(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=TWO)
    answer = raci("check", "--changed", "main", "--report", "text", "--report", "json=out.json")

    assert answer == (0, "", "raci: no matrix has changed since main\n")
    assert '"files": []' in Path("out.json").read_text().replace("[\n ]", "[]")


def test_a_matrix_counts_as_changed_with_its_organization(raci: Raci, repo: Repo) -> None:
    repo.write("plans/sell.yaml", DESIGN)
    repo.write("plans/other.yaml", DESIGN.replace("organization: ../org.yaml\n", ""))
    repo.write("wide.yaml", ORGANIZATION)
    repo.write("org.yaml", f"organization: wide.yaml\n{ORGANIZATION}")
    repo.commit()
    repo.write("wide.yaml", ORGANIZATION.replace("Acme", "Acme Ltd"))

    assert checked(raci, "--changed", "HEAD") == ["plans/sell.yaml"]
    assert checked(raci, "--changed", "HEAD", "--org", "wide.yaml") == ["plans/other.yaml", "plans/sell.yaml"]


@pytest.mark.parametrize("settings", ["raci.toml", "pyproject.toml"])
def test_a_matrix_counts_as_changed_with_its_settings(raci: Raci, repo: Repo, settings: str) -> None:
    said = SETTINGS if settings == "raci.toml" else f"[tool.raci]\n{SETTINGS}"
    repo.write("team/plan.md", TWO)
    repo.write("other.md", TWO)
    repo.write(f"team/{settings}", said)
    repo.commit()
    repo.write(f"team/{settings}", said.replace("DUT", "ROL"))

    assert checked(raci, "--changed", "HEAD") == ["team/plan.md"]
    (raci.folder / "team" / settings).unlink()
    assert checked(raci, "--changed", "HEAD") == ["team/plan.md"]


def test_a_project_file_that_says_nothing_else_of_raci_changes_nothing(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=TWO, pyproject_toml=f"[project]\nname = 'a'\n[tool.raci]\n{SETTINGS}")
    repo.write("pyproject.toml", f"[project]\nname = 'b'\n[tool.raci]\n{SETTINGS}")

    assert checked(raci, "--changed", "HEAD") == []


def refused(raci: Raci, *words: str) -> str:
    """Return the one sentence that says why there is nothing to judge."""
    status, out, err = raci("check", *words)

    assert (status, out, err.count("\n"), err[:6]) == (2, "", 1, "raci: ")
    return err


def test_an_unknown_base_is_one_sentence_with_a_suggestion(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=TWO)

    assert "there is no commit 'maim'; did you mean 'main'?" in refused(raci, "--changed", "maim")
    assert "there is no commit 'xyzzy'; git branch -a lists" in refused(raci, "--changed", "xyzzy")


@pytest.mark.parametrize(
    "base", ["--upload-pack=touch hacked", "--output=hacked", "-x", "$(touch hacked)", "", "HEAD^{/x}"]
)
def test_a_hostile_base_is_no_option_and_no_command(raci: Raci, repo: Repo, base: str) -> None:
    repo.commit(plan_md=TWO)
    refused(raci, f"--changed={base}")

    assert [path.name for path in raci.folder.iterdir() if "hacked" in path.name] == []


def test_a_repository_without_commits_and_a_folder_without_one_are_told(raci: Raci) -> None:
    raci.file(TWO, "plan.md")

    assert "this stands in no git repository" in refused(raci, "--changed", "main")
    Repo(raci.folder)
    assert "the repository has no commits yet" in refused(raci, "--changed", "main")
    assert checked(raci) == ["plan.md"]


def test_a_shallow_clone_is_told_how_to_fetch_the_rest(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=TWO)
    repo.git("checkout", "-q", "-b", "side")
    repo.commit(plan_md=TWO.replace("Write", "Draft"))
    repo.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{raci.folder}", "clone")

    assert "fetch-depth: 0" in refused(raci, "clone", "--changed", "origin/main")
    assert "fetch-depth: 0" in refused(raci, "clone", "--changed", "HEAD~1")
    assert checked(raci, "clone", "--changed", "HEAD") == []


def test_histories_without_a_common_commit_are_told(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=TWO)
    repo.git("checkout", "-q", "--orphan", "other")
    repo.commit()

    assert "'main' and 'HEAD' have no commit in common" in refused(raci, "--changed", "main")


def test_a_detached_head_and_another_work_tree_are_as_good(raci: Raci, repo: Repo) -> None:
    first = repo.commit(plan_md=TWO)
    repo.commit(other_md=TWO)
    repo.git("worktree", "add", "-q", "--detach", "tree")

    assert checked(raci, "tree", "--changed", first) == ["tree/other.md"]
    repo.git("checkout", "-q", "--detach", first)
    assert checked(raci, "plan.md", "--changed", first) == []


def test_a_bare_repository_is_told(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=TWO)
    repo.git("clone", "-q", "--bare", ".", "bare.git")

    assert "this is a bare repository" in refused(raci, "bare.git", "--changed", "main")


def test_a_repository_of_somebody_else_is_not_asked(raci: Raci, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit(plan_md=TWO)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    assert "git config --global --add safe.directory" in refused(raci, "--changed", "main")
    answer = raci("check")
    assert (answer.status, "files that git ignores are checked, too" in answer.err) == (1, True)


def test_without_git_folders_are_searched_and_changes_are_not(
    raci: Raci, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(plan_md=TWO)
    monkeypatch.setenv("PATH", str(raci.folder / "none"))

    assert "git is needed for this and was not found" in refused(raci, "--changed", "main")
    assert checked(raci) == ["plan.md"]


def test_no_program_of_a_repository_is_run(raci: Raci, repo: Repo) -> None:
    repo.commit(plan_md=TWO)
    script = repo.write("evil.sh", "#!/bin/sh\ntouch hacked\n")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "diff.evil.textconv", "diff.evil.command"):
        repo.git("config", key, str(script))
    repo.write(".git/info/attributes", "*.md diff=evil\n")
    for hook in ("post-index-change", "post-checkout", "fsmonitor-watchman"):
        repo.write(f".git/hooks/{hook}", "#!/bin/sh\ntouch hacked\n").chmod(0o755)
    repo.write("plan.md", TWO.replace("Write", "Draft"))

    assert checked(raci, "--changed", "HEAD") == ["plan.md"]
    assert not Path("hacked").exists()


def test_the_environment_of_a_hook_does_not_lead_astray(
    raci: Raci, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(plan_md=TWO)
    repo.write("sub/new.md", TWO)
    for name, value in {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/other", "GIT_WORK_TREE": "/"}.items():
        monkeypatch.setenv(name, value)

    assert checked(raci, "sub", "--changed", "HEAD") == ["sub/new.md"]
    assert checked(raci) == ["plan.md", "sub/new.md"]
