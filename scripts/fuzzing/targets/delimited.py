"""Text with a cell between delimiters (.csv, .tsv)."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, small_files
from fuzzing.words import ODD_TEXTS


def _seeds() -> list[bytes]:
    return small_files("messy/*.csv", "messy/*.tsv", "seeds/*.csv")


_WORDS: Final = (",", ";", "\t", '"', '""', "\r\n", "sep=;\n", "\xff\xfe", "|")
TARGET: Final = file_target(".csv", ".tsv", seeds=_seeds, words=(*ODD_TEXTS, *_WORDS))
