"""Files that are never on a disk: a path that carries its content, for readers and writers that are given paths."""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

_alone: Final[ContextVar[bool]] = ContextVar("alone", default=False)


@contextmanager
def alone() -> Iterator[None]:
    """Read files meanwhile as if there were no others: what a file names beside itself is not looked for."""
    token = _alone.set(True)
    try:
        yield
    finally:
        _alone.reset(token)


def is_alone() -> bool:
    """Tell whether the file that is read may not lead to others."""
    return _alone.get()


def on_disk(path: Path) -> bool:
    """Tell whether a path is one of the file system, so that other programs may open it by its name."""
    return getattr(path, "on_disk", True) is True


def openable(path: Path) -> Path | IO[bytes]:
    """Return what zip archives are opened by: the path itself, or the content that is in memory."""
    return path if on_disk(path) else path.open("rb")


def copied(source: Path, target: Path) -> None:
    """Copy the content of a file."""
    if on_disk(source) and on_disk(target):
        from shutil import copyfile  # noqa: PLC0415 - nothing costs until used

        copyfile(source, target)
    else:
        target.write_bytes(source.read_bytes())


class MemoryPath(type(Path())):  # type: ignore[misc] # the class of paths of this system
    """A path whose file is in memory; where it leads to (its parent, a name beside it) there is nothing."""

    on_disk: Final = False
    content: bytes | None = None

    @classmethod
    def holding(cls, name: str, content: bytes = b"") -> Self:
        """Return the path of a file of this name with this content."""
        path = cls(name)
        path.content = content
        return path

    def open(self, mode: str = "r", *_: object, **options: Any) -> IO[Any]:  # noqa: ANN401 - as `open` has them
        """Return the file opened in a mode of `open`."""
        if "w" in mode:
            file: BytesIO = _Kept(self)
        elif self.content is None:
            raise FileNotFoundError(2, "there is no such file", str(self))
        else:
            file = BytesIO(self.content)
        if "b" in mode:
            return file
        known = {word: options[word] for word in ("encoding", "errors", "newline") if word in options}
        return TextIOWrapper(file, **known)

    def read_bytes(self) -> bytes:
        """Return the content."""
        with self.open("rb") as file:
            content: bytes = file.read()
        return content

    def write_bytes(self, data: bytes) -> int:
        """Let this be the content."""
        self.content = bytes(data)
        return len(self.content)

    def stat(self, **_: object) -> os.stat_result:
        """Return what is known of the file: its size."""
        if self.content is None:
            raise FileNotFoundError(2, "there is no such file", str(self))
        return os.stat_result((0o100600, 0, 0, 1, 0, 0, len(self.content), 0, 0, 0))

    def exists(self, **_: object) -> bool:
        """Tell whether there is a content."""
        return self.content is not None

    def is_file(self, **_: object) -> bool:
        """Tell whether there is a content."""
        return self.content is not None

    def is_dir(self, **_: object) -> bool:
        """Tell that it is no directory."""
        return False

    def is_symlink(self) -> bool:
        """Tell that it is no link."""
        return False

    def resolve(self, strict: bool = False) -> Self:  # noqa: FBT001, FBT002 - as Path has it
        """Return the path itself."""
        return self

    def absolute(self) -> Self:
        """Return the path itself."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).holding, (str(self), self.content)


class _Kept(BytesIO):
    """A file that is written, and kept by its path when it is closed."""

    def __init__(self, path: MemoryPath) -> None:
        super().__init__()
        self._path = path

    def close(self) -> None:
        if not self.closed:
            self._path.content = self.getvalue()
        super().close()
