"""Answers for people and programs: the same pages as text and as Markdown, and the facts themselves as JSON."""
