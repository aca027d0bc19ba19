"""Making mends in an org-design file: what each duty is to say is kept apart until the whole mend is sure to go."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from raci.menders.design_text.duties import Duties, DutyText, Said
from raci.menders.design_text.duties_anew import keys_in, written_duty
from raci.menders.design_text.form import Form
from raci.menders.design_text.lettering import lettered
from raci.menders.design_text.parts import Parts
from raci.menders.design_text.rewriting import edits_of
from raci.menders.splicing import UnfitError, attempted
from raci.model.change import Add, Remove, Withdraw
from raci.records import field, mutable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from raci.menders.design_text.nodes import Node
    from raci.menders.design_text.writing import Style
    from raci.menders.mender import Mend, Mendable, Refusal
    from raci.menders.splicing import Edit
    from raci.menders.splicing.lines import Lines
    from raci.model import Matrix
    from raci.model.change import Assign

_Key: TypeAlias = tuple[int, str]
"""A matrix, by its identity, and the key of a duty or role in it."""


@mutable
class _Made:
    """What is changed: what duties say, which are gone, which come, and how many more or fewer name a role."""

    said: dict[_Key, Said] = field(default_factory=dict)
    gone: dict[_Key, DutyText] = field(default_factory=dict)
    come: dict[_Key, Add] = field(default_factory=dict)
    named: Counter[_Key] = field(default_factory=Counter)


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
        self._left: Counter[int] = Counter()
        self._kept = _Made()
        self._tried = _Made()

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
        self._left[key] = len(matrix.duties)

    def _known(self, matrix: Matrix) -> Duties:
        found = self._duties[id(matrix)]
        if isinstance(found, UnfitError):
            raise UnfitError(found.reason)
        return found

    def edits(self) -> Iterator[Edit]:
        """Yield what changes in the text."""
        for (matrix, duty), said in self._kept.said.items():
            if (matrix, duty) not in self._kept.gone:
                yield from self._edits(matrix, duty, said)
        for matrix in {matrix for matrix, _ in (*self._kept.gone, *self._kept.come)}:
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
        for (one, _), text in self._kept.gone.items():
            if one == matrix:
                parts.drop(text.number)
        taken = keys_in(duties)
        for (one, _), change in self._kept.come.items():
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

    def _assign(self, duties: Duties, key: _Key, change: Assign | Withdraw) -> None:
        text = self._text(duties, key)
        said = self._tried.said.get(key) or self._kept.said.get(key) or text.said or Said(())
        letters, remark = ((), "") if isinstance(change, Withdraw) else (change.letters, change.remark)
        had = any(name.role == change.role for line in said.lines for name in line.names)
        new = lettered(said, change.role, letters, remark, duties.words)
        for edit in edits_of(text, text.said or Said(()), new, self._forms[key[0]]):
            self._must_hold(edit.new)
        self._tried.said[key] = new
        self._tried.named[key[0], change.role] += bool(letters) - had

    def _text(self, duties: Duties, key: _Key) -> DutyText:
        if key in self._tried.come or key in self._kept.come:
            raise UnfitError("the duty is new itself")
        if key in self._tried.gone or key in self._kept.gone:
            raise UnfitError(f"the duty {key[1]!r} was taken out before")
        return duties.text_of(key[1])

    def _remove(self, duties: Duties, key: _Key) -> None:
        text = self._text(duties, key)
        if key[1] in duties.parents:
            raise UnfitError("another duty stands under it")
        if f"{key[1]} #2" in duties.duties:
            raise UnfitError("another duty has the same name, and would be taken for this one")
        parts = Parts(duties.holder, self._forms[key[0]])
        parts.drop(text.number)
        self._tried.gone[key] = text
        self._tried.named.subtract((key[0], role) for role in duties.rows[key[1]])

    def _add(self, duties: Duties, key: _Key, change: Add) -> None:
        known = key[1] in duties.duties
        gone = key in self._tried.gone or key in self._kept.gone
        if key in self._tried.come or key in self._kept.come or (known and not gone):
            raise UnfitError("the file already has a duty of this name")
        beside = _beside(duties, change)
        self._must_hold(written_duty(change, duties, beside, keys_in(duties), self._forms[key[0]]))
        self._tried.come[key] = change
        self._tried.named.update((key[0], role) for role, _, _ in change.cells)

    def _end(self, keep: bool) -> None:  # noqa: FBT001 - as `attempted` calls it
        tried, kept = self._tried, self._kept
        if keep:
            self._must_leave_something()
            kept.said |= tried.said
            kept.gone |= tried.gone
            kept.come |= tried.come
            kept.named.update(tried.named)
        self._tried = _Made()

    def _must_leave_something(self) -> None:
        """Raise UnfitError where no duty would be left, or a role that is not declared would be named nowhere."""
        for (matrix, role), more in self._tried.named.items():
            duties = self._duties[matrix]
            declared = isinstance(duties, Duties) and role in duties.words.declared
            if not declared and self._named[matrix][role] + self._kept.named[matrix, role] + more < 1:
                raise UnfitError(f"{role!r} is named nowhere else, and would be gone from the file")
        change: Counter[int] = Counter(matrix for matrix, _ in self._tried.come)
        change.subtract(matrix for matrix, _ in self._tried.gone)
        if any(self._left[matrix] + more < 1 for matrix, more in change.items()):
            raise UnfitError("no duty would be left")
        self._left.update(change)


def _beside(duties: Duties, change: Add) -> DutyText:
    """Return the duty before which a new one is to stand, or the last one."""
    return duties.text_of(duties.matrix.duties[-1].key if change.before is None else change.before)
