"""The letters a table is written in: counted in a sample of its rows, told from codes of another kind."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from raci.layout.codes import USUAL, CodeBook, is_mark
from raci.layout.columns import sample_rows
from raci.layout.kinds import LEGEND
from raci.names import squeeze
from raci.notations import get, meaning_in, named_in, recognize
from raci.records import mutable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.blocks import Block
    from raci.layout.sheet import Sheet
    from raci.layout.survey import Survey
    from raci.model import Notation
    from raci.settings import LayoutSettings

_EVERY_LETTER: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOSTLY: Final = 0.6
_RARE: Final = 0.03
_FOREIGN: Final = 0.3
_PERMITTING: Final = frozenset("CRUDWX")
_CHANGING: Final = frozenset("UW")
_FEWEST_PERMISSIONS: Final = 2
_LONGEST_PERMISSION: Final = 12
_SAMPLE: Final = 100


@mutable
class Vocabulary:
    """How often each letter stands in a sample of rows, each text of another kind, and ticks."""

    letters: Counter[str]
    strangers: Counter[str]
    ticks: int = 0


def _values(survey: Survey, blocks: Sequence[Block], columns: Sequence[int]) -> dict[int, Counter[str]]:
    """Count the values that look like codes in a sample of rows, by column."""
    rows = [row for block in blocks for row in sample_rows(survey, block, columns)]
    if not rows:
        return {column: Counter() for column in columns}
    cells = list(zip(*(survey.rows[row] for row in rows), strict=True))
    kinds = list(zip(*(survey.kinds[row] for row in rows), strict=True))
    return {column: _codes(cells[column], kinds[column]) for column in columns}


def _codes(cells: Sequence[object], kinds: Sequence[str]) -> Counter[str]:
    """Count the values of a column that look like codes; outside legends a value is of one kind wherever it stands."""
    if LEGEND in kinds:
        pairs = [pair for pair in zip(cells, kinds, strict=True) if pair[1] != LEGEND]
        cells, kinds = [value for value, _ in pairs], [kind for _, kind in pairs]
    kind_of = dict(zip(cells, kinds, strict=True))
    return Counter({str(value): count for value, count in Counter(cells).items() if kind_of[value] in "cwkq"})


def foreign_columns(sheet: Sheet, blocks: Sequence[Block], columns: Sequence[int]) -> list[int]:
    """Return the columns whose codes are of another kind than those of the others (priority H, M, L).

    [] where half of the columns or more would be: then the table itself is of another kind.
    """
    survey = sheet.survey
    every = CodeBook(_EVERY_LETTER, survey.book.own, ranked=True)
    values = _values(survey, blocks, columns)
    letters = {
        text: frozenset(found.letters) if (found := every.read(text)) else frozenset((text,))
        for text in {text for counted in values.values() for text in counted}
    }
    shared = Counter(
        letter for counted in values.values() for letter in {each for text in counted for each in letters[text]}
    )
    known = {letter for letter, count in shared.items() if count * 2 >= len(values)} | USUAL
    known |= sheet.legend.letters.keys()
    for named in named_in(sheet.context()):
        known |= {letter.letter for letter in named.letters}
    foreign = [
        column
        for column, counted in values.items()
        if sum(count for text, count in counted.items() if known.isdisjoint(letters[text])) > _FOREIGN * counted.total()
    ]
    return foreign if len(foreign) * 2 < len(values) else []


def holds_permissions(sheet: Sheet, blocks: Sequence[Block]) -> bool:
    """Tell whether cells say who may create, read, update, delete or write (CRUD, R/W), not who is responsible."""
    own = {letter for letter in "UW" if meaning_in(sheet.legend.letters.get(letter, ""))}
    survey = sheet.survey
    rows = [row for block in blocks for row in (*block.headings, *range(block.first, block.last + 1)[:_SAMPLE])]
    texts: Counter[str] = Counter()
    for value, count in Counter(chain.from_iterable(survey.rows[row] for row in rows)).items():
        text = survey.said(value)
        if 0 < len(text) <= _LONGEST_PERMISSION:
            texts[text] += count
    telling = sum(count for text, count in texts.items() if _permits(set(filter(str.isalpha, text.upper())), own))
    return telling >= _FEWEST_PERMISSIONS and telling >= _FOREIGN / 2 * texts.total()


def _permits(letters: set[str], own: set[str]) -> bool:
    """Tell whether letters are several of create, read, update, delete and write, one that changes among them."""
    return len(letters) > 1 and letters <= _PERMITTING and bool(letters & _CHANGING - own)


def vocabulary_of(survey: Survey, blocks: Sequence[Block], columns: Sequence[int]) -> Vocabulary:
    """Count the letters of a sample of rows, and the texts that may be codes of some other kind."""
    found = Vocabulary(Counter(), Counter())
    every = CodeBook(_EVERY_LETTER, survey.book.own, ranked=True)
    total: Counter[str] = Counter()
    for counted in _values(survey, blocks, columns).values():
        total.update(counted)
    for text, count in total.items():
        said = survey.book.read(text)
        if said is None and is_mark(text):
            found.ticks += count
            continue
        said = said or every.read(text)
        if said is not None and said.letters == ("X",) and "X" not in survey.book.own:
            found.ticks += count
        elif said is not None and not _is_pair(text):
            for letter in said.letters:
                found.letters[letter] += count
        else:
            found.strangers[squeeze(text)] += count
    return found


def _is_pair(text: str) -> bool:
    """Tell whether a text is two letters written together that may be an abbreviation (`PM`)."""
    plain = text.strip()
    return len(plain) == 2 and plain.isascii() and plain.isalpha() and not set(plain.upper()) <= USUAL  # noqa: PLR2004


def notation_of(sheet: Sheet, letters: Counter[str], options: LayoutSettings) -> tuple[Notation, str]:
    """Return the notation of a table's letters and how it was recognized; the user's word comes first."""
    if options.notation is not None:
        return get(options.notation), "settings"
    own = {letter: text for letter, text in sheet.legend.letters.items() if letter not in sheet.silent}
    seen = frozenset(letters)
    if sheet.borrowed and len(seen & own.keys()) < _MOSTLY * len(seen):  # a key to something else
        own = {}
    common = frozenset(letter for letter, count in letters.items() if count > _RARE * letters.total() or letter in own)
    found, how = recognize(own, common or seen, sheet.context())
    often = frozenset(letter for letter in common if letters[letter] > 1 or letter in own)
    if how == "custom" and often and often != common:  # one cell does not make a notation
        without, other = recognize(own, often, sheet.context())
        if other != "custom":
            return without, other
    return found, how
