"""Merging files three ways: the matrices in them, into the user's own file, with everything else in it kept."""

from raci.merging.files import MergedFile, merge_files

__all__ = ["MergedFile", "merge_files"]
