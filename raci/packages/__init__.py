"""Packages: office files that are zip archives of parts, with relationships between them."""

from raci.packages.package import Package, Relation

__all__ = ["Package", "Relation"]
