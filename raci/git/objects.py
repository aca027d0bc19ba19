"""What stood in a repository, by one git for all questions: contents by their ids, or by commit and path."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Final, Self

from raci.errors import RaciError
from raci.git.asking import absent, environment
from raci.limits import limit

if TYPE_CHECKING:
    from types import TracebackType

    from raci.git.asking import Git

_HEADER: Final = 3
_ID: Final = frozenset("0123456789abcdef")


class Blobs:
    """The contents of files of a repository, asked of one process; to be closed, or used in a `with`."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, blob: str) -> bytes | None:
        """Return what a file held, by the id of its content; None if that is not here, or very large."""
        if not _ID.issuperset(blob):
            raise ValueError(f"no id of a content: {blob!r}")
        return self._answer(blob)

    def at(self, commit: str, path: str) -> bytes | None:
        """Return what a file of a commit held, None if it was not there; a link holds the path it leads to."""
        if "\n" in path or not _ID.issuperset(commit):
            done = self._git.run("cat-file", "blob", f"{commit}:{path}")
            return None if done.returncode else done.stdout
        return self._answer(f"{commit}:{path}")

    def _answer(self, name: str) -> bytes | None:
        process = self._process or self._start()
        if process.stdin is None or process.stdout is None:
            raise RaciError("git", "git does not answer")
        try:
            process.stdin.write(name.encode("utf-8", "surrogateescape") + b"\n")
            process.stdin.flush()
            header = process.stdout.readline()
        except BrokenPipeError:
            header = b""
        if not header:
            self.close()
            raise RaciError("git", "git stopped answering; git fsck may say what is broken in this repository")
        words = header.split()
        if len(words) != _HEADER or not words[2].isdigit() or words[1] not in {b"blob", b"tree", b"commit", b"tag"}:
            return None
        size = int(words[2])
        if size > limit("file-size"):
            self.close()
            return None
        kept = process.stdout.read(size + 1)[:size]
        return kept if words[1] == b"blob" else None

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - no shell
                self._git.words("cat-file", "--batch"),
                cwd=self._git.folder,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
            raise absent(self._git.folder) from error
        return self._process

    def close(self) -> None:
        """End the process."""
        if self._process:
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    stream.close()
            self._process.wait()
        self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
