"""Org-design files in YAML: a document for each matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.writers.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raci.writers.writer import Export


def write_yaml(export: Export, path: Path) -> None:
    """Write all that is known of each matrix and its organization, so that reading it gives the same."""
    from raci.writers.texts.pieces import write_pieces  # noqa: PLC0415 - nothing costs until used

    write_pieces(_pieces(export), path)


def _pieces(export: Export) -> Iterator[str]:
    from raci.writers.design.document import document  # noqa: PLC0415 - nothing costs until used
    from raci.writers.design.yaml_text import document_lines  # noqa: PLC0415

    for place, matrix in enumerate(export.matrices):
        if place:
            yield "---\n"
        yield from document_lines(document(matrix))


WRITER: Final = Writer("yaml", (".yaml", ".yml"), write_yaml)
