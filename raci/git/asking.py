"""Asking git: words and no shell, no hooks, filters for diffs or network, and its refusals as one sentence."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

from raci.errors import RaciError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_CAREFULLY: Final = (
    "--no-pager",
    "--no-optional-locks",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.quotePath=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "protocol.allow=never"),
)
"""What keeps a repository's own settings from running programs, and a partial clone from fetching what it lacks."""
_SILENT: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C", "LANGUAGE": "C"}
_ELSEWHERE: Final = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_TRACE"}
    | {
        "GIT_EXTERNAL_DIFF",
        "GIT_LITERAL_PATHSPECS",
        "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
    }
)
"""What a hook finds in its environment: it speaks of the repository of the hook, not of that of a folder."""


class Git:
    """The git that is installed, asked from a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def say(self, *words: str, given: bytes = b"") -> bytes:
        """Return what git answers; raise RaciError with one sentence where it refuses or is not installed."""
        done = self.run(*words, given=given)
        if done.returncode:
            raise refused(done.stderr, self.folder)
        return done.stdout

    def run(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run git with these words and return how that ended; raise RaciError if it is not installed."""
        try:
            return subprocess.run(  # noqa: S603 - words are no shell's, and revisions are looked up first
                self.words(*words), cwd=self.folder, env=environment(), input=given, capture_output=True, check=False
            )
        except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
            raise absent(self.folder) from error

    def words(self, *words: str) -> list[str]:
        """Return the whole command line."""
        return ["git", *_CAREFULLY, *words]

    def lines(self, *words: str) -> list[str]:
        """Return the parts of an answer that ends each with NUL; names that are no UTF-8 keep their bytes."""
        return [os.fsdecode(part) for part in self.say(*words).split(b"\0") if part]

    def commit(self, revision: str) -> str | None:
        """Return the name of the commit that a revision means, None if there is none; it is never read as an option."""
        if not revision or revision.startswith("-") or "\0" in revision:
            return None
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        done = self.run(*words)
        if done.returncode and b"dubious ownership" in done.stderr:
            raise refused(done.stderr, self.folder)
        found = done.stdout.decode("ascii", "replace").strip()
        return found if not done.returncode and found else None


def environment() -> dict[str, str]:
    """Return the environment git is run in: nothing is asked of anybody, and the folder says which repository."""
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return kept | _SILENT


def absent(folder: Path) -> RaciError:
    """Return the error that git is not there."""
    return RaciError("no-git", "git is needed for this and was not found; install it, or name the files", str(folder))


def refused(said: bytes, folder: Path) -> RaciError:
    """Return what git refused as one sentence that says what to do now."""
    text = said.decode("utf-8", "replace")
    if "dubious ownership" in text:
        top = _trusted(text) or str(folder)
        trust = f"git config --global --add safe.directory {top}"
        message = f"git does not trust this repository, which is somebody else's; if you do: {trust}"
        return RaciError("unsafe-repository", message, str(folder))
    if "not a git repository" in text:
        return RaciError(
            "no-repository", "this stands in no git repository; run git init, or name the files", str(folder)
        )
    if "must be run in a work tree" in text:
        message = "this bare repository has no files of its own; name two revisions, such as BASE..HEAD, or clone it"
        return RaciError("bare-repository", message, str(folder))
    if ("protocol" in text and "not allowed" in text) or "promisor" in text or "lazy fetching" in text:
        message = "this partial clone lacks a file of that time; fetch all (git fetch --refetch --no-filter)"
        return RaciError("partial-clone", message, str(folder))
    first = next((line for line in _told(text)), "it gave no reason")
    return RaciError("git", f"git refused: {first}", str(folder))


def _trusted(text: str) -> str:
    """Return the folder that git says is to be trusted, as it would have it."""
    return next(
        (line.rpartition("safe.directory ")[2].strip() for line in text.splitlines() if "--add safe" in line), ""
    )


def _told(text: str) -> Sequence[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    fatal = [line.partition(": ")[2] for line in lines if line.startswith(("fatal: ", "error: "))]
    return fatal or lines
