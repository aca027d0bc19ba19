"""Formats matrices are written in: one module each, found by walking this package."""

from raci.writers.writer import Export, Writer, write_export, writer_for, writers

__all__ = ["Export", "Writer", "write_export", "writer_for", "writers"]
