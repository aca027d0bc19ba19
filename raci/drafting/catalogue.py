"""The catalogue of starters: matrices made after public practice, to begin with instead of an empty sheet."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.errors import RaciError
from raci.names import fold, nearest
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE: Final = Path(__file__).parents[1]
_PLACES: Final = (_PACKAGE / "starters", _PACKAGE.parent / "matrices" / "starters")
"""Where the files are in an installed package, and in a source tree."""
_AFTER: Final = "After: "
_ENTRY: Final = re.compile(r"  \S[^#]*:\s*$")


@record
class Starter:
    """A starter of the catalogue: its name, its title, what it is about, and the public practice it follows.

    `duties` and `roles` say how many it has. `path` is the org-design file it stands in.
    """

    name: str
    title: str
    summary: str
    practice: str
    duties: int
    roles: int
    path: Path


@cache
def starters() -> tuple[Starter, ...]:
    """Return all starters, sorted by name: one for each file of the catalogue."""
    folder = next(place for place in _PLACES if place.is_dir())
    return tuple(map(_starter, sorted(folder.glob("*.yaml"))))


def starter(name: str) -> Starter:
    """Return the starter of this name or title; raise RaciError, with the one most like it, if there is none."""
    known = {word: each for each in starters() for word in (fold(each.title), each.name)}
    wanted = fold(name)
    found = known.get(wanted) or known.get(wanted.replace(" ", "-").replace("_", "-"))
    if found is None:
        near = nearest(wanted, list(known))
        hint = f"did you mean {known[near].name!r}?" if near else "see raci draft --list"
        raise RaciError("unknown-starter", f"there is no starter {name!r}; {hint}")
    return found


def _starter(path: Path) -> Starter:
    """Return what the lines of a starter say of it, without reading it as a matrix: a list costs no more than that."""
    lines = path.read_text(encoding="utf-8").splitlines()
    summary, practice = _head(lines)
    title = next(line.removeprefix("title:").strip() for line in lines if line.startswith("title:"))
    counts = {part: sum(bool(_ENTRY.match(line)) for line in _part(lines, part)) for part in ("duties", "roles")}
    return Starter(path.stem, title, summary, practice, counts["duties"], counts["roles"], path)


def _head(lines: list[str]) -> tuple[str, str]:
    """Return the two halves of the comment at the head of a file: what it is about, and what it is made after."""
    end = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    said = " ".join(line.removeprefix("#").strip() for line in lines[:end])
    summary, _, practice = said.partition(_AFTER)
    return summary.strip(), practice.strip()


def _part(lines: list[str], name: str) -> Iterator[str]:
    """Yield the lines that stand under a key of the file."""
    inside = False
    for line in lines:
        if line[:1] not in {"", " ", "#"}:
            inside = line.startswith(f"{name}:")
        elif inside:
            yield line
