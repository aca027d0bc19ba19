"""reStructuredText: simple tables, grid tables, and those of directives."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, small_files
from fuzzing.words import ODD_TEXTS


def _seeds() -> list[bytes]:
    return small_files("messy/*.rst", "seeds/*.rst")


_WORDS: Final = (
    "+---+",
    "|",
    "=====  =====",
    ".. list-table::\n",
    ".. csv-table::\n",
    "   :header-rows: 1\n",
    "   :widths: 1 2\n",
    "   :delim: tab\n",
    "   * - ",
    "     - ",
    "+===+",
    "\n\n",
    "::\n",
    "..",
    "**",
    r"\`\`",
    "|x|",
    "-----\n",
)
TARGET: Final = file_target(".rst", seeds=_seeds, words=(*ODD_TEXTS, *_WORDS))
