"""Wiki markup of Jira and Confluence: rows of cells behind bars, headings behind two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.readers.documents.parts import Cell
from raci.readers.wiki_text.jira_inline import is_bold, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.readers.documents.page import Page

_PIECE: Final = pattern(
    r"\\.|\[[^\[\]\n]{0,500}\]|\{[^{}\n]{0,300}\}|![^\s!|]{1,200}?\.\w{2,4}(?:\|[^!|\n]{0,100})?!|(?P<bar>\|\|?)|[^\\\[{!|]+|."
    r"|\n"
)
_HEADING: Final = pattern(r"h([1-6])\.\s+(.*)")
_ITEM: Final = pattern(r"(?:[*#-]{1,6}|bq\.)\s+(?=\S)")
_BLOCK: Final = pattern(r"\{(code|noformat)(?:[:|][^{}]*)?\}")
_TITLED: Final = pattern(
    r"\{(?:panel|expand|info|note|tip|warning):(?:[^{}]{0,300}\|)?title=([^|{}]{0,300})[^{}]{0,300}\}"
)
_LINE: Final = pattern(r"-{4,}\s*$")


def read_jira(lines: Sequence[str], page: Page) -> None:
    """Give the tables and words of a text to a page."""
    at = 0
    while at < len(lines):
        text = lines[at].strip()
        if text.startswith("|"):
            at = _table(lines, at, page)
        elif opened := _BLOCK.match(text):
            at = _behind(lines, at, opened[1])
        else:
            _words(lines[at], at + 1, page)
            at += 1


def _words(line: str, number: int, page: Page) -> None:
    text = line.strip()
    start = len(line) - len(line.lstrip())
    if heading := _HEADING.match(text):
        page.heading(int(heading[1]), plain(heading[2]), number, start + heading.start(2) + 1)
        return
    if _LINE.match(text):
        return
    if titled := _TITLED.match(text):
        page.words(plain(titled[1]), number, start + titled.start(1) + 1)
        start, text = start + titled.end(), text[titled.end() :]
    if item := _ITEM.match(text):
        start, text = start + item.end(), text[item.end() :]
    page.words(plain(text), number, start + 1)


def _behind(lines: Sequence[str], at: int, name: str) -> int:
    """Return the line behind a block of code."""
    close = f"{{{name}}}"
    if lines[at].count("{" + name) > 1:
        return at + 1
    return next((end + 1 for end in range(at + 1, len(lines)) if close in lines[end]), len(lines))


def _table(lines: Sequence[str], at: int, page: Page) -> int:
    """Read the rows that begin here, of which each may go on in the lines below; return the line behind them."""
    rows: list[list[Cell]] = []
    starts: list[int] = []
    while at < len(lines) and lines[at].lstrip().startswith("|"):
        end = at + 1
        while not lines[end - 1].rstrip().endswith("|") and end < len(lines) and _goes_on(lines[end]):
            end += 1
        rows.append(_cells(lines[at:end], at + 1))
        starts.append(at + 1)
        at = end
    page.table(rows, starts)
    return at


def _goes_on(line: str) -> bool:
    text = line.strip()
    return bool(text) and not text.startswith("|") and not _HEADING.match(text)


def _cells(lines: Sequence[str], number: int) -> list[Cell]:
    """Return the cells of a row; what stands behind its last bar is one too, unless it is blank."""
    text = "\n".join(lines)
    cells: list[Cell] = []
    bounds = [(found.start(), found.end()) for found in _PIECE.finditer(text) if found["bar"]]
    line, seen, newline = number, 0, -1
    for place, (start, end) in enumerate(bounds):
        right = bounds[place + 1][0] if place + 1 < len(bounds) else len(text)
        piece = text[end:right]
        if place + 1 == len(bounds) and not piece.strip():
            break
        first = end + len(piece) - len(piece.lstrip()) if piece.strip() else end
        line, newline, seen = line + text.count("\n", seen, first), max(newline, text.rfind("\n", seen, first)), first
        column = first - newline
        said = plain(piece)
        bold = bool(said) and (end - start > 1 or is_bold(piece.strip()))
        cells.append(Cell(said, (line, column), bold=bold))
    return cells
