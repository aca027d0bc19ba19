"""A document in memory: what it was read from, how it was read, what was done to it, and what was found in it."""

from __future__ import annotations

import secrets
from functools import reduce
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from raci.errors import RaciError
from raci.lint.fixing import Fixing
from raci.model.change import Assign, Opened, Withdraw
from raci.web.edits import changes_of
from raci.web.faults import RequestError
from raci.web.history import History, Step
from raci.web.laying_out import layout_of
from raci.web.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from raci.layout.reading import Note, Understanding
    from raci.lint import Finding
    from raci.lint.judging import Bench
    from raci.model import Matrix
    from raci.model.change import Change
    from raci.settings import LayoutSettings
    from raci.web.history import Edit
    from raci.web.originals import Original
    from raci.web.reading import Source

_CONFLICT = 409
_LONG = 6
_FEW = 8
"""So many letters are changed one by one; for more it pays to open the matrix."""

Understood: TypeAlias = "Callable[[Source, LayoutSettings | None], Understanding]"


class Document:
    """A file that was dropped, with all that was done to it; whoever asks or changes it holds its `lock`.

    `version` grows with each change, so that two who change it at once notice.
    """

    def __init__(self, source: Source, understanding: Understanding, bench: Bench, *, read_only: bool = False) -> None:
        self.read_only = read_only
        self.id = secrets.token_urlsafe(18)
        self.lock = Lock()
        self.source = source
        self.version = 1
        self.index = 0
        self.history = History()
        self._bench = bench
        self.layout: LayoutSettings | None = None
        self.read(understanding)

    def read(self, understanding: Understanding) -> None:
        """Let this be what was understood of the source; nothing has been done to it yet."""
        self.understanding = understanding
        self.readings = understanding.readings
        self.matrices = [each.matrix for each in understanding.readings]
        self.originals: dict[int, Original] = {}
        self._watch = Watch(self._bench, self.matrices, self.source.name)
        self.index = min(self.index, len(self.matrices) - 1)

    @property
    def today(self) -> date | None:
        """The day for which it is asked who holds a role, None for the day it is."""
        return self._bench.settings.today

    @property
    def weight(self) -> int:
        """How many bytes it takes, roughly: its source, and what became of it."""
        return len(self.source.content) + sum(600 * len(each.duties) + 200 * len(each.roles) for each in self.matrices)

    @property
    def matrix(self) -> Matrix:
        """The matrix that is shown."""
        return self.matrices[self.index]

    @property
    def original(self) -> Matrix:
        """The matrix that is shown as it was read."""
        return self.readings[self.index].matrix

    @property
    def matrices_before(self) -> tuple[Matrix, ...]:
        """All matrices as they were read."""
        return tuple(each.matrix for each in self.readings)

    @property
    def notes(self) -> Sequence[Note]:
        """What was doubtful when it was read."""
        return (*self.understanding.notes, *self.readings[self.index].notes)

    @property
    def found(self) -> dict[str, Finding]:
        """What is found in the matrix that is shown, by ids that stay as long as the finding says the same."""
        return self._watch.found(self.index)

    @property
    def changed(self) -> bool:
        """Whether anything was done that was not taken back."""
        return bool(self.history.done)

    def show(self, index: int) -> None:
        """Show another matrix of the file."""
        if not 0 <= index < len(self.matrices):
            raise RequestError(404, "no-such-matrix", f"the file has {len(self.matrices)} matrices, counted from 0")
        self.index = index

    def show_asked(self, asked: str | None) -> None:
        """Show the matrix that a request asks for; where all share the document, the first unless it asks."""
        if asked is not None:
            self.show(int(asked) if asked.isdecimal() and asked.isascii() and len(asked) < _LONG else -1)
        elif self.read_only:
            self.show(0)

    def expect(self, version: object) -> None:
        """Raise RequestError, with the document as it is, where somebody else has changed it since it had a version."""
        if version != self.version:
            from raci.web.shown import document_shown  # noqa: PLC0415 - rarely asked for

            message = "the matrix was changed elsewhere meanwhile, perhaps in another tab; here is how it is now"
            raise RequestError(_CONFLICT, "stale-version", message, {"document": document_shown(self)})

    def edit(self, edits: Sequence[Edit]) -> None:
        """Do what some edits ask for, as one step; all of them or none."""
        opened, matrix = None, self.matrix
        many = len(edits) > _FEW
        titles: list[str] = []
        changes: list[Change] = []
        inverses: list[Change] = []
        for edit in edits:
            title, made = changes_of(edit, matrix)
            for change in made:
                inverses.append(change.inverse(matrix))
                if not many and isinstance(change, Assign | Withdraw):
                    matrix = change.apply(matrix)
                    opened = None
                    continue
                opened = opened or Opened(matrix)
                change.enter(opened)
                matrix = opened.closed()
            changes += made
            titles.append(title)
        if changes:
            title = titles[0] if len(titles) == 1 else f"{len(titles)} changes, first {titles[0]}"
            self._do(Step(title, self.index, tuple(changes), tuple(reversed(inverses)), tuple(edits)), matrix)

    def fix(self, ids: Iterable[str] | None) -> int:
        """Make the fixes of these findings, or (None) all that are safe, as one step; return how many were made."""
        wanted = None if ids is None else list(ids)
        findings = self.found.values() if wanted is None else [self._finding(each) for each in wanted]
        fixing = Fixing(self.matrix, unsafe=wanted is not None)
        fixing.make(findings)
        edit: Edit = {"do": "fix", "safe": True} if wanted is None else {"do": "fix", "findings": wanted}
        if not fixing.made:
            if wanted is None:
                return 0
            raise RequestError(422, "no-fix", "there is no fix for it that changes anything; mend it by hand")
        changes = [change for each in fixing.made for change in (each.fix.changes if each.fix else ())]
        inverses, matrix = self._inverses(changes)
        first = fixing.made[0].fix
        title = first.title if first and len(fixing.made) == 1 else f"{len(fixing.made)} fixes"
        self._do(Step(title, self.index, tuple(changes), inverses, (edit,)), matrix)
        return len(fixing.made)

    def _finding(self, key: str) -> Finding:
        if key not in self.found:
            raise RequestError(404, "unknown-finding", "this finding is not there any more; the matrix has changed")
        return self.found[key]

    def _inverses(self, changes: Iterable[Change]) -> tuple[tuple[Change, ...], Matrix]:
        matrix, inverses = self.matrix, []
        for change in changes:
            inverses.append(change.inverse(matrix))
            matrix = change.apply(matrix)
        return tuple(reversed(inverses)), matrix

    def undo(self) -> None:
        """Take back the last step."""
        if not self.history.done:
            raise RequestError(_CONFLICT, "nothing-to-undo", "there is nothing to undo")
        step = self.history.done[-1]
        self._make(step.matrix, step.inverses)
        self.history.undone.append(self.history.done.pop())

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self.history.undone:
            raise RequestError(_CONFLICT, "nothing-to-redo", "there is nothing to do again")
        step = self.history.undone[-1]
        self._make(step.matrix, step.changes)
        self.history.done.append(self.history.undone.pop())

    def replay(self, edits: Sequence[Edit], understood: Understood) -> str:
        """Do once more what was asked for before, when the page or the server was started again.

        Where that does not work any more, what follows is left; return a sentence about it, empty where all was done.
        """
        for number, edit in enumerate(edits):
            try:
                self._replay(edit, understood)
            except RaciError as error:
                left = len(edits) - number
                which = "the last change" if left == 1 else f"the last {left} changes"
                return f"{which} could not be made again: {error.message}"
        return ""

    def _replay(self, edit: Edit, understood: Understood) -> None:
        if isinstance(edit.get("matrix"), int):
            self.show(edit["matrix"])
        if edit.get("do") == "fix":
            ids = edit.get("findings")
            named = [each for each in ids if isinstance(each, str)] if isinstance(ids, list) else []
            self.fix(None if edit.get("safe") is True else named)
        elif edit.get("do") == "layout":
            self.lay_out(edit, understood)
        else:
            self.edit([edit])

    def lay_out(self, wanted: Edit, understood: Understood) -> None:
        """Read the source anew, as somebody says that it is to be read; what was done to it before is gone."""
        layout, edit = layout_of(wanted, self.readings[self.index].matrix)
        found = understood(self.source, layout)
        self.history = History()
        self.index = 0
        self.layout = layout
        self.read(found)
        self.history.start = (edit,)
        self.version += 1

    def _make(self, index: int, changes: Iterable[Change]) -> None:
        self.index = index
        made = tuple(changes)
        if len(made) <= _FEW and all(isinstance(each, Assign | Withdraw) for each in made):
            matrix = reduce(lambda changed, change: change.apply(changed), made, self.matrix)
        else:
            opened = Opened(self.matrix)
            for change in made:
                change.enter(opened)
            matrix = opened.closed()
        self._become(matrix, made)

    def _do(self, step: Step, matrix: Matrix) -> None:
        if len(self.matrices) > 1:
            from raci.records import replace  # noqa: PLC0415 - beside its use

            step = replace(step, edits=tuple({**edit, "matrix": self.index} for edit in step.edits))
        self._become(matrix, step.changes)
        self.history.add(step)

    def _become(self, matrix: Matrix, changes: Sequence[Change]) -> None:
        self.matrices[self.index] = matrix
        self._watch.become(self.index, matrix, changes)
        self.version += 1
