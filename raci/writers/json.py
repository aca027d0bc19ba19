"""Org-design files in JSON: an object for a matrix, a list of objects for several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.writers.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raci.writers.writer import Export


def write_json(export: Export, path: Path) -> None:
    """Write all that is known of each matrix and its organization, so that reading it gives the same."""
    from raci.writers.texts.pieces import write_pieces  # noqa: PLC0415 - nothing costs until used

    write_pieces(_pieces(export), path)


def _pieces(export: Export) -> Iterator[str]:
    from raci.writers.design.document import document  # noqa: PLC0415 - nothing costs until used
    from raci.writers.design.json_text import document_lines  # noqa: PLC0415

    single = len(export.matrices) == 1
    for place, matrix in enumerate(export.matrices):
        yield "" if single else ",\n" if place else "["
        yield from document_lines(document(matrix))
    yield "\n" if single else "]\n"


WRITER: Final = Writer("json", (".json",), write_json)
