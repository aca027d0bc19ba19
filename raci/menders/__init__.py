"""Formats that are mended where they stand, all else untouched: one module each, found by walking this package."""

from raci.menders.mender import Mend, Mender, Refusal, mender_for, menders

__all__ = ["Mend", "Mender", "Refusal", "mender_for", "menders"]
