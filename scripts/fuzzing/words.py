"""Texts that have been trouble somewhere: what a cell, a name or a line of a file may hold."""

from __future__ import annotations

from typing import Final

ODD_TEXTS: Final = (
    "R", "A", "C", "I", "A/R", "R,A", "RACI", "X", "x", "✓", "-", "–", "n/a", "TBD", "?", "A*", "(A)", "R1", "А", "Ａ",
    "", " ", "\t", "\n", "\r", "\0", "\x1b[31m", "\u202e", "\u200b", "\ufeff", "\ud800", "\U0001f600", "é", "e\u0301",
    "ß", "İ", "ı", "²", "①", "٣", "१", "=1+1", "#REF!", "1", "1.0", "1e400", "-0", "NaN", "Infinity", "2026-06-30",
    "1.1", "1.1.1", "1)", "a)", "•", "Responsible", "Accountable", "R = Responsible", "A: Accountable", "Legend",
    "Role", "Duty", "Task", "Activity", "Head of Sales", "Regional Sales Manager EMEA", "CEO", "All", "each region",
    "raci: allow ACC002: board decision", "raci: allow", "@someone", "<b>", "&amp;", "]]>", "<!--", "|", "\\|", "\\",
    "*" * 40, "(" * 60, "[" * 60, "A" * 3000, "a b " * 400,
    "R/A/C/I/" * 50, "0" * 400, "9" * 5000, "٣" * 30, "\u0301" * 30,
)  # fmt: skip
