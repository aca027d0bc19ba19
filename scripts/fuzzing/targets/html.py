"""Web pages."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, small_files
from fuzzing.words import ODD_TEXTS


def _seeds() -> list[bytes]:
    return small_files("messy/*.html", "seeds/*.html")


_WORDS: Final = (
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th>",
    " rowspan=2",
    " colspan=65535",
    " rowspan=0",
    " colspan=-1",
    "<thead>",
    "<caption>",
    "<br>",
    "<div role=row>",
    "<span role=cell>",
    "<style>",
    "<script>",
    "<select><option selected>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&#x110000;",
    "&nbsp;",
    "<meta charset=utf-16>",
    "<template>",
    "<li>",
    " hidden",
    " aria-hidden=true",
    " data-x=R",
    "<img alt=R>",
    "<input type=checkbox checked>",
)
TARGET: Final = file_target(".html", seeds=_seeds, words=(*ODD_TEXTS, *_WORDS))
