"""Rules that hold several matrices against each other."""
