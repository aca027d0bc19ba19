"""Markdown: its lines, its tables of pipes, and the lists and diagrams in it that are matrices."""
