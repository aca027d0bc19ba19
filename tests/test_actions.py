"""Where raci runs: the action for GitHub, the template for GitLab, and the workflows that the pages show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from composite_action import ACTION, comments, job, sarif_of
from page_blocks import all_blocks
from repositories import ROOT, new_repository
from support import matrix_of

import raci

if TYPE_CHECKING:
    from pathlib import Path

    from page_blocks import Block
    from repositories import Repository

TEMPLATE: Final = ROOT / "templates" / "raci.yml"
GOOD: Final = "| Duty | Clerk | Manager |\n| --- | --- | --- |\n| Write bid | R | A |\n| Send bid | R | A |"
BAD: Final = GOOD.replace("| Send bid | R | A |", "| Send bid | R/A | A |")
MOVED: Final = GOOD.replace("| Send bid | R | A |", "| Send bid | A/R | I |")
MARKER: Final = "<!-- raci report -->"
BLOCKS: Final = [block for _, block in all_blocks() if block.language == "yaml"]
WORKFLOWS: Final = [block for block in BLOCKS if block.title.startswith(".github/")]
PIPELINES: Final = [block for block in BLOCKS if block.title == ".gitlab-ci.yml"]
CONFIGURATIONS: Final = [block for block in BLOCKS if block.title == ".pre-commit-config.yaml"]


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> Repository:
    """Return a repository with a good matrix on its branch main, and a branch checked out that has nothing new yet."""
    made = new_repository(tmp_path)
    raci.write(matrix_of(GOOD), made.folder / "bids.xlsx")
    made.git("add", ".")
    made.git("commit", "--quiet", "--message", "Begin")
    made.git("switch", "--quiet", "--create", "change")
    return made


def _propose(repository: Repository, table: str, name: str = "bids.xlsx") -> None:
    raci.write(matrix_of(table), repository.folder / name)
    repository.git("add", ".")
    repository.git("commit", "--quiet", "--message", "Change bids")


# the action


def test_bad_change_fails_with_annotations_an_upload_and_a_comment(repository: Repository) -> None:
    _propose(repository, BAD)
    done = job(repository).run()

    assert done.failed
    assert re.search(r"^::error file=bids.xlsx,line=\d+,col=\d+,title=ACC002", done.said, re.MULTILINE)
    assert "ACC002" in done.summary
    assert [each["ruleId"] for each in sarif_of(done)["runs"][0]["results"]] == ["ACC002"]
    assert done.calls[-1][:5] == ["api", "--silent", "--method", "POST", "repos/acme/plans/issues/7/comments"]
    assert done.body.startswith(f"{MARKER}\n")
    assert "2 roles are accountable for Send bid" in done.body


def test_change_of_hands_is_told_though_it_passes(repository: Repository) -> None:
    _propose(repository, MOVED)
    done = job(repository).run()

    assert not done.failed
    assert "nothing was found" in done.body
    assert "Send bid: accountability moves from Manager to Clerk." in done.body


def test_change_of_hands_is_told_where_the_checkout_is_of_one_commit(repository: Repository) -> None:
    _propose(repository, MOVED)
    asked = job(repository)
    shallow = new_repository(repository.folder.parent, "shallow")
    shallow.git("remote", "add", "origin", f"file://{repository.folder}")
    repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
    shallow.git("fetch", "--quiet", "--depth=1", "origin", "change")
    shallow.git("switch", "--quiet", "--detach", "FETCH_HEAD")
    shallow.tool("gh", (repository.tools / "gh").read_text("utf-8"))
    asked.repository = shallow

    assert "accountability moves from Manager to Clerk" in asked.run().body


def test_difference_that_cannot_be_worked_out_is_told(repository: Repository) -> None:
    _propose(repository, BAD)
    asked = job(repository)
    asked.context["github.event.pull_request.base.sha"] = "0" * 40
    done = asked.run()

    assert "What changes hands could not be worked out" in done.body


def test_difference_too_long_for_a_comment_is_told(repository: Repository) -> None:
    rows = "".join(f"\n| Write part {number} of the bid for {'x' * 900} | R | A |" for number in range(120))
    _propose(repository, GOOD + rows)
    done = job(repository).run()

    assert "More changes hands than a comment holds" in done.body
    assert len(done.body) < 65_536


def test_change_of_other_files_passes_without_a_comment(repository: Repository) -> None:
    (repository.folder / "notes.txt").write_text("Nothing of importance.", "utf-8")
    repository.git("add", ".")
    repository.git("commit", "--quiet", "--message", "Note")
    done = job(repository).run()

    assert not done.failed
    assert [call for call in done.calls if "POST" in call or "PATCH" in call] == []
    assert sarif_of(done)["runs"][0]["results"] == []


def test_comment_of_before_is_renewed(repository: Repository) -> None:
    asked = job(repository)
    comments(asked, 41, 42)
    done = asked.run()

    assert done.calls[-1][:5] == ["api", "--silent", "--method", "PATCH", "repos/acme/plans/issues/comments/41"]
    assert "nothing was found" in done.body


def test_comment_that_cannot_be_written_is_told_and_stops_nothing(repository: Repository) -> None:
    asked = job(repository)
    comments(asked, 41, status=1)
    done = asked.run()

    assert not done.failed
    assert "::warning title=raci::The comment could not be written" in done.said


@pytest.mark.parametrize(("event", "fork"), [("pull_request", True), ("push", False)])
def test_nothing_is_written_where_it_may_not_be(repository: Repository, event: str, *, fork: bool) -> None:
    _propose(repository, BAD)
    done = job(repository, event, fork=fork).run()

    assert done.failed
    assert done.calls == []
    assert ("github/codeql-action/upload-sarif" in done.used) is not fork


def test_what_is_not_wanted_is_left_out(repository: Repository) -> None:
    done = job(repository, sarif="false", comment="false", python_version="").run()

    assert done.ran == ["Install raci", "Check"]


def test_words_are_taken_as_they_are(repository: Repository) -> None:
    name = 'a\'b "c" $(touch pwned) ; touch pwned.xlsx'
    _propose(repository, BAD, name)
    done = job(repository, paths=f"bids.xlsx\n{name}\n", arguments="--ignore=ACC\n--fail-on=error").run()

    assert not done.failed, done.said
    assert not (repository.folder / "pwned").exists()


def test_file_that_cannot_be_read_fails_the_job(repository: Repository) -> None:
    (repository.folder / "broken.xlsx").write_bytes(b"PK\x03\x04")
    done = job(repository).run()

    assert done.failed
    assert done.context["steps.check.outputs.status"] == "2"


def test_misuse_fails_the_job_and_writes_nothing(repository: Repository) -> None:
    done = job(repository, arguments="--select=NOPE").run()

    assert done.failed
    assert "there is no rule" in done.said
    assert done.calls == []


def test_no_step_puts_words_of_others_into_its_script() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]

    assert scripts
    assert [script for script in scripts if "${{" in script] == []


# the template


def _template() -> tuple[dict[str, Any], str]:
    """Return the inputs of the template, and the text of its job."""
    spec, _, text = TEMPLATE.read_text("utf-8").partition("\n---\n")
    inputs: dict[str, Any] = yaml.safe_load(spec)["spec"]["inputs"]
    return inputs, text


def test_template_reports_what_it_says_it_reports(repository: Repository) -> None:
    _propose(repository, BAD)
    inputs, text = _template()
    given = {name: str((each or {}).get("default", "raci")) for name, each in inputs.items()}
    made = yaml.safe_load(re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda found: given[found[1]], text))["raci"]
    done = repository.run("sh", "-ec", "\n".join(made["script"]), environment={"PACKAGE": "raci"})

    assert done.status == 1, done.said
    assert [path for path in made["artifacts"]["reports"].values() if not (repository.folder / path).exists()] == []


def test_template_never_installs_a_package_that_happens_to_have_the_name() -> None:
    assert "default" not in _template()[0]["package"]


# what the pages show


@pytest.mark.parametrize("block", WORKFLOWS, ids=lambda block: block.title)
def test_workflows_shown_call_the_action_as_it_is(block: Block) -> None:
    steps = [step for each in yaml.safe_load(block.text)["jobs"].values() for step in each["steps"]]
    ours = [step for step in steps if step.get("uses", "").startswith("your-org/raci@")]

    assert ours
    assert {key for step in ours for key in step.get("with", {})} <= ACTION["inputs"].keys()


@pytest.mark.parametrize("block", PIPELINES, ids=lambda block: block.title)
def test_pipelines_shown_include_the_template_as_it_is(block: Block) -> None:
    for include in yaml.safe_load(block.text)["include"]:
        assert include["file"] == "/templates/raci.yml"
        assert {"package"} <= include["inputs"].keys() <= _template()[0].keys()


@pytest.mark.parametrize("block", CONFIGURATIONS, ids=lambda block: block.title)
def test_configurations_shown_name_hooks_that_are_there(block: Block, repository: Repository) -> None:
    path = repository.folder / block.title
    path.write_text(block.text, "utf-8")
    hooks = {each["id"] for each in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    shown = {hook["id"] for each in yaml.safe_load(block.text)["repos"] for hook in each["hooks"]}

    assert repository.run("pre-commit", "validate-config", path).status == 0
    assert shown <= hooks


def test_every_place_where_it_runs_is_shown() -> None:
    assert all((WORKFLOWS, PIPELINES, CONFIGURATIONS))
