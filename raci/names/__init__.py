"""Names as people write them: folded for comparison, look-alike letters told apart, near-duplicates found."""

from raci.names.likeness import look_alikes
from raci.names.spelling import abbreviates, fold, latin, nearest, no_such, squeeze, words

__all__ = ["abbreviates", "fold", "latin", "look_alikes", "nearest", "no_such", "squeeze", "words"]
