"""Two matrices beside each other: what changed from one to the other, said as changes and in sentences; and merging."""

from raci.compare.aligning import Alignment, aligned
from raci.compare.applying import apply
from raci.compare.differing import difference
from raci.compare.meaning import KINDS, Told, meaning
from raci.compare.merging import Conflict, Merged, merge

__all__ = ["KINDS", "Alignment", "Conflict", "Merged", "Told", "aligned", "apply", "difference", "meaning", "merge"]
