"""Matrices in brief: a small text for each file, from which the rules over many matrices are judged."""

from raci.graph.summary.summaries import Summaries
from raci.graph.summary.summary import Summary, summary_of
from raci.graph.summary.unpacked import Unpacked

__all__ = ["Summaries", "Summary", "Unpacked", "summary_of"]
