"""Texts of others in XML 1.0: no character of them is markup, and none is one that XML does not allow."""

from __future__ import annotations

from typing import Final

from raci.reports.shown import shown

_MARKUP: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def xml(text: str, most: int = 1_000) -> str:
    """Return a text in one line, and at most so many characters of it, as it may stand in elements and attributes."""
    return shown(text, most).translate(_MARKUP)


def attributes(**values: object) -> str:
    """Return attributes as they stand in a tag, each with a blank before it."""
    return "".join(f' {name}="{xml(str(value))}"' for name, value in values.items())
