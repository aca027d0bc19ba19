"""The page of a run: one HTML file that needs nothing else, with each finding in its matrix and in a list."""
