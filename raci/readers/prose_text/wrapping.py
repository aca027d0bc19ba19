"""Lines of a paragraph that were broken to fit a page, joined again; lines that stand for themselves stay apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.texts.markdown import is_bold, roughly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WRAPPED: Final = 50
"""A line shorter than this was not broken to fit a page, unless the next goes on in the middle of a sentence."""
_WIDEST: Final = 130
_EVEN: Final = 0.7
_FEWEST: Final = 3
"""Lines of a text without marks are broken ones where so many follow each other, nearly as long as the longest."""
_LEADS: Final = ("**", "__")
_LONGEST_LEAD: Final = 200


class Said(NamedTuple):
    """A paragraph in one piece: its words, its first line, where later lines begin in it, and what it begins bold."""

    text: str
    line: int
    starts: tuple[tuple[int, int], ...]
    lead: str


def paragraphs(lines: Sequence[tuple[int, str]], *, marked: bool = True) -> Iterator[Said]:
    """Yield the paragraphs of lines that no blank line parts; each line has its number.

    In a text that is not `marked` up, a line that begins with a capital begins a paragraph unless all are as long.
    """
    group: list[tuple[int, str]] = []
    capitals = marked or _is_filled([line for _, line in lines])
    for number, line in lines:
        if group and not _goes_on(group[-1][1], line, capitals=capitals):
            yield one(group)
            group = []
        group.append((number, line))
    if group:
        yield one(group)


def one(lines: Sequence[tuple[int, str]]) -> Said:
    """Return lines as one paragraph."""
    pieces: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for number, line in lines:
        piece = roughly(line)
        starts.append((length, number))
        pieces.append(piece)
        length += len(piece) + 1
    return Said(" ".join(pieces), lines[0][0], tuple(starts) if len(starts) > 1 else (), lead_of(lines[0][1]))


def lead_of(line: str) -> str:
    """Return the bold words that a line of Markdown begins with."""
    line = line.strip().removeprefix("[ ] ").removeprefix("[x] ").lstrip()
    if is_bold(line):
        return roughly(line)
    for mark in _LEADS:
        if line.startswith(mark):
            end = line.find(mark, 2, _LONGEST_LEAD)
            return roughly(line[2:end]).strip() if end > 0 else ""
    return ""


def _is_filled(lines: Sequence[str]) -> bool:
    """Tell whether lines were broken to fill a page: all but the last nearly as long as the longest."""
    widths = [len(line.rstrip()) for line in lines[:-1]]
    return len(lines) >= _FEWEST and _WRAPPED <= max(widths) <= _WIDEST and min(widths) >= _EVEN * max(widths)


def _goes_on(above: str, line: str, *, capitals: bool) -> bool:
    if above.endswith(("  ", "\\")) or line.lstrip().startswith(_LEADS):
        return False
    first = line.lstrip()[:1]
    small = first.islower() or first.isdecimal() or first in "(&"
    bare = above.rstrip()
    if first.islower() and bare[-1:] not in ".!?:":
        return True
    return _WRAPPED <= len(bare) <= _WIDEST and (small or (capitals and bare[-1:] not in ".!?:"))
