"""How a file writes what it says: its codes, its remarks, and its lists of names."""

from raci.menders.spelling.codes import Spelling
from raci.menders.spelling.lists import listed, separator_of
from raci.menders.spelling.moves import Moves, moves

__all__ = ["Moves", "Spelling", "listed", "moves", "separator_of"]
