"""Whether a file found in a folder is worth reading: quick looks that may hope in vain, and never despair wrongly."""

from raci.readers.prospects.files import promising, worth_reading

__all__ = ["promising", "worth_reading"]
