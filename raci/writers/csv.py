"""Delimited text: a matrix as a wide table, safe to open in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import RaciError
from raci.writers.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raci.model import Matrix
    from raci.writers.writer import Export

_TELLING: Final = frozenset("RA")
"""Letters without which others do not tell that a table is about responsibility."""


def write_csv(export: Export, path: Path) -> None:
    """Write the one matrix of an export: a row for each duty under the names of the roles.

    What a spreadsheet would take for a formula gets an apostrophe, which our own reader takes off. Raises RaciError
    for several matrices.
    """
    from raci.writers.texts.delimited import write_rows  # noqa: PLC0415 - nothing costs until used

    if len(export.matrices) != 1:
        message = f"one such file holds one matrix, not {len(export.matrices)}"
        raise RaciError("several-matrices", f"{message}; choose one with --sheet, or write .xlsx, .md, .html or .yaml")
    write_rows(_rows(export.matrices[0]), path)


def _rows(matrix: Matrix) -> Iterator[list[str]]:
    from raci.writers.texts.delimited import safe  # noqa: PLC0415 - nothing costs until used
    from raci.writers.texts.wide import DUTY, Wide, cell_text  # noqa: PLC0415

    wide = Wide(matrix)
    blank = [""] * len(wide.labels)
    for groups in wide.group_rows():
        yield [*blank, *map(safe, groups)]
    labels = [_explained(matrix) if label == DUTY else label for label in wide.labels]
    yield [*map(safe, labels), *map(safe, wide.names)]
    cells = wide.cell_rows(lambda cell: safe(cell_text(cell)))
    for before, texts in zip(wide.label_rows(), cells, strict=True):
        yield [*map(safe, before), *texts]


def _explained(matrix: Matrix) -> str:
    """Return the heading of the duties; it names the notation, or its letters, where these do not speak for themselves.

    There is no other place for that in such a table.
    """
    from raci.notations import get, is_notation, recognize  # noqa: PLC0415 - nothing costs until used
    from raci.writers.texts.wide import DUTY  # noqa: PLC0415

    notation = matrix.notation
    held = {letter for row in matrix.rows for entry in row.values() for letter in entry.letters}
    if held >= _TELLING and notation == recognize({}, frozenset(held))[0]:
        return DUTY
    if is_notation(notation.name) and notation == get(notation.name):
        return f"{DUTY} ({notation.name})"
    meanings = [f"{letter.letter} = {letter.meaning}" for letter in notation.letters]
    return f"{DUTY} ({', '.join(meanings)})"


WRITER: Final = Writer("csv", (".csv", ".tsv"), write_csv)
