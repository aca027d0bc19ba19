"""AsciiDoc: .adoc, .asciidoc and .asc; what a document includes is not fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.readers.prospects.texts import lines_may_hold
from raci.readers.reader import Document, Reader

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES: Final = (".adoc", ".asciidoc", ".asc")


def _recognizes(path: Path, head: bytes) -> bool:
    return path.suffix.lower() in SUFFIXES and not head.startswith(b"-----BEGIN PGP")


def read_asciidoc(path: Path) -> Document:
    """Return a grid for each table and one of the words; raise UnreadableError if it is too large or no text."""
    from raci.readers.asciidoc_text.blocks import Blocks  # noqa: PLC0415 - nothing costs until used
    from raci.readers.documents.page import Page  # noqa: PLC0415
    from raci.readers.documents.source import lines_of  # noqa: PLC0415

    page = Page(str(path))
    Blocks(lines_of(path), page, str(path)).read()
    return page.document()


READER: Final = Reader("AsciiDoc", SUFFIXES, _recognizes, read_asciidoc, lines_may_hold)
