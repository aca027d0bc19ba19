"""What was done to a document: steps that can be taken back and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model.change import Change

Edit: TypeAlias = "dict[str, Any]"
"""A change as the page asks for it; `raci.web.edits` says what it may be."""


@record
class Step:
    """One thing that was done: what it is called, the changes, those that take them back, and how it was asked for."""

    title: str
    matrix: int
    changes: tuple[Change, ...]
    inverses: tuple[Change, ...]
    edits: tuple[Edit, ...] = ()


class History:
    """The steps done, and those taken back that may be done again; `start` is how it was asked to be read before."""

    def __init__(self) -> None:
        self.start: tuple[Edit, ...] = ()
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Note a new step; what was taken back before cannot be done again."""
        self.done.append(step)
        self.undone.clear()

    @property
    def undo_title(self) -> str | None:
        """What would be taken back next."""
        return self.done[-1].title if self.done else None

    @property
    def redo_title(self) -> str | None:
        """What would be done again next."""
        return self.undone[-1].title if self.undone else None

    @property
    def edits(self) -> Sequence[Edit]:
        """All that was asked for and not taken back, so that it can be asked for again."""
        return [*self.start, *(edit for step in self.done for edit in step.edits)]
