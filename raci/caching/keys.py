"""What the result of a file is kept under: its contents, its name, the settings, and the raci that works it out."""

from __future__ import annotations

import os
import stat
import sys
from functools import cache
from hashlib import blake2b, file_digest
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.plugged import packages_plugged_in
from raci.records import values
from raci.remote import is_remote, place
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.settings import Settings

_IRRELEVANT: Final = frozenset(
    {"fail_on", "exclude", "baseline", "paths", "places", "jobs", "cluster", "cluster_timeout", "cache",
     "cache_dir"}
)  # fmt: skip
"""Settings that change nothing in what is found in a file."""
_SIZE: Final = 32
_MOST_BYTES: Final = 500 << 20
_PACKAGES: Final = (".dist-info", ".egg-info", ".egg-link", ".pth")
_MOST_FILES: Final = 5_000


def key_of(kind: str, path: str, contents: str, settings: Settings) -> bytes:
    """Return the key of a kind of result about a file under settings; `contents` is the digest of what is in it."""
    said = {name: each for name, each in values(settings).items() if name not in _IRRELEVANT}
    said["limits"] = {name: each for name, each in settings.limits.items() if name != "time"}
    return digest_of(kind, surroundings(), path, contents, repr(said))


def digest_of(*parts: str) -> bytes:
    """Return one digest of several texts, of which none runs into the next."""
    hashed = blake2b(digest_size=_SIZE)
    for part in parts:
        octets = part.encode("utf-8", "surrogatepass")
        hashed.update(len(octets).to_bytes(8, "big"))
        hashed.update(octets)
    return hashed.digest()


def contents_of(path: Path) -> str:
    """Return the digest of a file's contents; empty for what is none, too large, or cannot be read."""
    try:
        if is_remote(path):
            return blake2b(path.read_bytes(), digest_size=_SIZE).hexdigest()
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of files are opened
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
                return ""
            if status.st_size < 1 << 20:
                return blake2b(file.read(), digest_size=_SIZE).hexdigest()
            return file_digest(file, lambda: blake2b(digest_size=_SIZE)).hexdigest()
    except (OSError, ValueError, UnreadableError):
        return ""


def contents_named(path: str) -> str:
    """Return the digest of what stands at a path; empty where there is nothing."""
    try:
        return contents_of(place(path))
    except (OSError, ValueError, UnreadableError):
        return ""


@cache
def surroundings() -> str:
    """Return what tells this raci from others: its version, Python, all packages installed, and plug-ins."""
    told = [VERSION, sys.version, *sorted(_installed()), *_sources(), *_plug_ins()]
    return blake2b("\n".join(told).encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()


def _installed() -> Iterator[str]:
    """Yield the names of packages and their versions, as their folders have them."""
    for folder in sys.path:
        try:
            yield from (name for name in os.listdir(folder or ".") if name.endswith(_PACKAGES))  # noqa: PTH208 - quick
        except OSError:
            continue


def _sources() -> Iterator[str]:
    """Yield what changes with the source of raci where that is worked on."""
    own = Path(__file__).parents[1]
    if (own.parent / "pyproject.toml").is_file():
        yield from _stamps(own)


def _stamps(folder: Path) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(f"{here}/{name}")  # noqa: PTH116 - a thousand files are asked about
            yield f"{here}/{name} {status.st_mtime_ns} {status.st_size}"


def _plug_ins() -> Iterator[str]:
    """Yield the contents of the packages that plug-ins come from."""
    for name in packages_plugged_in():
        found = find_spec(name)
        if found is None or found.origin is None:
            continue
        top = Path(found.origin)
        files = sorted(top.parent.rglob("*")) if found.submodule_search_locations else [top]
        for each in files[:_MOST_FILES]:
            if each.suffix != ".pyc" and each.is_file():
                yield f"{each} {contents_of(each)}"
