"""Formats matrices are written in: one module each, found by walking this package."""

from raci.writers.writer import Export, Reason, Writer, drafted, write_export, writer_for, writers

__all__ = ["Export", "Reason", "Writer", "drafted", "write_export", "writer_for", "writers"]
