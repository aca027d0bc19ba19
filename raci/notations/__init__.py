"""The notations people use, the words they have for each kind of participation, and telling which one a file uses."""

from raci.notations.catalogue import get, is_notation, known_notations, named_in
from raci.notations.meanings import (
    Meaning,
    beginnings,
    begins_meaning,
    letters_of_words,
    meaning_in,
    meaning_of,
    means_accountable_beside,
    words_for_either,
    words_of,
)
from raci.notations.recognition import recognize

__all__ = [
    "Meaning",
    "beginnings",
    "begins_meaning",
    "get",
    "is_notation",
    "known_notations",
    "letters_of_words",
    "meaning_in",
    "meaning_of",
    "means_accountable_beside",
    "named_in",
    "recognize",
    "words_for_either",
    "words_of",
]
