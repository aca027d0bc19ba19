"""Asking all matrices of files and folders together: reading them, telling what was guessed, writing the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from raci.cli.files import files
from raci.cli.output import columns, palette, say, tell
from raci.cli.settings_in_force import settings_for
from raci.errors import NoMatrixError, RaciError
from raci.remote import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from raci.answers import Directory
    from raci.cli.settings_in_force import Said
    from raci.model import Matrix
    from raci.reports.answers.page import Page

Format: TypeAlias = Literal["text", "markdown", "json"]
Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Files, folders, patterns or addresses, asked together; the current folder if none is named.",
    ),
]
AnswerFormat: TypeAlias = Annotated[
    Format, typer.Option("--format", help="For a terminal, to be pasted into a page, or for programs.")
]

_FOREIGN = frozenset({"not-org-design", "report", "unknown-sheet", "no-matrix"})


class Asked:
    """The matrices of the files that a command names, read once, and whether some could not be read."""

    def __init__(self, paths: Sequence[str] | None, said: Said) -> None:
        self.failed = False
        self._said = said
        named = [place(path) for path in paths or (".",)]
        matrices = tuple(self._matrices(named))
        if not matrices:
            raise RaciError("nothing-to-ask", "no matrix to ask was found; name a file or a folder that holds one")
        from raci.answers import Directory  # noqa: PLC0415 - only where there is something to ask

        self.settings = settings_for(named[0], said)
        self.directory: Directory = Directory(matrices, self.settings.today)

    def answer(self, report_format: Format, name: str, found: object, page: Callable[[], Page]) -> None:
        """Write an answer, and end with 2 if some file could not be read, with 0 otherwise."""
        answered(report_format, name, found, page)
        raise typer.Exit(2 if self.failed else 0)

    def _matrices(self, paths: Sequence[Path]) -> Iterator[Matrix]:
        """Yield the matrices of all files; tell which cannot be read, if they were named or hold a broken matrix."""
        from raci.api import read_all  # noqa: PLC0415 - nothing costs until used

        for path, named in files(paths, self._said):
            try:
                yield from read_all(path, settings_for(path, self._said))
            except RaciError as error:
                if named or error.code not in _FOREIGN:
                    self.failed = True
                    for line in _told(error, path):
                        tell(line)


def answered(report_format: Format, name: str, found: object, page: Callable[[], Page]) -> None:
    """Write an answer for a terminal, to be pasted into a page, or for programs under a name."""
    if report_format == "json":
        from raci.reports.answers.json import json  # noqa: PLC0415 - only for this format

        say(json(**{name: found}))
    elif report_format == "markdown":
        from raci.reports.answers.markdown import markdown  # noqa: PLC0415 - only for this format

        say(markdown(page()))
    else:
        from raci.reports.answers.text import text  # noqa: PLC0415 - only for this format

        say(text(page(), palette(), columns()))


def tell_all(sentences: Iterable[str]) -> None:
    """Tell how words were understood where they were not exact."""
    for sentence in sentences:
        tell(f"raci: {sentence}")


def _told(error: RaciError, path: Path) -> Iterator[str]:
    if isinstance(error, NoMatrixError):
        yield f"raci: {path}: no matrix was read: {error.message}"
    else:
        yield f"raci: {error.lines[0]}"
        yield from error.lines[1:]
