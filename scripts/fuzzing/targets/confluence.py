"""Pages of Confluence in their storage format."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, small_files
from fuzzing.words import ODD_TEXTS


def _seeds() -> list[bytes]:
    return small_files("messy/*.storage", "seeds/*.storage")


_WORDS: Final = (
    '<ac:structured-macro ac:name="status">',
    '<ac:parameter ac:name="title">R</ac:parameter>',
    "</ac:structured-macro>",
    '<ri:user ri:account-id="1"/>',
    "<ac:link>",
    "<![CDATA[",
    "]]>",
    '<td colspan="2">',
    "<tr>",
    "<table>",
    "<ac:task-list>",
    '<ac:emoticon ac:name="tick"/>',
    "<ac:layout>",
    "<p/>",
    "&nbsp;",
    "<th>",
    '<time datetime="2026-06-30"/>',
)
TARGET: Final = file_target(".storage", seeds=_seeds, words=(*ODD_TEXTS, *_WORDS))
