"""What a difference means, in sentences: who answers now and who no longer does comes first."""

from raci.compare.meaning.sentence import Told
from raci.compare.meaning.told import KINDS, meaning

__all__ = ["KINDS", "Told", "meaning"]
