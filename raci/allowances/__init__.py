"""Allowances in words: what a note or a comment says of what may stay, read and written."""

from raci.allowances.reading import allowances_in, may_allow
from raci.allowances.wording import clear, worded

__all__ = ["allowances_in", "clear", "may_allow", "worded"]
