"""The baseline: findings of a repository that are known and left for later, so that only new ones fail."""

from raci.lint.baseline.comparing import Comparison, compare
from raci.lint.baseline.entry import Baseline, Entry, FileThen
from raci.lint.baseline.file import read_baseline, write_baseline
from raci.lint.baseline.taking import take

__all__ = ["Baseline", "Comparison", "Entry", "FileThen", "compare", "read_baseline", "take", "write_baseline"]
