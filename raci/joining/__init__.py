"""Joining a matrix to its organization: each of its roles is looked for there, and every guess is told."""

from raci.joining.join import join, told

__all__ = ["join", "told"]
