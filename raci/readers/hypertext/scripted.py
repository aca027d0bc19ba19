"""Pages whose table is not in the page: a script builds it where the page is opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.readers.documents.parts import Table, Words

if TYPE_CHECKING:
    from raci.readers.hypertext.page import Page

_BUILDS: Final = re.compile(
    r"<t[rdh]\b|insertRow|insertCell|createElement\(\s*[\"'`]t(?:able|r|d|h|body)\b", re.IGNORECASE
)
_LITTLE: Final = 200


def is_scripted(page: Page) -> bool:
    """Tell whether a page has no table with rows, and a script that may build one."""
    tables = [part for part in page.parts if isinstance(part, Table)]
    if not page.scripted or any(len(table.rows) > 1 and max(map(len, table.rows)) > 1 for table in tables):
        return False
    if page.hollow or _BUILDS.search("\n".join(page.scripts)):
        return True
    words = sum(len(part.text) for part in page.parts if isinstance(part, Words))
    return bool(page.roots) and words < _LITTLE
