"""Rules about the form of a matrix: its letters, its cells, its sheet."""
