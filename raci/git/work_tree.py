"""The work tree around a folder: the files git knows there, and those that have changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from raci.errors import RaciError
from raci.git.asking import Git

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

    def unborn(self) -> bool:
        """Tell whether the repository has no commit yet."""
        return self.git.commit("HEAD") is None

    def shallow(self) -> bool:
        """Tell whether the repository was cloned without all of its history."""
        return _is_shallow(self.git)

    def fork(self, base: str) -> str:
        """Return the last commit that HEAD has in common with a revision; raise RaciError with what to do now."""
        here = str(self.root)
        if self.unborn():
            message = (
                f"the repository has no commits yet, so that nothing has changed since {base!r}; leave --changed out"
            )
            raise RaciError("no-commits", message, here)
        other = self.git.commit(base)
        if other is None:
            raise unknown_revision(base, self.git, here)
        return common_commit(self.git, other, "HEAD", (base, "HEAD"))

    def was(self, commit: str, name: str) -> bytes | None:
        """Return what a file was in a commit; None if it was not there."""
        done = self.git.run("cat-file", "blob", f"{commit}:{name}")
        return None if done.returncode else done.stdout

    def changed(self, since: str) -> frozenset[str]:
        """Return the files, from the root, that differ from a commit: committed, staged, unstaged, new or deleted."""
        plainly = ("--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty")
        differing = self.git.lines("diff", "--name-only", "-z", *plainly, since, "--")
        return frozenset((*differing, *self.git.lines("ls-files", "--others", "--exclude-standard", "-z")))


DEEPER: Final = "fetch all of it (fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, or git fetch --unshallow)"
"""What to do where the history was cut off."""


def common_commit(git: Git, one: str, other: str, called: tuple[str, str]) -> str:
    """Return the last commit that two have in common; raise RaciError with what to do now where there is none here."""
    found = git.run("merge-base", one, other).stdout.decode("ascii", "replace").split()
    if found:
        return found[0]
    if _is_shallow(git):
        message = f"this shallow clone does not reach back to where {called[0]!r} and {called[1]} part; {DEEPER}"
        raise RaciError("shallow-clone", message, str(git.folder))
    message = f"{called[0]!r} and {called[1]} have no commit in common; name a revision that {called[1]} comes from"
    raise RaciError("no-merge-base", message, str(git.folder))


def _is_shallow(git: Git) -> bool:
    return git.say("rev-parse", "--is-shallow-repository").strip() == b"true"


def unknown_revision(revision: str, git: Git, place: str) -> RaciError:
    """Return the error that a revision means no commit, with what may be done about it."""
    if _is_shallow(git):
        message = f"there is no commit {revision!r} in this shallow clone; {DEEPER}"
        return RaciError("unknown-revision", message, place)
    near = _nearest(revision, git)
    hint = f"; did you mean {near!r}?" if near else "; git branch -a lists those there are, git fetch brings others"
    return RaciError("unknown-revision", f"there is no commit {revision!r}{hint}", place)


def _nearest(revision: str, git: Git) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only for error messages

    named = git.say("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
    known = named.decode("utf-8", "replace").split("\n")[:1000]
    remote = next((each for each in known if each.endswith(f"/{revision}")), None)
    hits = get_close_matches(revision, known, n=1)
    return remote or (hits[0] if hits else None)
