"""A job of GitHub that runs the action of this repository: conditions are worked out, shell steps run as they stand."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from repositories import ROOT, Done

if TYPE_CHECKING:
    from repositories import Repository

ACTION: Final[dict[str, Any]] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
_EXPRESSION: Final = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_NAME: Final = re.compile(r"'[^']*'|[a-z][\w-]*(?:\.[\w-]+)+")
_SIGNS: Final = {"&&": " and ", "||": " or ", "!cancelled()": "True", "\n": " "}
_GH: Final = """
printf '%s\\n' "$@" --- >>"$GH_CALLS"
last=${!#}
[[ "$*" == *--field* ]] && cat "${last#body=@}" >"$GH_CALLS.body"
[[ "$*" == *--paginate* ]] && cat "$GH_CALLS.ids"
exit "$(cat "$GH_CALLS.status")"
"""


@dataclass
class Job:
    """One run of the action in a repository; `context` is what expressions may name, `said` what its steps wrote.

    `used` holds what steps of other actions were given, `failed` whether a step has failed.
    """

    repository: Repository
    folder: Path
    context: dict[str, str]
    said: str = ""
    failed: bool = False
    ran: list[str] = field(default_factory=list)
    used: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def calls(self) -> list[list[str]]:
        """The calls of gh, each with its words."""
        calls = self.folder / "calls"
        return [each.split("\n") for each in calls.read_text("utf-8").split("\n---\n")[:-1]] if calls.exists() else []

    @property
    def body(self) -> str:
        """The comment that was written last."""
        return (self.folder / "calls.body").read_text("utf-8")

    @property
    def summary(self) -> str:
        """The page of the job."""
        return (self.folder / "summary").read_text("utf-8")

    def run(self) -> Job:
        """Run the steps in their order, as long as their conditions hold."""
        for step in ACTION["runs"]["steps"]:
            condition = step.get("if", "")
            if (self.failed and "cancelled()" not in condition) or not self._holds(condition):
                continue
            self.ran.append(step["name"])
            if "uses" in step:
                self.used[step["uses"].partition("@")[0]] = {
                    key: self._resolved(text) for key, text in step.get("with", {}).items()
                }
            else:
                done = self._shell(step)
                self.said += done.said
                self.failed |= done.status != 0
        return self

    def _shell(self, step: dict[str, Any]) -> Done:
        """Run a shell step as GitHub does: its text in a file, its words from the environment."""
        script, output = self.folder / "step.sh", self.folder / "output"
        script.write_text(step["run"], "utf-8")
        output.write_text("", "utf-8")
        environment = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_REPOSITORY": self.context["github.repository"],
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
            "GITHUB_WORKSPACE": str(self.repository.folder),
            "GH_CALLS": str(self.folder / "calls"),
            "RUNNER_TEMP": str(self.folder),
            **{key: self._resolved(text) for key, text in step.get("env", {}).items()},
        }
        shell = "bash", "--noprofile", "--norc", "-eo", "pipefail"
        done = self.repository.run(*shell, script, environment=environment)
        for line in output.read_text("utf-8").splitlines():
            key, _, value = line.partition("=")
            self.context[f"steps.{step['id']}.outputs.{key}"] = value
        return done

    def _resolved(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self._value(found[1]), text)

    def _value(self, name: str) -> str:
        return self.context.get(name, "") if name.startswith("steps.") else self.context[name]

    def _holds(self, condition: str) -> bool:
        if not condition:
            return True
        text = _NAME.sub(lambda found: found[0] if found[0][0] == "'" else repr(self._value(found[0])), condition)
        for sign, word in _SIGNS.items():
            text = text.replace(sign, word)
        return bool(eval(text))  # noqa: S307 - a condition of our own action


def job(repository: Repository, event: str = "pull_request", *, fork: bool = False, **inputs: str) -> Job:
    """Return a job that has not run yet; `gh` answers it, knows no comments, and fails in nothing."""
    folder = repository.tools.parent / "a runner's temp"
    folder.mkdir(exist_ok=True)
    given = {key: str(each["default"]) for key, each in ACTION["inputs"].items()}
    given.update({key.replace("_", "-"): text for key, text in inputs.items()})
    context = {
        "github.action_path": str(ROOT),
        "github.event_name": event,
        "github.repository": "acme/plans",
        "github.event.pull_request.base.sha": repository.git("rev-parse", "main"),
        "github.event.pull_request.head.repo.full_name": "stranger/plans" if fork else "acme/plans",
        "github.event.pull_request.number": "7",
        "github.token": "secret",
        **{f"inputs.{key}": text for key, text in given.items()},
    }
    context["inputs.token"] = context["github.token"]
    repository.tool("gh", _GH)
    made = Job(repository, folder, context)
    comments(made)
    return made


def comments(made: Job, *ids: int, status: int = 0) -> None:
    """Let gh know comments of ours by their numbers, and end with a status."""
    (made.folder / "calls.ids").write_text("".join(f"{each}\n" for each in ids), "utf-8")
    (made.folder / "calls.status").write_text(str(status), "utf-8")


def sarif_of(made: Job) -> Any:  # noqa: ANN401 - a document of others
    """Return the document that is uploaded to code scanning."""
    return json.loads(Path(made.used["github/codeql-action/upload-sarif"]["sarif_file"]).read_text("utf-8"))
