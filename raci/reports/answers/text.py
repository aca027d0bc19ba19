"""A page for the terminal: labels and columns aligned, as wide as the screen, nothing in it cut off or obeyed."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from raci.reports.answers.page import Facts, Sentence, Table, Title
from raci.reports.terminal import Palette, padded, plain, shortened, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.reports.answers.page import Block, Page

_GAP: Final = 3
_NARROWEST: Final = 4
_LEAST: Final = 40


def text(page: Page, palette: Palette | None = None, columns: int = 120) -> str:
    """Return a page as text at most `columns` wide (and at least forty)."""
    colours, room = palette or Palette(), max(columns, _LEAST)
    layouts = _widths(page, room)
    lines: list[str] = []
    headed: set[tuple[str, ...]] = set()
    for before, block in zip((None, *page), page, strict=False):
        apart = isinstance(block, Title | Table) or isinstance(before, Table)
        lines += [""] if before and apart else []
        lines += _block(block, colours, room)
        if isinstance(block, Table):
            lines += _table(block, layouts[block.heads], colours, headed=block.heads not in headed)
            headed.add(block.heads)
    return "\n".join(lines)


def _block(block: Block, palette: Palette, room: int) -> Iterator[str]:
    if isinstance(block, Title):
        yield palette.bold(shortened(plain(block.words), room))
    elif isinstance(block, Sentence):
        yield from (f"  {line}" for line in wrapped(plain(block.words), room - 2))
    elif isinstance(block, Facts):
        yield from _facts(block, palette, room)
    elif block.heading:
        yield palette.bold(shortened(plain(block.heading), room))


def _facts(facts: Facts, palette: Palette, room: int) -> Iterator[str]:
    pairs = [(shortened(plain(label), room // 3), plain(value)) for label, value in facts.known]
    left = max((width(label) for label, _ in pairs), default=0) + _GAP
    for label, value in pairs:
        first, *others = wrapped(value, room - left - 2) or [""]
        yield f"  {palette.dim(padded(label, left))}{first}"
        yield from (f"  {' ' * left}{line}" for line in others)


def _table(table: Table, widths: Sequence[int], palette: Palette, *, headed: bool) -> Iterator[str]:
    if headed:
        yield from map(palette.dim, _row(table.heads, widths))
    for row in table.rows:
        yield from _row(row, widths)


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row: what is too wide for its column goes on below."""
    parts = [wrapped(plain(cell), each) for cell, each in zip(cells, widths, strict=True)]
    for lines in zip_longest(*parts, fillvalue=""):
        shown = (padded(line, each) for line, each in zip(lines, widths, strict=True))
        yield f"  {(' ' * _GAP).join(shown)}".rstrip()


def _widths(page: Page, room: int) -> dict[tuple[str, ...], list[int]]:
    """Return how wide the columns of the tables of each heads are; the widest give way until all fit."""
    found: dict[tuple[str, ...], list[int]] = {}
    for block in page:
        if isinstance(block, Table):
            widest = found.setdefault(block.heads, [0] * len(block.heads))
            for row in (block.heads, *block.rows):
                widest[:] = map(max, widest, (width(plain(cell)) for cell in row))
    for widths in found.values():
        spare = room - 2 - _GAP * (len(widths) - 1)
        while sum(widths) > spare and max(widths) > _NARROWEST:
            _narrow(widths, sum(widths) - spare)
    return found


def _narrow(widths: list[int], excess: int) -> None:
    """Take from the widest column what is too much, down to the next widest at most; the first column counts half."""
    weights = {place: each if place else each // 2 for place, each in enumerate(widths) if each > _NARROWEST}
    widest = max(weights, key=weights.__getitem__)
    following = max((each for place, each in weights.items() if place != widest), default=0)
    lowest = following if widest else 2 * following
    widths[widest] = max(_NARROWEST, min(widths[widest] - 1, max(lowest, widths[widest] - excess)))


def wrapped(line: str, room: int) -> list[str]:
    """Return a text in lines at most so wide, broken between words, and within a word that is wider than a line."""
    lines: list[str] = []
    for word in line.split(" "):
        if lines and width(lines[-1]) + 1 + width(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines += _pieces(word, room)
    return lines


def _pieces(word: str, room: int) -> list[str]:
    if width(word) <= room:
        return [word]
    pieces = [""]
    for sign in word:
        if width(pieces[-1]) + width(sign) > room and pieces[-1]:
            pieces.append("")
        pieces[-1] += sign
    return pieces
