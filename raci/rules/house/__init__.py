"""Rules a house makes for itself in its settings, without code: what it forbids, requires, limits, or keeps apart."""

from raci.rules.house.making import rules_of_house

__all__ = ["rules_of_house"]
