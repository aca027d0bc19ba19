"""Org-design files in YAML: a document for each matrix."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from raci.writers.writer import Writer, explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from raci.model import Matrix
    from raci.writers.writer import Export


def write_yaml(export: Export, path: Path) -> None:
    """Write all that is known of each matrix and its organization, so that reading it gives the same.

    Where the JSON Schema of such files stands beside it or above, the first line names it for editors.
    """
    from raci.writers.design.modeline import modeline  # noqa: PLC0415 - nothing costs until used
    from raci.writers.texts.pieces import write_pieces  # noqa: PLC0415

    write_pieces(chain([modeline(path)], _pieces(export)), path)


def _pieces(export: Export) -> Iterator[str]:
    from raci.writers.design.document import document  # noqa: PLC0415 - nothing costs until used
    from raci.writers.design.yaml_text import document_lines  # noqa: PLC0415

    for place, matrix in enumerate(export.matrices):
        if place:
            yield "---\n"
        yield from document_lines(document(matrix))
        yield from _comments("Why the letters stand there", _reasons(matrix, export))
    yield from _comments("Open questions", export.questions)


def _reasons(matrix: Matrix, export: Export) -> Iterator[str]:
    for duty, role, reason in explained(matrix, export.reasons):
        yield f"{duty.name}, {role.name}{' – to be looked at' if reason.doubtful else ''}. {reason.text}"


def _comments(heading: str, sentences: Iterable[str]) -> Iterator[str]:
    """Yield comments under a heading, one for each sentence; none where there is nothing to say."""
    for place, sentence in enumerate(sentences):
        yield f"\n# {heading}:\n" if place == 0 else ""
        yield f"# - {' '.join(filter(str.isprintable, sentence.split()))}\n"


WRITER: Final = Writer("yaml", (".yaml", ".yml"), write_yaml)
