"""Starters made somebody's own, and matrices held against them."""

from raci.drafting.from_starters.binding import Bound, bind
from raci.drafting.from_starters.completing import Proposal, completed, missing
from raci.drafting.from_starters.role_matching import Binding

__all__ = ["Binding", "Bound", "Proposal", "bind", "completed", "missing"]
