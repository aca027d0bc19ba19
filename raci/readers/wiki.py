"""Pages in wiki markup: of Jira and Confluence, or of MediaWiki, which its tables give away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.readers.prospects.texts import lines_may_hold
from raci.readers.reader import Document, Reader, by_suffix

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES: Final = (".jira", ".wiki", ".confluencewiki", ".mediawiki")


def read_wiki(path: Path) -> Document:
    """Return a grid for each table and one of the words; raise UnreadableError if it is too large or no text."""
    from raci.readers.documents.page import Page  # noqa: PLC0415 - nothing costs until used
    from raci.readers.documents.source import lines_of  # noqa: PLC0415

    lines = lines_of(path)
    page = Page(str(path))
    if path.suffix.lower() == ".mediawiki" or any(line.lstrip().startswith("{|") for line in lines):
        from raci.readers.wiki_text.mediawiki import read_mediawiki  # noqa: PLC0415

        read_mediawiki(lines, page)
    else:
        from raci.readers.wiki_text.jira import read_jira  # noqa: PLC0415

        read_jira(lines, page)
    return page.document()


READER: Final = Reader("wiki markup", SUFFIXES, by_suffix(SUFFIXES), read_wiki, lines_may_hold)
