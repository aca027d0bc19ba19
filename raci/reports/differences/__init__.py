"""Reports of what changed between files: for the terminal, in Markdown for a pull request, as JSON for programs."""

from raci.reports.differences.compared import Compared, ComparedMatrix

__all__ = ["Compared", "ComparedMatrix"]
