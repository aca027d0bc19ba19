"""Markdown: a table of GitHub Flavored Markdown for each matrix, under its title and with its legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.writers.writer import Writer, explained

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from raci.model import Matrix
    from raci.writers.writer import Export


def write_markdown(export: Export, path: Path) -> None:
    """Write each matrix as a heading, its notation, its table and what the letters mean; no name becomes markup."""
    from raci.writers.texts.pieces import write_pieces  # noqa: PLC0415 - nothing costs until used

    write_pieces(_pieces(export), path)


def _pieces(export: Export) -> Iterator[str]:
    for place, matrix in enumerate(export.matrices):
        yield "\n" if place else ""
        yield from _head(matrix, export.day)
        yield from _table(matrix)
        yield from _allowed(matrix)
        yield from _legend(matrix)
        yield from _reasons(matrix, export)
    yield from _questions(export)


def _head(matrix: Matrix, day: date | None) -> Iterator[str]:
    from raci.writers.texts.markup import escaped  # noqa: PLC0415 - nothing costs until used

    yield f"# {escaped(matrix.title or matrix.notation.name)}\n\n"
    yield f"Notation: {escaped(matrix.notation.name)}{f' · {day.isoformat()}' if day else ''}\n\n"


def _table(matrix: Matrix) -> Iterator[str]:
    from raci.writers.texts.markup import escaped  # noqa: PLC0415 - nothing costs until used
    from raci.writers.texts.wide import Wide, cell_text  # noqa: PLC0415

    wide = Wide(matrix)
    yield _row([*wide.labels, *map(escaped, wide.names)])
    yield _row([*["---"] * len(wide.labels), *[":-:"] * len(matrix.roles)])
    cells = wide.cell_rows(lambda cell: escaped(cell_text(cell)))
    for labels, texts in zip(wide.label_rows(), cells, strict=True):
        yield _row([*map(escaped, labels), *texts])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _allowed(matrix: Matrix) -> Iterator[str]:
    if matrix.allowances:
        from raci.writers.texts.allowed import comments  # noqa: PLC0415 - few matrices allow anything

        yield "\n"
        yield from comments(matrix)


def _legend(matrix: Matrix) -> Iterator[str]:
    from raci.writers.texts.markup import escaped  # noqa: PLC0415 - nothing costs until used

    yield "\n"
    for letter in matrix.notation.letters:
        yield f"- {escaped(letter.letter)} = {escaped(letter.meaning)}\n"
    groups: dict[str, list[str]] = {}
    for role in matrix.roles:
        if role.group:
            groups.setdefault(" / ".join(role.group), []).append(role.name)
    if groups:
        yield "\nGroups of roles:\n\n"
        yield from (f"- {escaped(group)}: {escaped(', '.join(names))}\n" for group, names in groups.items())


def _reasons(matrix: Matrix, export: Export) -> Iterator[str]:
    from raci.writers.texts.markup import escaped  # noqa: PLC0415 - nothing costs until used

    told = explained(matrix, export.reasons)
    yield "\n## Why the letters stand there\n\n" if told else ""
    for duty, role, reason in told:
        doubt = " – to be looked at" if reason.doubtful else ""
        yield f"- {escaped(duty.name)}, {escaped(role.name)}{doubt}. {escaped(reason.text)}\n"


def _questions(export: Export) -> Iterator[str]:
    from raci.writers.texts.markup import escaped  # noqa: PLC0415 - nothing costs until used

    yield "\n## Open questions\n\n" if export.questions else ""
    yield from (f"- {escaped(question)}\n" for question in export.questions)


WRITER: Final = Writer("markdown", (".md",), write_markdown)
