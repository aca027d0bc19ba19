"""HTML: one page that needs nothing else, with a table for each matrix that reads aloud and prints well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.writers.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raci.model import Matrix
    from raci.writers.writer import Export


def write_html(export: Export, path: Path) -> None:
    """Write a page with the title, the notation, the table and the legend of each matrix."""
    from raci.writers.texts.pieces import write_pieces  # noqa: PLC0415 - nothing costs until used

    write_pieces(_page(export), path)


def _page(export: Export) -> Iterator[str]:
    from raci.texts.direction import right_to_left  # noqa: PLC0415 - nothing costs until used
    from raci.writers.texts.html_table import matrix_pieces, style  # noqa: PLC0415
    from raci.writers.texts.markup import html  # noqa: PLC0415

    title = next((matrix.title or matrix.notation.name for matrix in export.matrices), "")
    language = next((right_to_left(_names(matrix)) for matrix in export.matrices), "")
    yield f'<!doctype html>\n<html lang="{language or "en"}" dir="{"rtl" if language else "ltr"}">\n<head>\n'
    yield '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{html(title)}</title>\n<style>{style()}</style>\n</head>\n<body>\n<main>\n"
    for place, matrix in enumerate(export.matrices, 1):
        yield from matrix_pieces(matrix, export.day, place)
    yield "</main>\n</body>\n</html>\n"


def _names(matrix: Matrix) -> Iterator[str]:
    yield from (role.name for role in matrix.roles)
    yield from (duty.name for duty in matrix.duties)


WRITER: Final = Writer("html", (".html",), write_html)
