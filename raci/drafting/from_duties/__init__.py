"""Placing a list of duties on an organization."""
