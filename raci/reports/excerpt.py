"""The original line of a text file under a finding, with marks under what it is about."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.errors import RaciError
from raci.remote import place
from raci.reports.terminal import plain, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.lint import Finding

_LARGEST: Final = 10 << 20
_WIDTH: Final = 100
_BEFORE: Final = 60


def original(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield the line a finding stands in (`12 | text`) and the marks under it; nothing for sheets and odd encodings.

    Marks stand under the columns of the finding and of what is related to it in the same line.
    """
    place = finding.location
    if place.sheet is not None or place.row < 1:
        return
    lines = _lines(place.path)
    if place.row > len(lines):
        return
    line = lines[place.row - 1]
    columns = [each.column for each in (place, *finding.related) if each.row == place.row and each.path == place.path]
    start = max(0, place.column - _BEFORE) if len(line) > _WIDTH else 0
    number = f"{place.row} | "
    before, after = "…" if start else "", "…" if len(line) > start + _WIDTH else ""
    cut = line[start : start + _WIDTH]
    yield (
        f"{number}{before}{plain(cut)}{after}",
        " " * len(number + before) + _marks(cut, [each - start for each in columns]),
    )


def _marks(line: str, columns: Sequence[int]) -> str:
    marks = ""
    for column in sorted({each for each in columns if 1 <= each <= len(line)}):
        marks += " " * (width(plain(line[: column - 1])) - len(marks)) + "^"
    return marks


@lru_cache(maxsize=4)
def _lines(path: str) -> Sequence[str]:
    try:
        file = place(path)
        if file.stat().st_size > _LARGEST:
            return ()
        return file.read_bytes().decode("utf-8-sig").splitlines()
    except (OSError, ValueError, RaciError):  # no such file, no such name, or no text
        return ()
