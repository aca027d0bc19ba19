"""Rules about duties: the rows of a matrix."""
