"""Texts that a spreadsheet would take for formulas: made safe with an apostrophe, and taken back when read."""

from __future__ import annotations

from typing import Final

from raci.patterns import pattern

_BLANKS: Final = "[ \u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]*"
_SIGNS: Final = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_START: Final = pattern(f"'*{_BLANKS}[{_SIGNS}\t\r\n]")
_GUARDED: Final = pattern(f"'(?='*{_BLANKS}[{_SIGNS}\t\r\n])")
_INNER: Final = pattern(f"(?<=[;\t\r\n])(?='*{_BLANKS}[{_SIGNS}])")
_INNER_GUARDED: Final = pattern(f"(?<=[;\t\r\n])'(?='*{_BLANKS}[{_SIGNS}])")


def guarded(text: str) -> str:
    """Return a text of a delimited file with an apostrophe wherever a spreadsheet could find the start of a formula.

    That is before `=`, `+`, `-`, `@`, their full-width forms, tabs and line ends, also after blanks, at the beginning
    and after what another program may take for the end of a cell (`;`, a tab, a line end). Sources: OWASP, "CSV
    Injection"; OWASP ASVS 5.0, 1.2.10; CWE-1236.
    """
    inner = _INNER.sub("'", text) if any(sign in text for sign in ";\t\r\n") else text
    return f"'{inner}" if _START.match(inner) else inner


def unguarded(text: str) -> str:
    """Return what a text was before it was guarded; apostrophes that stand elsewhere stay."""
    if "'" not in text:
        return text
    plain = text[1:] if _GUARDED.match(text) else text
    return _INNER_GUARDED.sub("", plain)
