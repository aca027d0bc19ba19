"""The matrices that stand in YAML or JSON of any shape but our own, or nothing where that is not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.reading import Note
from raci.readers.design.nodes import Listing, Mapping
from raci.readers.structured.assembly import matrix_of
from raci.readers.structured.catalog import catalog_matrix
from raci.readers.structured.oscal import oscal_matrix
from raci.readers.structured.tables import tables_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raci.model import Matrix
    from raci.readers.design.nodes import Node


def matrices_in(documents: Sequence[Node], path: Path) -> tuple[tuple[Matrix, ...], tuple[Note, ...]]:
    """Return the matrices of a file, in order, and the notes on them: of a catalog, else of tables, else of OSCAL."""
    catalog = catalog_matrix(documents, str(path))
    if catalog is not None:
        return (catalog,), (_said(catalog, "the owner of an entity was read as accountable and responsible for it"),)
    tables = [table for each in _joined(documents) for table in tables_in(each, path.stem)]
    found = [matrix_of(table, str(path), alone=len(tables) == 1) for table in tables]
    if found:
        return tuple(matrix for matrix, _ in found), tuple(note for _, notes in found for note in notes)
    controls = tuple(matrix for each in documents if (matrix := oscal_matrix(each, str(path))) is not None)
    said = "OSCAL names only who is responsible (R) for a part; it says nothing of who is accountable"
    return controls, tuple(_said(matrix, said) for matrix in controls)


def _said(matrix: Matrix, message: str) -> Note:
    return Note("info", message, matrix.source.whole)


def _joined(documents: Sequence[Node]) -> Sequence[Node]:
    """Return documents that are one duty each as the items of one list."""
    many = [each for each in documents if isinstance(each, Mapping)]
    if len(many) < 2:  # noqa: PLR2004 - one document
        return documents
    first = set(many[0].entries)
    if all(first == set(each.entries) for each in many):
        return [Listing(many[0].place, list(many))]
    return documents
