"""Word documents: .docx .docm .dotx, whose tables have no lines, and so are numbered and have cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.limits import KEEP, limit, passed
from raci.readers.contents import WORD_SUFFIXES
from raci.readers.reader import ZIP, Document, Reader, by_suffix

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from raci.readers.word_text.story import Story

"""How large the text may be as XML; a thousand pages are about 20 MiB."""
_CHUNK: Final = 1 << 20


def read_docx(path: Path) -> Document:
    """Return a grid for each table and one of the words; raise UnreadableError for what is damaged or hostile."""
    from raci.readers.documents.page import Page  # noqa: PLC0415 - nothing costs until used
    from raci.readers.word_text.story import Story  # noqa: PLC0415

    page = Page(str(path), numbered=True)
    told_as_it_streams(path, lambda levels: Story(page, levels))
    return page.document()


def told_as_it_streams(path: Path, story: Callable[[Mapping[str, int]], Story]) -> None:
    """Tell a document to the story made for the levels of its heading styles.

    Raises UnreadableError for what is no Word document, damaged or hostile.
    """
    with path.open("rb") as file:
        if not file.read(4).startswith(ZIP):
            message = f"this is no Word document, although its name ends in {path.suffix}"
            raise UnreadableError("not-a-document", message, str(path))
    if path.suffix.lower() not in WORD_SUFFIXES:
        message = f"this is a Word document, although its name does not end in .docx; rename it to {path.stem}.docx"
        raise UnreadableError("misnamed", message, str(path))
    from raci.packages import Package  # noqa: PLC0415 - nothing costs until used
    from raci.readers.word_text.parts import heading_levels, main_part  # noqa: PLC0415

    package = Package(path)
    main = main_part(package)
    data = package.part(main)
    if not data:
        raise UnreadableError("damaged", f"the file is damaged: its part {main} is missing", str(path))
    if len(data) > limit("document-size"):
        what = "its text is larger than MOST"
        raise passed("document-size", what, str(path), instead=KEEP)
    _stream(data, story(heading_levels(package, main)), main, str(path))


def _stream(data: bytes, story: Story, part: str, path: str) -> None:
    from xml.etree.ElementTree import ParseError, XMLParser  # noqa: PLC0415 - only for documents

    from raci.readers.word_text.story import DoctypeError  # noqa: PLC0415

    try:
        parser = XMLParser(target=story)  # noqa: S314 - a DOCTYPE, and so every entity, is refused
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        parser.close()
    except DoctypeError:
        message = f"its part {part} has a DOCTYPE or declares entities; no office program writes that"
        raise UnreadableError("doctype", message, path) from None
    except (ParseError, ValueError, LookupError):
        raise UnreadableError("damaged", f"the file is damaged: its part {part} is no XML", path) from None


READER: Final = Reader("Word document", WORD_SUFFIXES, by_suffix(WORD_SUFFIXES), read_docx)
