"""Documents as prose: every line of a text with what it is, for those who read sentences and not only tables."""

from raci.readers.prose_text.reading import read_prose

__all__ = ["read_prose"]
