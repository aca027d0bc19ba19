"""AsciiDoc."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, small_files
from fuzzing.words import ODD_TEXTS


def _seeds() -> list[bytes]:
    return small_files("messy/*.adoc", "seeds/*.adoc")


_WORDS: Final = (
    "|===\n",
    "!===\n",
    "2+|",
    ".3+|",
    "2.3+^.>s|",
    "9999*|",
    "a|",
    '[cols="1,2*<"]\n',
    "[%header,format=csv]\n",
    '[options="header"]\n',
    ":===\n",
    ",===\n",
    "== ",
    "----\n",
    "....\n",
    "ifdef::x[]\n",
    "include::x[]\n",
    "{empty}",
    "+\n",
    "\\|",
)
TARGET: Final = file_target(".adoc", seeds=_seeds, words=(*ODD_TEXTS, *_WORDS))
