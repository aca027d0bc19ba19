"""What is asked of a place that is elsewhere: what a folder holds, what is known of a file, its contents."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from raci.limits import limit, passed, size_told
from raci.remote.mishaps import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.remote.address import Address

_BOMB: Final = 50 << 20
"""Bytes from which on a file in an archive that packs better than any real one is not unpacked."""


class Site:
    """Where an address leads; connections are opened when something is asked, and shared."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def reach(self) -> None:
        """Open the way to it; raise FileNotFoundError where there is nothing."""
        with told(self._address, ""):
            self._filesystem()

    def information(self, inside: str) -> Mapping[str, Any]:
        """Return what is known of a file or folder, as fsspec has it; raise FileNotFoundError, PermissionError."""
        with told(self._address, inside):
            known: dict[str, Any] = self._filesystem().info(self._path(inside))
            return known

    def contents(self, inside: str, known: Mapping[str, Any], most: int) -> bytes:
        """Return the contents of a file, at most so many bytes of them where their size is not known."""
        self._refuse_bomb(inside, known)
        with told(self._address, inside):
            path, files = self._path(inside, known), self._filesystem()
            if known.get("size") is not None:
                return bytes(files.cat_file(path))
            with files.open(path, "rb") as file:
                return bytes(file.read(most))

    def part(self, inside: str, known: Mapping[str, Any], start: int, end: int) -> bytes:
        """Return the bytes of a file from `start` to before `end`."""
        self._refuse_bomb(inside, known)
        with told(self._address, inside):
            stop = min(end, int(known.get("size") or end))
            return bytes(self._filesystem().cat_file(self._path(inside, known), start=start, end=stop))

    def listed(self, inside: str, known: Mapping[str, Any] | None = None) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the name of each file and folder in a folder, in their order, with what is known of it."""
        with told(self._address, inside):
            files, folder = self._filesystem(), self._path(inside, known)
            found: list[dict[str, Any]] = files.ls(folder, detail=True)
            files.invalidate_cache()
        if len(found) > limit("listed-files"):
            what, where = "it holds more than MOST files", self._address.shown(inside)
            raise passed("listed-files", what, where, instead="name folders within it", code="too-many")
        start = folder.strip("/")
        named = {}
        for each in found:
            above, _, name = str(each["name"]).strip("/").rpartition("/")
            if name and above == start:
                named[name, str(each.get("type"))] = each
        for name, kind in sorted(named):
            yield name, named[name, kind]

    def _filesystem(self) -> Any:  # noqa: ANN401 - fsspec has no types
        """Return the file system of fsspec."""
        host = self._address.inside.partition("/")[0]
        root = self._address.real("" if self._address.is_rootless else host)
        return _filesystem(self._address.scheme, root, _stamp(self._address.tail))

    def _path(self, inside: str, known: Mapping[str, Any] | None = None) -> str:
        """Return how the file system names a path."""
        if known and known.get("name"):
            return str(known["name"])
        step = self._address.real(inside).partition("::")[0]
        return str(self._filesystem()._strip_protocol(step))  # noqa: SLF001 - fsspec has no other way

    def _refuse_bomb(self, inside: str, known: Mapping[str, Any]) -> None:
        size, packed = known.get("size") or 0, known.get("compress_size")
        if packed is not None and size > _BOMB and size > limit("unzipped-ratio") * max(1, packed):
            times = size // max(1, packed)
            what = f"it unpacks to {size_told(size, 1 << 20)}, {times} times its size; raci does not unpack such a file"
            raise passed("unzipped-ratio", what, self._address.shown(inside), code="zip-bomb")


@lru_cache(maxsize=8)
def _filesystem(scheme: str, root: str, _stamp: tuple[int, int] | None) -> Any:  # noqa: ANN401 - as above
    from fsspec.core import url_to_fs  # noqa: PLC0415 - of the extra `remote`

    from raci.remote.protocols import options_for  # noqa: PLC0415 - as above

    found, _ = url_to_fs(root, **options_for(scheme))
    return found


def _stamp(tail: str) -> tuple[int, int] | None:
    """Return what changes with an archive on this machine."""
    if not tail or "://" in tail:
        return None
    try:
        status = Path(tail.removeprefix("::")).stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
