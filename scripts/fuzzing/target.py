"""What a target is: a part of raci that takes bytes from anywhere, and the small files it is tried with first."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

Mutate: TypeAlias = "Callable[[bytes, Random, Callable[[bytes], bytes]], bytes]"
"""Returns other bytes of the same structure; what it is given last mutates bytes blindly."""

_HERE: Final = Path(__file__).parent / "targets"


@dataclass(frozen=True)
class Target:
    """A part of raci: how it is run on bytes, the seeds, and how bytes of its kind are mutated.

    `run` gets the bytes and a folder for files; whatever it raises but a RaciError is a crash. `suffix` is that of a
    file with such bytes. `words` are texts that mean something there.
    """

    run: Callable[[bytes, Path], object]
    seeds: Callable[[], Iterable[bytes]]
    suffix: Callable[[bytes], str]
    mutate: Mutate | None = None
    words: tuple[str, ...] = ()


def names() -> list[str]:
    """Return the names of all targets: one module each, found by walking."""
    return sorted(path.stem for path in _HERE.glob("*.py") if path.stem != "__init__")


def target_of(name: str) -> Target:
    """Return a target by its name."""
    found: Target = import_module(f"fuzzing.targets.{name}").TARGET
    return found


def tried(target: Target, data: bytes, folder: Path) -> None:
    """Run a target on bytes; what raci refuses in its own words is no crash."""
    from raci.errors import RaciError  # noqa: PLC0415 - imported where it is measured what it covers

    try:
        target.run(data, folder)
    except RaciError as error:
        str(error)
