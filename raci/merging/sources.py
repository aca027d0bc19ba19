"""The three files of a merge, under names by which they can be read: git names them without a suffix."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Final

from raci.api import understand
from raci.errors import NoMatrixError, RaciError, UnreadableError
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.layout.grid import Grid
    from raci.model import Matrix
    from raci.settings import Settings

_GUESSED: Final = (".yaml", ".json", ".md", ".csv", ".html", ".rst", ".adoc")
_ZIP: Final = b"PK\x03\x04"


@record
class Source:
    """A file of a merge: as it is called, where it is read, and its matrices; the base may be empty."""

    shown: str
    path: Path
    matrices: tuple[Matrix, ...] = ()

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The grids of the file; none where it is an org-design file, or empty."""
        from raci.readers import read_document  # noqa: PLC0415 - only to look at what stands beside matrices

        return read_document(self.path).grids if self.path.stat().st_size else ()


@contextmanager
def sources(files: Sequence[Path], named: Path | None, settings: Settings | None) -> Iterator[tuple[Source, ...]]:
    """Give the three files, copied to where their names have the suffix that says their format.

    `named` is the file that all three are states of; an organization that it names is looked for beside it. Raises
    RaciError where a file cannot be read or, but for the base, holds no matrix.
    """
    contents = [_bytes(file) for file in files]
    with ExitStack() as copies:
        beside = (named or files[1]).absolute().parent
        suffix = (named.suffix if named else _suffix(files)) or _guessed(contents, beside)
        found = []
        for number, (file, content) in enumerate(zip(files, contents, strict=True)):
            copy = copies.enter_context(copied(content, beside, suffix))
            shown = str(named or file) if number == 1 else str(file)
            found.append(_read(copy, shown, settings, may_be_empty=number == 0))
        yield tuple(found)


@contextmanager
def copied(content: bytes, folder: Path, suffix: str) -> Iterator[Path]:
    """Give a hidden file of this content in a folder, so that what it names is found from there, or elsewhere."""
    try:
        handle, name = mkstemp(prefix=".raci-merge-", suffix=suffix, dir=folder)
    except OSError:
        handle, name = mkstemp(prefix="raci-merge-", suffix=suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("missing", "there is no such file", str(path)) from None
    except IsADirectoryError:
        raise UnreadableError("directory", "this is a directory; name a file", str(path)) from None
    except OSError as error:
        raise UnreadableError("io", f"it cannot be read: {error.strerror or error}", str(path)) from None


def _suffix(files: Sequence[Path]) -> str:
    """Return the suffix of the files, if one is of a format that is read."""
    from raci.readers.reader import suffixes  # noqa: PLC0415 - needs the readers

    known = suffixes()
    return next((files[number].suffix for number in (1, 2, 0) if files[number].suffix.lower() in known), "")


def _guessed(contents: Sequence[bytes], folder: Path) -> str:
    """Return a suffix under which the content is read; raise RaciError if there is none."""
    content = contents[1] or contents[2]
    if content.startswith(_ZIP):
        return ".xlsx"
    for suffix in _GUESSED:
        try:
            with copied(content, folder, suffix) as copy:
                if understand(copy).readings:
                    return suffix
        except RaciError:
            continue
    raise RaciError("no-suffix", "the names do not say what format the files have; name the merged file with --path")


def _read(path: Path, shown: str, settings: Settings | None, *, may_be_empty: bool) -> Source:
    if may_be_empty and not path.stat().st_size:
        return Source(shown, path)
    try:
        found = understand(path, settings)
    except RaciError as error:
        problems = tuple(each.replace(str(path), shown) for each in error.problems)
        raise type(error)(error.code, error.message, error.place.replace(str(path), shown), problems) from None
    if not found.readings:
        raise NoMatrixError("no-matrix", f"no matrix was read: {found.reason}", shown)
    return Source(shown, path, tuple(reading.matrix for reading in found.readings))


def read_again(path: Path, settings: Settings | None) -> Source | None:
    """Return what a file made in a merge says; None where it cannot be read."""
    try:
        found = understand(path, settings)
    except RaciError:
        return None
    return Source(str(path), path, tuple(reading.matrix for reading in found.readings))
