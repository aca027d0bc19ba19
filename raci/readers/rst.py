"""reStructuredText: .rst and .rest, with whatever directives and roles the project's own tools know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.readers.prospects.texts import lines_may_hold
from raci.readers.reader import Document, Reader, by_suffix

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES: Final = (".rst", ".rest")


def read_rst(path: Path) -> Document:
    """Return a grid for each table and one of the words; raise UnreadableError if it is too large or no text."""
    from raci.readers.documents.page import Page  # noqa: PLC0415 - nothing costs until used
    from raci.readers.documents.source import lines_of  # noqa: PLC0415
    from raci.readers.rst_text.blocks import Blocks  # noqa: PLC0415

    page = Page(str(path))
    Blocks(lines_of(path), page, str(path)).read()
    return page.document()


READER: Final = Reader("reStructuredText", SUFFIXES, by_suffix(SUFFIXES), read_rst, lines_may_hold)
