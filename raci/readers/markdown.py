"""Markdown: the tables, diagrams and lists of .md files; texts that can hold none cost next to nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.allowances.signs import may_allow
from raci.limits import limit, passed
from raci.patterns import pattern
from raci.readers.documents.source import text_of
from raci.readers.prospects.glance import plainly_foreign
from raci.readers.prospects.texts import text_in
from raci.readers.prospects.words import speaks_of_parts
from raci.readers.reader import Document, Reader, by_suffix

if TYPE_CHECKING:
    from pathlib import Path

    from raci.layout.reading import Remark

SUFFIXES: Final = (".md", ".markdown", ".mdx", ".qmd", ".rmd")
_ROWS: Final = pattern(r"^[^|\n]*+\|[^\n]*+\n(?:[ \t>+=:-]*+\n)?+[^|\n]*+\|", re.MULTILINE)
_MARKED: Final = frozenset("-*+<>\u20220123456789:")
"""What a line may begin with that stands in a list or in a table of HTML; others hold a table only with pipes."""
_TABLE: Final = pattern(r"<table\b", re.IGNORECASE)
_BULLET: Final = r"^[ \t>]*+(?:[-*+•]|\d{1,9}[.)])[ \t]++"
_CODES: Final = r"[*_`(\[]*+[RACISDPVQРАСІ](?:[ ]?[/,&+]?[ ]?[RACISDPVQРАСІ]){0,2}"
_WORDS: Final = r"(?i:respons|account|consult|inform|approv|support|verantw|réalis|исполн|ответ)"
_ITEM: Final = pattern(
    rf"{_BULLET}(?:{_CODES}[*_`)\]]*+[ \t]*+[:(–—=-]|[*_`(\[]*+{_WORDS}"
    rf"|[^\n]*[:–—=→(\[>.-][ \t]*+(?:{_CODES}|[*_`(\[]*+{_WORDS}[^\W\d_]*)[*_`)\].]*+[ \t]*+$)",
    re.MULTILINE,
)


def read_markdown(path: Path) -> Document:
    """Return a grid for each table, diagram and list of codes, and one for the prose; none if there is no table.

    Raises UnreadableError if the file passes a limit (of its size, lines, cells), or is no text.
    """
    text = text_of(path)
    if not can_hold_a_table(text):
        return Document()
    for mark, name, what in (("\n", "markdown-lines", "lines"), ("|", "markdown-cells", "cells")):
        if text.count(mark) > limit(name):
            instead = "cut the matrix out into a file of its own"
            raise passed(name, f"the file has more than MOST {what}", str(path), instead=instead)
    from raci.readers.documents.grids import grids_of  # noqa: PLC0415 - nothing costs until used
    from raci.readers.documents.parts import Table  # noqa: PLC0415
    from raci.readers.markdown_text.text import parts_of  # noqa: PLC0415

    parts = parts_of(text)
    if not any(isinstance(part, Table) for part in parts):
        return Document()
    return Document(grids_of(parts, str(path)), remarks=_remarks(text, str(path)))


def _remarks(text: str, path: str) -> tuple[Remark, ...]:
    """Return the comments that may allow something; one in a fence is an example."""
    if "<!--" not in text or not may_allow(text):
        return ()
    from raci.readers.documents.comments import remarks_in  # noqa: PLC0415 - few texts have any
    from raci.readers.markdown_text.lines import lines_of  # noqa: PLC0415

    fenced = {line.number for line in lines_of(text) if line.kind in {"code", "fence"}}
    return tuple(remarks_in(text, path, fenced))


def can_hold_a_table(text: str) -> bool:
    """Tell quickly whether there are rows of pipes, a table of HTML, a diagram, or a list with codes in a text."""
    return bool(
        ("|" in text and _ROWS.search(text))
        or ("<" in text and _TABLE.search(text))
        or "mermaid" in text
        or _ITEM.search(text)
    )


def _may_hold(data: bytes) -> bool:
    text = text_in(data)
    if text is None:
        return True
    if not can_hold_a_table(text):
        return False
    lines = () if "mermaid" in text else text.split("\n")
    cells = "\n".join([line for line in lines if "|" in line or line.lstrip()[:1] in _MARKED]) or text
    return not plainly_foreign(cells.encode(), data) and speaks_of_parts(cells, text)


READER: Final = Reader("Markdown", SUFFIXES, by_suffix(SUFFIXES), read_markdown, _may_hold)
