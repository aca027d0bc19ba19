"""Making mends in an org-design file: what each duty is to say is kept apart until the whole mend is sure to go."""

from __future__ import annotations

from collections import Counter
from math import inf
from typing import TYPE_CHECKING

from raci.menders.design_text.duties import Duties, DutyText, Said
from raci.menders.design_text.duties_anew import keys_in, written_duty
from raci.menders.design_text.form import Form
from raci.menders.design_text.lettering import lettered
from raci.menders.design_text.parts import Parts
from raci.menders.design_text.rewriting import edits_of
from raci.menders.splicing import Trial, UnfitError, attempted
from raci.model.change import Add, Remove, Withdraw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from raci.menders.design_text.nodes import Node
    from raci.menders.design_text.writing import Style
    from raci.menders.mender import Mend, Mendable, Refusal
    from raci.menders.splicing import Edit
    from raci.menders.splicing.lines import Lines
    from raci.menders.splicing.trial import Key
    from raci.model import Matrix
    from raci.model.change import Assign


class DesignMending:
    """The mends of one org-design file; `must_hold` raises UnfitError for a text its encoding lacks."""

    def __init__(self, lines: Lines, documents: list[Node], style: Style, must_hold: Callable[[str], str]) -> None:
        self._lines = lines
        self._documents = documents
        self._style = style
        self._must_hold = must_hold
        self._duties: dict[int, Duties | UnfitError] = {}
        self._forms: dict[int, Form] = {}
        self._named: dict[int, Counter[str]] = {}
        self._trial: Trial[Key, Said, DutyText, Add] = Trial()

    def refused(self, mends: Sequence[Mend]) -> tuple[Refusal, ...]:
        """Make the mends that can be made, and return the others."""
        for each in mends:
            if id(each.matrix) not in self._duties:
                self._prepare(each.matrix)
        return attempted(mends, self._make, self._end)

    def _prepare(self, matrix: Matrix) -> None:
        key = id(matrix)
        try:
            duties = Duties(matrix, self._documents)
        except UnfitError as error:
            self._duties[key] = error
            return
        self._duties[key] = duties
        self._forms[key] = Form(self._lines, self._style, duties.words)
        self._named[key] = Counter(role for row in matrix.rows for role in row)
        self._trial.begin(matrix)

    def _known(self, matrix: Matrix) -> Duties:
        found = self._duties[id(matrix)]
        if isinstance(found, UnfitError):
            raise UnfitError(found.reason)
        return found

    def edits(self) -> Iterator[Edit]:
        """Yield what changes in the text."""
        kept = self._trial.kept
        for (matrix, duty), said in kept.texts.items():
            if (matrix, duty) not in kept.gone:
                yield from self._edits(matrix, duty, said)
        for matrix in {matrix for matrix, _ in (*kept.gone, *kept.come)}:
            yield from self._anew(matrix)

    def _edits(self, matrix: int, duty: str, said: Said) -> Iterator[Edit]:
        duties = self._duties[matrix]
        text = duties.by_key[duty] if isinstance(duties, Duties) else None
        if text is not None and text.said is not None:
            yield from edits_of(text, text.said, said, self._forms[matrix])

    def _anew(self, matrix: int) -> Iterator[Edit]:
        """Yield the edits for the duties of a matrix that come and go."""
        duties = self._duties[matrix]
        assert isinstance(duties, Duties)  # noqa: S101 - others are refused
        form = self._forms[matrix]
        parts = Parts(duties.holder, form)
        for (one, _), text in self._trial.kept.gone.items():
            if one == matrix:
                parts.drop(text.number)
        taken = keys_in(duties)
        for (one, _), change in self._trial.kept.come.items():
            if one == matrix:
                beside = _beside(duties, change)
                written = written_duty(change, duties, beside, taken, form)
                after, before = (beside.number, None) if change.before is None else (None, beside.number)
                parts.add(written, after=after, before=before)
        yield from parts.edits()

    def _make(self, matrix: Matrix, change: Mendable) -> None:
        duties, key = self._known(matrix), (id(matrix), change.duty)
        if isinstance(change, Add):
            self._add(duties, key, change)
        elif isinstance(change, Remove):
            self._remove(duties, key)
        else:
            self._assign(duties, key, change)

    def _assign(self, duties: Duties, key: Key, change: Assign | Withdraw) -> None:
        text = self._text(duties, key)
        said = self._trial.text(key) or text.said or Said(())
        letters, remark = ((), "") if isinstance(change, Withdraw) else (change.letters, change.remark)
        had = any(name.role == change.role for line in said.lines for name in line.names)
        new = lettered(said, change.role, letters, remark, duties.words)
        for edit in edits_of(text, text.said or Said(()), new, self._forms[key[0]]):
            self._must_hold(edit.new)
        self._trial.tried.texts[key] = new
        self._trial.tried.named[key[0], change.role] += bool(letters) - had

    def _text(self, duties: Duties, key: Key) -> DutyText:
        if self._trial.come(key):
            raise UnfitError("the duty is new itself")
        if self._trial.is_gone(key):
            raise UnfitError(f"the duty {key[1]!r} was taken out before")
        return duties.text_of(key[1])

    def _remove(self, duties: Duties, key: Key) -> None:
        text = self._text(duties, key)
        if key[1] in duties.parents:
            raise UnfitError("another duty stands under it")
        if f"{key[1]} #2" in duties.duties:
            raise UnfitError("another duty has the same name, and would be taken for this one")
        parts = Parts(duties.holder, self._forms[key[0]])
        parts.drop(text.number)
        self._trial.tried.gone[key] = text
        self._trial.tried.named.subtract((key[0], role) for role in duties.rows[key[1]])

    def _add(self, duties: Duties, key: Key, change: Add) -> None:
        known = key[1] in duties.duties
        if self._trial.come(key) or (known and not self._trial.is_gone(key)):
            raise UnfitError("the file already has a duty of this name")
        beside = _beside(duties, change)
        self._must_hold(written_duty(change, duties, beside, keys_in(duties), self._forms[key[0]]))
        self._trial.tried.come[key] = change
        self._trial.tried.named.update((key[0], role) for role, _, _ in change.cells)

    def _end(self, keep: bool) -> None:  # noqa: FBT001 - as `attempted` calls it
        self._trial.end(keep=keep, named=self._times_named, none_left="no duty would be left")

    def _times_named(self, role: Key) -> float:
        """Return how often the file names a role; one that is declared is there without."""
        matrix, key = role
        duties = self._duties[matrix]
        return inf if isinstance(duties, Duties) and key in duties.words.declared else self._named[matrix][key]


def _beside(duties: Duties, change: Add) -> DutyText:
    """Return the duty before which a new one is to stand, or the last one."""
    return duties.text_of(duties.matrix.duties[-1].key if change.before is None else change.before)
