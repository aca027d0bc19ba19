"""Rules about roles: the columns of a matrix."""
