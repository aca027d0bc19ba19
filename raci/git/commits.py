"""The commits that changed a file, and the files that differ between two commits."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.git.asking import Git

_FORM: Final = "%H%x1f%P%x1f%cI%x1f%aN%x1f%s"
_RAW: Final = ("--encoding=UTF-8", "--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-textconv")
_LINE: Final = ("--first-parent", "--diff-merges=first-parent")
_NOTHING: Final = frozenset("0")
_FILES: Final = frozenset({"100644", "100755", "100664"})
"""What git says of regular files; others are links and repositories."""
_TWO_NAMES: Final = "RC"


@record
class Commit:
    """A commit that changed a file: its parents, when it was made, by whom, and the first line of what was said.

    `path` is the name of the file by then, from the root of the repository; `blob` is the id of its content, empty
    where the commit took the file out. `added` is True where the file was not there before, under any name.
    """

    id: str
    parents: tuple[str, ...]
    date: str
    author: str
    subject: str
    path: str
    blob: str
    added: bool


@record
class Differing:
    """A file that differs between two commits: its path and the id of its content in each; empty where it is not."""

    before: str
    after: str
    old: str
    new: str


def commits_of(git: Git, path: str, head: str, without: str | None = None) -> list[Commit]:
    """Return the commits of a line of history that changed a file, the newest first; it is followed when renamed.

    A merge stands for all that it brought into the line. `without` is a commit: what it comes from is left out.
    """
    words = (
        "--literal-pathspecs",
        "log",
        f"--format={_FORM}",
        *_RAW,
        *_LINE,
        "--follow",
        head,
        *([f"^{without}"] if without else []),
        "--",
    )
    tokens = iter(os.fsdecode(git.say(*words, path)).split("\0"))
    found: list[Commit] = []
    said: list[str] = []
    for token in tokens:
        if token.lstrip("\n").startswith(":"):
            each = _entry(token.lstrip("\n"), tokens)
            id_, parents, date, author, subject = said
            name = each.after or each.before or path
            found.append(Commit(id_, tuple(parents.split()), date, author, subject, name, each.new, not each.old))
        elif token:
            said = token.split("\x1f", 4)
    return found


def differing(git: Git, old: str, new: str | None) -> Iterator[Differing]:
    """Yield the files that differ between two commits, or a commit and the work tree, whose contents have no id yet.

    One that was moved is one, under two names. Files of the work tree that git does not know are there, if it would
    take them.
    """
    words = ("diff", *_RAW, "--ignore-submodules=dirty", old, *([new] if new else []), "--")
    tokens = iter(os.fsdecode(git.say(*words)).split("\0"))
    yield from (_entry(token, tokens) for token in tokens if token.startswith(":"))
    if new is None:
        untracked = git.lines("ls-files", "--others", "--exclude-standard", "-z")
        yield from (Differing("", name, "", "") for name in untracked if not name.endswith("/"))


def _entry(raw: str, names: Iterator[str]) -> Differing:
    """Return what a line such as `:100644 100644 1a2b… 3c4d… M` says, with the names that follow it."""
    was, now, old, new, status = raw.split(" ")
    before = next(names)
    after = next(names) if status[0] in _TWO_NAMES else before
    there = was[1:] in _FILES and status[0] != "A"
    left = now in _FILES and status[0] != "D"
    known = not _NOTHING.issuperset(new)
    return Differing(
        before if there else "", after if left else "", old if there else "", new if left and known else ""
    )
