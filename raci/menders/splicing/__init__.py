"""Text files of which only some spans change: what is read, what is put where, and what is refused."""

from raci.menders.splicing.attempts import UnfitError, attempted
from raci.menders.splicing.edits import Edit, spliced
from raci.menders.splicing.original import Original
from raci.menders.splicing.trial import Trial

__all__ = ["Edit", "Original", "Trial", "UnfitError", "attempted", "spliced"]
