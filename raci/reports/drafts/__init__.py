"""Drafts as people and programs read them."""
