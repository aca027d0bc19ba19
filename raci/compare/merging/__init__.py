"""Three matrices, two of which were made of the first: what both changed, together."""

from raci.compare.merging.conflict import Conflict
from raci.compare.merging.merge import Merged, merge

__all__ = ["Conflict", "Merged", "merge"]
