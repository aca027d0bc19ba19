"""Sharing duties among roles as a min-cost flow: each to one of its candidates, to none more than there is room for."""

from __future__ import annotations

from raci.drafting.sharing.problem import Choices, Sharing, cost_of, shared

__all__ = ["Choices", "Sharing", "cost_of", "shared"]
