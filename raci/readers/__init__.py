"""Readers: from a file to grids (or, for org-design files, to matrices). They never judge."""

from raci.readers.reader import Document, Reader, read_document

__all__ = ["Document", "Reader", "read_document"]
