"""What revisions such as `main` or `HEAD~2` mean, and what to do where they mean nothing here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import RaciError

if TYPE_CHECKING:
    from raci.git.asking import Git

DEEPER: Final = "fetch all of it (fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, or git fetch --unshallow)"
"""What to do where the history was cut off."""
_MOST_NAMES: Final = 1000


def commit_named(git: Git, revision: str) -> str:
    """Return the commit that a revision means; raise RaciError, with what to do now, where it means none."""
    found = git.commit(revision)
    if found:
        return found
    place = str(git.folder)
    if git.commit("HEAD") is None:
        message = "the repository has no commits yet, and so no history; commit first"
        raise RaciError("no-commits", message, place)
    if is_shallow(git):
        raise RaciError("unknown-revision", f"there is no commit {revision!r} in this shallow clone; {DEEPER}", place)
    near = _nearest(revision, git)
    hint = f"did you mean {near!r}?" if near else "git branch -a lists those there are, git fetch brings others"
    raise RaciError("unknown-revision", f"there is no commit {revision!r}; {hint}", place)


def common_commit(git: Git, one: str, other: str) -> str:
    """Return the last commit that two revisions have in common; raise RaciError, with what to do now, if there is none.

    It is the newest of them that both come from.
    """
    done = git.run("merge-base", commit_named(git, one), commit_named(git, other))
    found = done.stdout.decode("ascii", "replace").split()
    if found:
        return found[0]
    if is_shallow(git):
        message = f"this shallow clone does not reach back to where {one!r} and {other!r} part; {DEEPER}"
        raise RaciError("shallow-clone", message, str(git.folder))
    message = f"{one!r} and {other!r} have no commit in common; name a revision that {other!r} comes from"
    raise RaciError("no-merge-base", message, str(git.folder))


def is_shallow(git: Git) -> bool:
    """Tell whether a repository was cloned without all of its history."""
    return git.say("rev-parse", "--is-shallow-repository").strip() == b"true"


def _nearest(revision: str, git: Git) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only for error messages

    named = git.say("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
    known = named.decode("utf-8", "replace").split("\n")[:_MOST_NAMES]
    remote = next((each for each in known if each.endswith(f"/{revision}")), None)
    hits = get_close_matches(revision, known, n=1)
    return remote or (hits[0] if hits else None)
