"""Pages of Confluence in its storage format: XHTML with macros, under any name it is saved by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.patterns import pattern
from raci.readers.prospects.texts import page_may_hold
from raci.readers.reader import Document, Reader

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES: Final = (".storage", ".confluence")
_OTHERS: Final = (".xml", ".xhtml", ".html", ".htm", ".txt")
_OURS: Final = pattern(rb"</?(?:ac|ri):[a-z]")
_FRAGMENT: Final = pattern(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:p|div|table|h[1-6]|ul|ol)\b")


def _recognizes(path: Path, head: bytes) -> bool:
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return True
    return suffix in _OTHERS and bool(_OURS.search(head) or (suffix == ".xml" and _FRAGMENT.match(head)))


def read_confluence(path: Path) -> Document:
    """Return a grid for each table and one of the words; raise UnreadableError if it is large or declares entities."""
    from raci.readers.confluence_text.content import Content  # noqa: PLC0415
    from raci.readers.documents.page import Page  # noqa: PLC0415 - nothing costs until used
    from raci.readers.documents.source import text_of  # noqa: PLC0415

    text = text_of(path)
    at = text.find("<!ENTITY")
    if at >= 0:
        message = "it declares entities; no page of Confluence does"
        raise UnreadableError("doctype", message, f"{path}:{text.count(chr(10), 0, at) + 1}")
    page = Page(str(path))
    Content(text, page).read()
    return page.document()


READER: Final = Reader("Confluence storage format", SUFFIXES, _recognizes, read_confluence, page_may_hold)
