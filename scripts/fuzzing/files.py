"""Targets that are files: written to a folder, and read as raci reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from fuzzing.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fuzzing.target import Mutate

MATRICES: Final = Path(__file__).resolve().parents[2] / "matrices"
_HERE: Final = Path(__file__).resolve().parent
_LARGEST: Final = 16_000


def small_files(*patterns: str, most: int = _LARGEST, count: int = 60) -> list[bytes]:
    """Return the contents of the smaller files of matrices/, and of seeds/ here, that fit patterns; smallest first."""
    found = {path for pattern in patterns for folder in (MATRICES, _HERE) for path in folder.glob(pattern)}
    kept = sorted(path for path in found if path.is_file() and path.stat().st_size <= most)
    return [path.read_bytes() for path in sorted(kept, key=lambda path: path.stat().st_size)[:count]]


def understood(path: Path) -> None:
    """Read a file, and make matrices of what it holds."""
    import raci  # noqa: PLC0415 - imported where it is measured what it covers

    raci.understand(path)


def file_target(
    *suffixes: str,
    seeds: Callable[[], list[bytes]],
    act: Callable[[Path], object] = understood,
    suffix: Callable[[bytes], str] | None = None,
    mutate: Mutate | None = None,
    words: tuple[str, ...] = (),
) -> Target:
    """Return a target that is read from a file; of several suffixes the length of the bytes chooses one."""

    def named(data: bytes) -> str:
        return suffix(data) if suffix else suffixes[len(data) % len(suffixes)]

    def run(data: bytes, folder: Path) -> None:
        path = folder / f"fuzzed{named(data)}"
        path.write_bytes(data)
        act(path)

    def all_seeds() -> Iterator[bytes]:
        for data in seeds():
            yield data
            if not suffix:
                yield from (data + b"\n" * more for more in range(1, len(suffixes)) if not mutate)

    return Target(run, all_seeds, named, mutate, words)


def json_or_yaml(data: bytes) -> str:
    """Return the suffix of structured text by its first character."""
    return ".json" if data.lstrip()[:1] in {b"{", b"["} else ".yaml"
