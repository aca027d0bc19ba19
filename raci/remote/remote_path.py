"""Paths of files that are elsewhere: read as local ones are, never written, their contents never put on a disk."""

from __future__ import annotations

import io
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any, Final, Literal, Self, cast
from weakref import WeakValueDictionary

from raci.errors import UnreadableError
from raci.limits import limit, passed
from raci.records import record
from raci.remote.address import Address, address_of
from raci.remote.contents import Unfetched, kept
from raci.remote.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_AT_ONCE: Final = 1 << 20
"""Files up to this size are fetched whole, of larger ones the beginning first."""
_living: Final[WeakValueDictionary[str, RemotePath]] = WeakValueDictionary()


@record
class Status:
    """What is known of a file: its size, and a number that is another one when it has changed."""

    st_size: int
    st_mtime_ns: int


def remote_path(text: str) -> RemotePath:
    """Return the path of an address; while it is held, the same one for the same address as it is shown."""
    address = address_of(text)
    known = _living.get(address.shown(address.inside))
    if known is not None and address.real(address.inside) in {str(known), known.real}:
        return known
    return RemotePath(address)


class RemotePath:
    """A file or folder that is elsewhere, with those methods of `pathlib.Path` that do not write.

    It is fetched when it is first read. `known` is what a listing said of it (fsspec's `type`, `size` and so on).
    """

    __slots__ = ("__weakref__", "_failed", "_inside", "_known", "address", "data")
    is_remote: Final = True
    on_disk: Final = False

    def __init__(self, address: Address, inside: str | None = None, known: Mapping[str, Any] | None = None) -> None:
        self.address = address
        self.data: bytes | None = None
        self._inside = PurePosixPath(address.inside if inside is None else inside)
        self._known = known
        self._failed: UnreadableError | OSError | None = None
        _living.setdefault(str(self), self)

    def __str__(self) -> str:
        return self.address.shown(self.inside)

    def __fspath__(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RemotePath) and self.real == other.real

    def __hash__(self) -> int:
        return hash(self.real)

    def __lt__(self, other: object) -> bool:
        return str(self) < str(other)

    def __reduce__(self) -> tuple[object, ...]:
        return remote_path, (self.real,)

    def __truediv__(self, name: str) -> Self:
        if str(name).startswith("/") or "://" in str(name):
            raise ValueError("a path within the same place is wanted")
        return self._at(self._inside / name)

    @property
    def inside(self) -> str:
        """What is named behind the scheme: host or bucket, and the path there."""
        return "" if self._inside == PurePosixPath() else str(self._inside)

    @property
    def real(self) -> str:
        """The address with all that is needed to get there; it may hold a password, and is never shown."""
        return self.address.real(self.inside)

    @property
    def name(self) -> str:
        """The last part."""
        return self._inside.name

    @property
    def suffix(self) -> str:
        """The suffix, such as `.xlsx`."""
        return self._inside.suffix

    @property
    def stem(self) -> str:
        """The last part without its suffix."""
        return self._inside.stem

    @property
    def parent(self) -> Self:
        """The folder this is in."""
        return self._at(self._inside.parent)

    def with_name(self, name: str) -> Self:
        """Return the path of something beside this."""
        return self._at(self._inside.with_name(name))

    def as_posix(self) -> str:
        """Return the address, against which patterns are held."""
        return str(self)

    def absolute(self) -> Self:
        """Return the path itself, which depends on no folder."""
        return self

    def resolve(self) -> Self:
        """Return the path without `..`; raise ValueError if that leads out of its bucket, host or archive."""
        parts: list[str] = []
        for part in self._inside.parts:
            if part != "..":
                parts.append(part)
            elif len(parts) > (0 if self.address.is_rootless else 1):
                parts.pop()
            else:
                raise ValueError("this leads out of the place")
        return self._at(PurePosixPath(*parts))

    def samefile(self, other: object) -> bool:
        """Tell whether the other path is the same."""
        return self == other

    def exists(self) -> bool:
        """Tell whether there is such a file or folder."""
        return self.is_dir() or self.is_file()

    def is_symlink(self) -> bool:
        """Tell that this is no link."""
        return False

    def is_dir(self) -> bool:
        """Tell whether this is a folder, a bucket or an archive as a whole."""
        return self._kind() == "directory"

    def is_file(self) -> bool:
        """Tell whether this is a file."""
        return self._kind() == "file"

    def stat(self) -> Status:
        """Return the size and what changes with the file; raise FileNotFoundError if there is none."""
        said = self._information()
        size = said.get("size")
        changing = sorted((name, str(each)) for name, each in said.items())
        return Status(len(self.read_bytes()) if size is None else int(size), hash(tuple(changing)))

    def open(self, mode: Literal["rb"] = "rb") -> IO[bytes]:
        """Return the contents to be read; of a large file only the beginning is fetched until more is wanted."""
        if mode != "rb":
            raise UnreadableError("remote", "what is elsewhere is only read", str(self))
        if self.data is None and (self._information().get("size") or 0) > _AT_ONCE:
            return cast("IO[bytes]", Unfetched(self))
        return io.BytesIO(self.read_bytes())

    def read_bytes(self) -> bytes:
        """Return the contents, fetched once; raise UnreadableError if they are too large or cannot be had."""
        if self.data is None:
            known = self._information()
            most = limit("file-size")
            if (known.get("size") or 0) > most:
                raise self._too_large()
            data = self._site.contents(self.inside, known, most + 1)
            if len(data) > most:
                raise self._too_large()
            self.data = data
            kept(self)
        return self.data

    def beginning(self, start: int, end: int) -> bytes:
        """Return some of the contents, which are not kept."""
        return self._site.part(self.inside, self._information(), start, end)

    def children(self) -> Iterator[Self]:
        """Yield what is in this folder, by name; nothing of it is kept."""
        for name, known in self._site.listed(self.inside, self._known):
            yield type(self)(self.address, f"{self.inside}/{name}" if self.inside else name, known)

    @property
    def _site(self) -> Site:
        return Site(self.address)

    def _at(self, inside: PurePosixPath) -> Self:
        return type(self)(self.address, "" if inside == PurePosixPath() else str(inside))

    def _kind(self) -> str:
        try:
            if self._known is None and (not self.inside or self._is_page()):
                self._site.reach()
                return "directory"
            return str(self._information().get("type", "file"))
        except (FileNotFoundError, PermissionError, UnreadableError):
            return ""  # reading it tells why

    def _is_page(self) -> bool:
        """Tell whether this is what a web server lists: there, folders end in a slash."""
        return self.address.scheme.startswith("http") and self.real.endswith("/")

    def _information(self) -> Mapping[str, Any]:
        if self._failed is not None:
            raise self._failed
        if self._known is None:
            try:
                self._known = self._site.information(self.inside)
            except (UnreadableError, OSError) as error:
                self._failed = error  # who asks again does not wait again
                raise
        return self._known

    def _too_large(self) -> UnreadableError:
        return passed("file-size", "the file is larger than MOST", str(self))
