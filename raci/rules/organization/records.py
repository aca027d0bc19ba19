"""What is told of the records of an organization, as sentences."""

from __future__ import annotations


def sentence(message: str) -> str:
    """Return a message as a sentence, with a full stop."""
    return message if message.endswith((".", "?")) else f"{message}."
