"""HTML: the data tables of a saved or exported page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.patterns import pattern
from raci.readers.documents.source import text_of
from raci.readers.prospects.texts import page_may_hold
from raci.readers.reader import Document, Reader, by_suffix
from raci.texts.origin import REPORT_PAGE

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES: Final = (".html", ".htm", ".xhtml")
_CHARSET: Final = pattern(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_XML: Final = pattern(rb"<\?xml[^<>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_HEAD: Final = 4096


def read_html(path: Path) -> Document:
    """Return a grid for each data table of a page, and one for its words.

    Raises UnreadableError if the file is larger than 30 MiB, is no text, is a report of raci's, or has its table built
    by a script.
    """
    text = text_of(path, declared_encoding, "page-size")
    if REPORT_PAGE in text[:_HEAD]:
        raise UnreadableError("report", "this is a report of raci; name the files that it speaks of", str(path))
    from raci.readers.documents.grids import grids_of  # noqa: PLC0415 - nothing costs until used
    from raci.readers.hypertext.page import Page  # noqa: PLC0415
    from raci.readers.hypertext.scripted import is_scripted  # noqa: PLC0415

    page = Page(text, path=str(path))
    if is_scripted(page):
        message = "this page builds its table by script; open it in a browser and save or copy the table from there"
        raise UnreadableError("scripted", message, str(path))
    from raci.readers.documents.comments import remarks_in  # noqa: PLC0415

    return Document(grids_of(page.parts, str(path)), remarks=tuple(remarks_in(text, str(path))))


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page says it has."""
    found = _CHARSET.search(data, 0, _HEAD) or _XML.match(data)
    return found[1].decode("ascii") if found else ""


READER: Final = Reader("HTML", SUFFIXES, by_suffix(SUFFIXES), read_html, page_may_hold)
