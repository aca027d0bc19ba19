"""Rows and cells of a table as spans of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.menders.splicing import Original
    from raci.model import Place


class Row(NamedTuple):
    """One row: where its line begins, where its words end, where the next line begins, and its cells as written."""

    start: int
    stop: int
    end: int
    cells: tuple[tuple[int, int], ...]

    def index_of(self, offset: int) -> int | None:
        """Return which cell stands at an offset of the text."""
        return next((place for place, (start, end) in enumerate(self.cells) if start <= offset <= end), None)


class NewText(NamedTuple):
    """What a cell is to say.

    `was` is what it said, `model` how a cell that says the same is written elsewhere. `written` is True where the text
    stands as it is to be written, with its markup.
    """

    text: str
    was: str = ""
    model: str = ""
    written: bool = False


class TextTable(Protocol):
    """A text whose lines hold rows of cells."""

    original: Original

    def row_at(self, place: Place) -> Row | None:
        """Return the row that stands at a line and column, None where there is none."""
        ...

    def no_row(self, place: Place | None) -> str:
        """Return the reason why no row stands at a place."""
        ...

    def offset_of(self, place: Place) -> int:
        """Return where in the text a line and column are."""
        ...

    def said(self, row: Row, index: int) -> str:
        """Return what a cell says, as the reader of the format gives it."""
        ...

    def written(self, row: Row, index: int) -> str:
        """Return what a cell says as it is written: for lists, whose names may have markup."""
        ...

    def cell(self, row: Row, index: int, new: NewText) -> str:
        """Return a cell as it is to be written; raise UnfitError where it cannot say this."""
        ...

    def more(self, row: Row, texts: Mapping[int, NewText]) -> str:
        """Return what is put at the end of a row that is too short, so that it has the cells with these indices."""
        ...

    def line(self, like: Row, texts: Mapping[int, str]) -> str:
        """Return a new line with its end, written like another row, with these texts and else empty cells."""
        ...

    def whole(self, row: Row) -> str:
        """Return the reason why a row cannot be taken out, or another put beside it; empty where it can."""
        ...
