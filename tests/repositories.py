"""A git repository made for a test, with a `raci` on the path that is the one under test."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).parents[1]
_WHO: Final = {
    f"GIT_{who}_{what}": said
    for who in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "Ann Lee"), ("EMAIL", "ann@acme.example"))
}


@dataclass(frozen=True)
class Done:
    """What a command did: its exit status, and what it wrote to both outputs."""

    status: int
    said: str


@dataclass(frozen=True)
class Repository:
    """A folder under git. Commands run in it without anybody's own configuration, and find the tools of the test first.

    `environment` is added to that of every command.
    """

    folder: Path
    tools: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *words: str | Path, environment: Mapping[str, str] | None = None) -> Done:
        """Run a command in the repository."""
        kept = {key: text for key, text in os.environ.items() if not key.startswith(("GIT_", "GITHUB_", "PRE_COMMIT"))}
        path = os.pathsep.join([str(self.tools), str(Path(sys.executable).parent), kept["PATH"]])
        own = {"PATH": path, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1", **_WHO}
        done = subprocess.run(
            list(map(str, words)),
            cwd=self.folder,
            env={**kept, **own, **self.environment, **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return Done(done.returncode, done.stdout)

    def git(self, *words: str | Path) -> str:
        """Run git, which must succeed; return what it says."""
        done = self.run("git", *words)
        if done.status:
            raise RuntimeError(f"git {' '.join(map(str, words))}: {done.said}")
        return done.said.strip()

    def tool(self, name: str, script: str) -> Path:
        """Put a shell script of this name before all others on the path."""
        path = self.tools / name
        path.write_text(f"#!/usr/bin/env bash\n{script}\n", "utf-8")
        path.chmod(0o755)
        return path


def new_repository(folder: Path, name: str = "repository") -> Repository:
    """Return a new repository in a folder of this name, with nothing in it."""
    made = Repository(folder / name, folder / f"tools of {name}")
    made.folder.mkdir()
    made.tools.mkdir()
    made.tool("raci", f'PYTHONPATH={quote(str(ROOT))} exec {quote(sys.executable)} -m raci "$@"')
    made.git("init", "--quiet", "--initial-branch", "main")
    return made
