"""Which keys of a duty may be letters, as a regular expression that Python and JavaScript read alike."""

from __future__ import annotations

import re
from typing import Final

from raci.model import Participation
from raci.names import words
from raci.notations.catalogue import known_notations
from raci.notations.meanings import known_words

_GAP: Final = "[^A-Za-z0-9]"


def letter_pattern() -> str:
    """Return what matches `A`, `A/R`, `AR` and `Accountable` of every notation, as far as they are ASCII."""
    letters = [letter for notation in known_notations() for letter in notation.letters]
    codes = sorted({letter.letter for letter in letters})
    single = "".join(code for code in codes if len(code) == 1)
    said = {*known_words(), *(letter.meaning for letter in letters), *(kind.value for kind in Participation)}
    phrases = sorted({" ".join(words(each)) for each in said if each.isascii()})
    part = f"{_GAP}*({'|'.join([*codes, *map(_phrase, phrases)])}){_GAP}*"
    return f"^([{single}]+|{part}(/{part})*)$"


def _phrase(words: str) -> str:
    """Return a pattern of words, however they are capitalized and whatever stands between them."""
    return f"{_GAP}+".join(
        "".join(f"[{each.upper()}{each}]" if each.isalpha() else re.escape(each) for each in word)
        for word in words.split()
    )
