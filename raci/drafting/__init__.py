"""Drafting: a first matrix made of what people have, with a reason for every letter."""
