"""Packages, such as workbooks and Word documents, as their parts: taken apart, mutated by part, and packed again."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

Parts: TypeAlias = "dict[str, bytes]"
Blind: TypeAlias = "Callable[[bytes], bytes]"
PartMutator: TypeAlias = "Callable[[Parts, Random, Blind], None]"
"""Changes some part in place; where it finds nothing of its kind it changes nothing."""

_MUTATORS: Final = Path(__file__).parent / "mutators"
_IDLE: Final = (
    "docProps/",
    "xl/theme",
    "word/theme",
    "word/fontTable",
    "word/webSettings",
    "customXml/",
    "Thumbnails/",
)
_LARGEST: Final = 4 << 20


def unpacked(data: bytes) -> Parts | None:
    """Return the parts of a package; None where it is none, or a large one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _LARGEST:
                return None
            return {each.filename: archive.read(each) for each in archive.infolist()}
    except Exception:  # noqa: BLE001 - a mutated archive may be broken in any way
        return None


def packed(parts: Parts) -> bytes:
    """Return a package of parts, not deflated: what is covered then tells of what stands in them."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return held.getvalue()


def slim(seeds: Iterable[bytes]) -> list[bytes]:
    """Return packages without the parts that nobody reads."""
    found = (unpacked(data) for data in seeds)
    return [packed({name: data for name, data in parts.items() if not name.startswith(_IDLE)})
            for parts in found if parts]  # fmt: skip


def mutated_package(data: bytes, random: Random, blind: Blind) -> bytes:
    """Return a package with some parts mutated, each time by one that knows a kind of part; at times the archive."""
    parts = unpacked(data)
    if not parts or random.random() < 0.02:  # noqa: PLR2004 - now and then
        return blind(data)
    mutators = part_mutators()
    for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
        random.choice(mutators)(parts, random, blind)
    return packed(parts)


def part_mutators() -> list[PartMutator]:
    """Return the mutators of parts: one module each, found by walking."""
    names = sorted(path.stem for path in _MUTATORS.glob("*.py") if path.stem != "__init__")
    return [import_module(f"fuzzing.mutators.{name}").mutate for name in names]


def pick(parts: Parts, random: Random, *ends: str) -> str | None:
    """Return the name of a part that ends so, any of them; None where there is none."""
    found = [name for name in parts if name.endswith(ends)]
    return random.choice(found) if found else None
