"""Real git repositories for tests, made in a temporary folder, with settings of nobody's machine and no network."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_ALONE: Final = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "protocol.file.allow",
    "GIT_CONFIG_VALUE_0": "always",
    "GIT_CONFIG_KEY_1": "init.defaultBranch",
    "GIT_CONFIG_VALUE_1": "main",
}

PLAN: Final = """\
# Who does what

| Duty | Manager | Director | Clerk |
| --- | --- | --- | --- |
| Approve bid | A | C | R |
| Write bid | A | I | R |
| Send bid | I | A | R |
"""


class Repo:
    """A repository in a folder; commits are made a day after one another, by Ann unless another one is named."""

    def __init__(self, folder: Path, *, bare: bool = False) -> None:
        self.folder = folder
        self._day = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", *(["--bare"] if bare else []))

    def git(self, *words: str, author: str = "Ann") -> str:
        """Run git in the repository and return what it says; raise CalledProcessError if it refuses."""
        date = f"2026-01-{self._day + 1:02}T12:00:00+00:00"
        who = {
            "GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": f"{author}@example.org", "GIT_AUTHOR_DATE": date,
            "GIT_COMMITTER_NAME": author, "GIT_COMMITTER_EMAIL": f"{author}@example.org", "GIT_COMMITTER_DATE": date,
        }  # fmt: skip
        kept = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=kept | _ALONE | who, capture_output=True, check=True
        )
        return os.fsdecode(done.stdout).strip()

    def write(self, name: str, text: str | bytes = PLAN) -> Path:
        """Write a file, and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def commit(self, said: str = "Change", author: str = "Ann", **files: str | bytes) -> str:
        """Write files (`plan_md` is `plan.md`), commit all there is, and return the name of the commit."""
        for name, text in files.items():
            self.write(name.replace("_", "."), text)
        self._day += 1
        self.git("add", "--all", author=author)
        self.git("commit", "-q", "--allow-empty", "-m", said, author=author)
        return self.git("rev-parse", "HEAD")
