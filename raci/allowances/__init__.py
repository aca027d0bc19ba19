"""Allowances in words: what a note or a comment says of what may stay, read and written."""
