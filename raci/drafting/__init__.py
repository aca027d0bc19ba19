"""Drafts: first matrices made of what is there before any matrix is; why each letter stands where it stands."""
