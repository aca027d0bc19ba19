"""Whether rows surely are a matrix: nothing else that YAML and JSON hold may ever be taken for one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from raci.layout.codes import USUAL
from raci.notations import get, named_in, recognize
from raci.readers.structured.keys import STRONG, code_of_input, code_of_key, is_generic, is_made_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Notation
    from raci.readers.structured.cells import Cell
    from raci.readers.structured.rows import RowFound

_FEWEST: Final = 2
_SMALL: Final = 3
_MOSTLY: Final = 0.7
_RARE: Final = 0.03


@dataclass(slots=True)
class Written:
    """With what letters, words and keys the cells of some rows are written."""

    letters: Counter[str] = field(default_factory=Counter)
    words: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    small: set[str] = field(default_factory=set)
    whos: set[str] = field(default_factory=set)
    strange: int = 0


def written_in(rows: Sequence[RowFound]) -> Written:
    """Return how the cells of rows are written; keys without names under them count too."""
    written = Written()
    for row in rows:
        cells = row.cells
        written.keys |= cells.keyed
        written.strange += sum(len(other.text) > 1 and not other.extra for other in cells.others)
        for cell in cells.found:
            _take(cell, written)
        for key in cells.keyed:
            code = code_of_key(key) or code_of_input(key)
            if code:
                written.letters.update(dict.fromkeys(code.letters, 0))
                written.words |= dict(code.words)
                written.ids |= code.ids
                written.small |= set(code.letters) if code.small and not code.words else set()
    return written


def _take(cell: Cell, written: Written) -> None:
    code = cell.code
    written.letters.update(code.letters)
    written.words |= dict(code.words)
    written.ids |= code.ids
    written.small |= set(code.letters) if code.small and not code.words else set()
    written.whos.add(cell.who)


def is_sure(rows: Sequence[RowFound], context: str, legend: dict[str, str]) -> bool:
    """Tell whether the rows under one key are a matrix for sure."""
    written = written_in(rows)
    letters = set(written.letters)
    if not written.whos or not letters or _are_labels(rows):
        return False
    if not written.keys and all(map(is_made_up, written.whos)):
        return False
    context = f"{context} {rows[0].cells.hint}"
    hinted = any(_within(letters, notation) for notation in named_in(context)) or _explained(letters, legend)
    if (hinted and written.ids) or len(written.ids & STRONG) >= _FEWEST or _is_pair(written.ids):
        return True
    if not written.keys and written.strange > (1 - _MOSTLY) * (written.letters.total() + written.strange):
        return False
    if hinted:
        return len(letters) >= _FEWEST or len(rows) >= _FEWEST
    if len(rows) < _FEWEST or len(written.whos) < _FEWEST:
        return False
    if written.small and len(letters) < _SMALL:
        return False
    return _is_known(letters)


def _are_labels(rows: Sequence[RowFound]) -> bool:
    """Tell whether one row without a name of its own may be words of a form, in any language, rather than a duty."""
    row = rows[0]
    if len(rows) > 1 or row.titled:
        return False
    listed = any(cell.listed for cell in row.cells.found)
    return not row.name or is_generic(row.name) or (bool(row.cells.keyed) and not listed)


def _within(letters: set[str], notation: Notation) -> bool:
    return letters <= {letter.letter for letter in notation.letters}


def _explained(letters: set[str], legend: dict[str, str]) -> bool:
    return len(legend) >= _FEWEST and letters <= legend.keys()


def _is_pair(ids: set[str]) -> bool:
    """Tell whether words belong to a decision's notation: driver and approver, or three of one kind."""
    return {"driving", "approving"} <= ids or {"recommending", "agreeing", "deciding"} <= ids


def _is_known(letters: set[str]) -> bool:
    """Tell whether letters alone show that somebody does the work and somebody answers for it."""
    daci = {letter.letter for letter in get("DACI").letters}
    if letters <= daci and {"D", "A"} <= letters and len(letters) >= _SMALL:
        return True
    if not {"R", "A"} <= letters:
        return False
    return letters <= USUAL or (len(letters & USUAL) >= _SMALL and recognize({}, frozenset(letters))[1] == "letters")


def belongs(one: Written, other: Written) -> bool:
    """Tell whether rows that alone prove nothing are written as others of the file are, which are proven."""
    if one.keys or other.keys:
        answers = bool({"R", "A", "D"} & one.letters.keys())
        return bool(one.keys) and (one.keys <= other.keys or (answers and bool(one.keys & other.keys)))
    return bool(one.letters) and one.letters.keys() <= other.letters.keys() and bool(one.whos & other.whos)


def notation_of(rows: Sequence[RowFound], context: str, legend: dict[str, str]) -> Notation:
    """Return the notation of a matrix: by its legend or words, by a name in its keys and title, by its letters."""
    written = written_in(rows)
    own = legend or written.words
    total = written.letters.total()
    often = {letter for letter, count in written.letters.items() if count > _RARE * total or letter in own}
    return recognize(own, frozenset(often or written.letters), context)[0]
