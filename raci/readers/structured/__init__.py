"""Matrices in YAML and JSON of other shapes than our own: duties with letters, rows, catalogs, OSCAL."""
