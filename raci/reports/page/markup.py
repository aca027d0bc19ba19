"""Texts of a page as they are: nothing in them is markup, and what should not be obeyed is shown."""

from __future__ import annotations

from html import escape
from typing import Final

from raci.reports.terminal import plain, shortened

LONGEST: Final = 2000
"""No name or sentence on a page is longer: a text of 40,000 signs helps nobody."""


def html(text: str) -> str:
    """Return a text in one line of HTML, also for attributes in quotes."""
    whole = text.encode("utf-8", "backslashreplace").decode()
    return escape(plain(shortened(whole, LONGEST) if len(whole) > LONGEST else whole))


def named(text: str) -> str:
    """Return a name that keeps its own direction, whatever stands around it."""
    return f"<bdi>{html(text)}</bdi>"
