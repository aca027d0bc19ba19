"""Joining a matrix to its organization: each of its roles is looked for there, and every guess is told."""

from raci.joining.join import WAYS, join, told
from raci.joining.uniting import extended, joined_within, names_own

__all__ = ["WAYS", "extended", "join", "joined_within", "names_own", "told"]
