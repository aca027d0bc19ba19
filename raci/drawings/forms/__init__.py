"""The forms: one file each, found by walking this package."""
