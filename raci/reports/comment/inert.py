"""Names in a comment as they are: neither markup, nor a mention, a reference, a link or an emoji of the forge."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.reports.markdown import escaped
from raci.reports.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Callable

_APART: Final = "<!-- -->"
"""Shows nothing, and parts a sign from its word: forges look for mentions in the page that Markdown became, where a
backslash no longer stands."""
_CALLS: Final = pattern(
    r"""(?<=[@#~%])(?=[\w"])|(?<=[!&$^])(?=\d)|(?<=:)(?=//|[\w+-]{1,40}:)|(?<=[Ww]{3}\.)(?=\w)|(?<=[Gg][Hh]-)(?=\d)"""
)
"""Mentions and references of GitHub (`@` `#` `GH-`) and GitLab (`@` `#` `!` `%` `~` `&` `$` `^`), emoji, links."""


def inert(text: str) -> str:
    """Return a text in one line of Markdown in which nothing is markup, calls anybody, or leads anywhere."""
    return _parted(text, escaped)


def inert_in_html(text: str) -> str:
    """Return a text in one line that is inert where HTML stands in Markdown, in which a backslash says nothing."""
    return _parted(text, escape)


def _parted(text: str, shown: Callable[[str], str]) -> str:
    whole = text.encode("utf-8", "backslashreplace").decode()
    return _APART.join(map(shown, _CALLS.split(plain(whole))))
