"""Files that are written whole or not at all: beside the place they go to first, and renamed when they are done."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.errors import RaciError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC})
_BUSY: Final = frozenset({errno.EBUSY, errno.ETXTBSY})


@contextmanager
def replacing(target: Path, like: Path | None = None) -> Iterator[Path]:
    """Give a new file in the same folder to write to; put it in the target's place if all went well.

    Whatever happens meanwhile, even the end of the process, the target is either what it was or whole. A link leads
    on to the file it names. A file that is replaced passes on its permissions; a new one has those of the file it is
    `like`, if there is one. Raises RaciError with one sentence where the disk is full, the folder cannot be written
    to, or the target is open in an office program.
    """
    place = _followed(target)
    _not_open(place, target)
    written: Path | None = None
    try:
        written = _beside(place)
        yield written
        _settled(written, place if place.exists() else like)
        written.replace(place)
        _kept(place.parent)
    except OSError as error:
        raise _told(error, target) from None
    finally:
        if written is not None:
            with suppress(OSError):
                written.unlink(missing_ok=True)


def backed_up(path: Path) -> Path:
    """Copy a file beside itself as `NAME.bak` (`NAME.bak2` … where that is taken), and return the copy.

    Raises RaciError with one sentence where it cannot be written.
    """
    place = _followed(path)
    number = 1
    while (copy := place.with_name(f"{place.name}.bak{number if number > 1 else ''}")).exists():
        number += 1
    with replacing(copy, place) as written:
        shutil.copy2(place, written)
    return copy


def _followed(target: Path) -> Path:
    return target.resolve() if target.is_symlink() else target


def _beside(place: Path) -> Path:
    """Make an empty file in the folder of another, hidden, and with the same suffix."""
    handle, name = tempfile.mkstemp(prefix=f".{place.stem[:60]}-", suffix=place.suffix, dir=place.parent)
    os.close(handle)
    return Path(name)


def _settled(written: Path, like: Path | None) -> None:
    """Give a finished file the permissions it should have, and wait until the disk has it."""
    if like is not None:
        shutil.copymode(like, written)
    else:
        mask = os.umask(0)
        os.umask(mask)
        written.chmod(0o666 & ~mask)
    with written.open("rb+") as file:
        os.fsync(file.fileno())


def _kept(folder: Path) -> None:
    """Wait until the disk knows the new name; some systems cannot be asked to."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _not_open(place: Path, target: Path) -> None:
    """Raise RaciError if LibreOffice or Excel have left their mark that they hold the file."""
    for program, lock in (("LibreOffice", f".~lock.{place.name}#"), ("Excel", f"~${place.name}")):
        if place.exists() and place.with_name(lock).exists():
            message = f"it is open in {program}; close it there first (or delete {lock} if it is not)"
            raise RaciError("open-elsewhere", message, str(target))


def _told(error: OSError, target: Path) -> RaciError:
    """Return what the operating system said as one sentence."""
    if error.errno in _FULL:
        return RaciError("disk-full", "the disk is full; nothing was changed", str(target))
    if error.errno in _BUSY or (sys.platform == "win32" and isinstance(error, PermissionError)):
        return RaciError("open-elsewhere", "it is open in another program; close it there first", str(target))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return RaciError(
            "read-only", f"the folder {target.parent} may not be written to; name another place", str(target)
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return RaciError("no-folder", f"there is no folder {target.parent} to write to", str(target))
    if isinstance(error, IsADirectoryError):
        return RaciError("directory", "this is a directory; name a file", str(target))
    return RaciError("io", f"it cannot be written: {error.strerror or error}", str(target))
