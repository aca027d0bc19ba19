"""Which prose reader reads a file: by content first, then by suffix; any other text is plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.limits import limit, passed
from raci.prose import Prose
from raci.readers.contents import WORD_SUFFIXES
from raci.readers.reader import OLE, ZIP, head_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from raci.prose import ProseLine

_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdx", ".qmd", ".rmd"})
_HTML: Final = frozenset({".html", ".htm", ".xhtml"})
_TABLES: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".parquet", ".json"})


def read_prose(path: Path) -> Prose:
    """Return the lines of a text, Markdown, HTML or Word document.

    Raises UnreadableError, with one sentence, for what is missing, no text, too large (10 MiB), or empty of words.
    """
    head = head_of(path, "name the texts in it")
    if not head.strip():
        raise UnreadableError("empty", "the text is empty; there is nothing to draft from", str(path))
    lines, numbered = _read(path, head)
    if len(lines) > limit("prose-lines"):
        what = "the text has more than MOST lines"
        raise passed("prose-lines", what, str(path), instead="keep the part that speaks of roles")
    if not any(line.text.strip() or any(line.cells) for line in lines):
        message = "there are no words in it; if it is a scanned page, have its text recognized (OCR) and save that"
        raise UnreadableError("no-words", message, str(path))
    return Prose(str(path), lines, numbered)


def _read(path: Path, head: bytes) -> tuple[tuple[ProseLine, ...], bool]:
    suffix = path.suffix.lower()
    if head.startswith(ZIP) or suffix in WORD_SUFFIXES:
        from raci.readers.prose_text.word import lines_of_word  # noqa: PLC0415 - nothing costs until used

        return tuple(lines_of_word(path)), True
    if (kind := kind_of(head)) or head.startswith(OLE):
        message = f"this is {kind}, not a text; save its words as .txt, .md or .docx and draft from that"
        raise UnreadableError("not-a-text", message, str(path))
    if suffix in _TABLES:
        message = f"a {suffix} file holds tables, not prose; raci read and raci check read it as it is"
        raise UnreadableError("not-a-text", message, str(path))
    return tuple(_of_text(path, suffix, head)), False


def _of_text(path: Path, suffix: str, head: bytes) -> Iterable[ProseLine]:
    from raci.readers.documents.source import text_of  # noqa: PLC0415 - nothing costs until used

    if suffix in _HTML or head.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        from raci.readers.html import declared_encoding  # noqa: PLC0415
        from raci.readers.prose_text.page import lines_of_page  # noqa: PLC0415

        return lines_of_page(text_of(path, declared_encoding, "page-size"))
    text = text_of(path)
    if suffix in _MARKDOWN:
        from raci.readers.prose_text.markdown import lines_of_markdown  # noqa: PLC0415

        return lines_of_markdown(text)
    from raci.readers.prose_text.plain import lines_of_plain  # noqa: PLC0415

    return lines_of_plain(text)
