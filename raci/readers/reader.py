"""What a reader is, and which one reads a file: by content first, then by suffix."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.limits import check_size
from raci.plugged import plugged
from raci.readers.contents import named_by_content
from raci.records import record
from raci.walking import modules_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.layout.grid import Grid
    from raci.layout.reading import Note, Remark
    from raci.model import Matrix, Organization

_HEAD: Final = 4096
ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@record
class Document:
    """What a file holds: grids to be understood, or matrices that say themselves what they are.

    `notes` say what could be read otherwise, or was left out. `organization` is that of a file without duties.
    `remarks` are notes and comments that may allow something.
    """

    grids: tuple[Grid, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    notes: tuple[Note, ...] = ()
    organization: Organization | None = None
    remarks: tuple[Remark, ...] = ()


def always(_data: bytes) -> bool:
    """Tell of any content that it may hold a matrix."""
    return True


@record
class Reader:
    """A file format: its name, its suffixes, how its content is recognized, and how it is read.

    `recognizes` gets the path and the first 4096 bytes. `read` raises UnreadableError. `may_hold` gets the content (of
    a long one the beginning) of a file that was found in a folder, and tells quickly whether it is worth reading: True
    if in doubt.
    """

    name: str
    suffixes: tuple[str, ...]
    recognizes: Callable[[Path, bytes], bool]
    read: Callable[[Path], Document]
    may_hold: Callable[[bytes], bool] = always


def by_suffix(suffixes: tuple[str, ...]) -> Callable[[Path, bytes], bool]:
    """Return what recognizes a format by the end of a file's name alone."""
    return lambda path, _head: path.suffix.lower() in suffixes


@cache
def readers() -> tuple[Reader, ...]:
    """Return every reader: the `READER` of each module of this package, and of entry points `raci.readers`."""
    found = []
    for module in modules_in(str(Path(__file__).parent)):
        reader = getattr(import_module(f"{__package__}.{module}"), "READER", None)
        if isinstance(reader, Reader):
            found.append(reader)
    found += [reader for reader in plugged("raci.readers") if isinstance(reader, Reader)]
    return tuple(found)


def suffixes() -> frozenset[str]:
    """Return the suffixes of all formats, such as `.xlsx`."""
    return frozenset(suffix for reader in readers() for suffix in reader.suffixes)


def read_document(path: Path) -> Document:
    """Read a file of any known format; raise UnreadableError with one sentence that says what is wrong."""
    head = head_of(path, "name files, or let check walk it")
    if not head:
        raise UnreadableError("empty", "the file is empty", str(path))
    check_size("file-size", path.stat().st_size, str(path))
    named = _named(path, head)
    for reader in readers():
        if reader.recognizes(named, head):
            return reader.read(path)
    raise UnreadableError("unknown-format", _strange(path, head), str(path))


def _named(path: Path, head: bytes) -> Path:
    """Return the path by which a reader is found; its own name may have several suffixes.

    Where the content speaks for itself, the suffix has no say: a workbook may be named .csv.
    """
    if head.startswith(ZIP):
        return named_by_content(path)
    return path.with_name("named") if kind_of(head) else path


def head_of(path: Path, instead: str) -> bytes:
    """Return the first bytes of a file; of a directory it is told what to do instead.

    Raises UnreadableError for what is missing, a directory, or not to be read.
    """
    try:
        if path.is_dir():
            raise UnreadableError("directory", f"this is a directory; {instead}", str(path))
        with path.open("rb") as file:
            return file.read(_HEAD)
    except FileNotFoundError:
        is_pattern = "*" in str(path) or "?" in str(path)
        wanted = "no file fits this pattern" if is_pattern else "there is no such file"
        raise UnreadableError("missing", wanted, str(path)) from None
    except PermissionError:
        raise UnreadableError("permission", "no permission to read this file", str(path)) from None
    except OSError as error:
        raise UnreadableError("io", f"it cannot be read: {error.strerror or error}", str(path)) from None


_KINDS: Final = (
    (ZIP, "a zip archive"),
    (OLE, "an OLE file"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
)


def kind_of(head: bytes) -> str:
    """Return what a file is by its first bytes, such as `a PDF`; empty for text and what is not known."""
    return next((kind for start, kind in _KINDS if head.startswith(start)), "")


def _strange(path: Path, head: bytes) -> str:
    kind = kind_of(head)
    known = ", ".join(sorted(suffixes()))
    if kind:
        return f"this is {kind}, not a matrix raci can read ({known})"
    return f"the format of {path.suffix or 'this file'} is not one raci can read ({known})"
