"""Org-design files as text: every value with its span, so that only the words that change are written anew."""
