"""Markdown that shows names as they are: nothing in them is taken for markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.reports.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>|~&#$])")


def escaped(text: str) -> str:
    """Return a text in one line in which no character is markup (CommonMark 0.31, 2.4 and GFM tables)."""
    return _MARKUP.sub(r"\\\1", plain(text))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table of GitHub Flavored Markdown."""
    yield f"| {' | '.join(map(escaped, heads))} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(map(escaped, row))} |"
