"""The work tree around a folder: the files git knows there, and those that have changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from raci.errors import RaciError
from raci.git.asking import Git
from raci.git.revisions import common_commit

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS: Final = {"120000": "link", "160000": "repository"}


class WorkTree:
    """A repository with its files. `root` is its topmost folder, written as the folder that was asked about."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git = Git(root)

    @classmethod
    def around(cls, folder: Path) -> Self:
        """Return the work tree a folder stands in; raise RaciError if it stands in none, or git refuses."""
        said = Git(folder).say("rev-parse", "--is-bare-repository", "--show-cdup").decode("utf-8", "replace")
        bare, _, up = said.rstrip("\n").partition("\n")
        if bare == "true":
            message = "this is a bare repository, which has no files of its own; clone it, or name the files"
            raise RaciError("bare-repository", message, str(folder))
        here = os.path.abspath(folder)  # noqa: PTH100 - a link counts where it stands, not where it leads
        return cls(Path(os.path.normpath(Path(here, up))))

    def relative(self, path: Path) -> str:
        """Return a path as git writes it: from the root, with slashes."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def known(self, folder: Path) -> Iterator[tuple[str, str]]:
        """Yield the files below a folder, relative to it: tracked ones and new ones that git does not ignore.

        The second word says what it is: `file`, `link`, a nested `repository`, or nothing where git does not know.
        """
        git = Git(folder)
        seen = set()
        for line in git.lines("ls-files", "--cached", "--stage", "-z"):
            said, _, name = line.partition("\t")
            if name not in seen:  # while a merge is open, a file stands there for each side
                seen.add(name)
                yield name, _KINDS.get(said[:6], "file")
        for name in git.lines("ls-files", "--others", "--exclude-standard", "-z"):
            yield (name.rstrip("/"), "repository") if name.endswith("/") else (name, "")

    def ignores(self, folder: Path) -> bool:
        """Tell whether git ignores a whole folder."""
        return self.git.run("check-ignore", "--quiet", "--", f"./{self.relative(folder)}/").returncode == 0

    def fork(self, base: str) -> str:
        """Return the last commit that HEAD has in common with a revision; raise RaciError with what to do now."""
        return common_commit(self.git, base, "HEAD")

    def was(self, commit: str, name: str) -> bytes | None:
        """Return what a file was in a commit; None if it was not there."""
        done = self.git.run("cat-file", "blob", f"{commit}:{name}")
        return None if done.returncode else done.stdout

    def changed(self, since: str) -> frozenset[str]:
        """Return the files, from the root, that differ from a commit: committed, staged, unstaged, new or deleted."""
        plainly = ("--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty")
        differing = self.git.lines("diff", "--name-only", "-z", *plainly, since, "--")
        return frozenset((*differing, *self.git.lines("ls-files", "--others", "--exclude-standard", "-z")))
