"""Markdown: tables, lists, and pictures drawn by Mermaid."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, small_files
from fuzzing.words import ODD_TEXTS


def _seeds() -> list[bytes]:
    return small_files("messy/*.md", "seeds/*.md")


_WORDS: Final = (
    "|",
    "|--|",
    "|:-:|",
    "\n\n",
    "# ",
    "- ",
    "1. ",
    "> ",
    "**",
    "~~~\n",
    "\\`\\`\\`mermaid\nflowchart LR\n",
    " -->|R| ",
    "<br>",
    "<table>",
    "<td rowspan=2>",
    "---\n",
    "\\|",
    "[a](b)",
    "[^1]",
    "&amp;",
)
TARGET: Final = file_target(".md", seeds=_seeds, words=(*ODD_TEXTS, *_WORDS))
