"""New codes as a matrix writes its own: `A/R`, `ar`, `Accountable, Responsible`, `R (veto)`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from raci.layout.codes import CodeBook, says_nothing
from raci.names import squeeze
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.model import Entry, Matrix

_Part = TypeVar("_Part")
_WORDS: Final = pattern(r"[^\W_]+")
_OPENING: Final = pattern(r"[\s(\[（{:–—-]*$")
_LONGEST_RUN: Final = 3
_SLASH: Final = "/"
_BRACKETS: Final = (" (", ")")


class _Frame(NamedTuple):
    """What stands before and after a remark."""

    before: str
    after: str


class Spelling:
    """Writes letters the way most cells of a matrix write them; each answer is worked out once."""

    def __init__(self, matrix: Matrix) -> None:
        codes = [letter.letter for letter in matrix.notation.letters]
        counted = list(_counted(matrix))
        codes += [letter for entry, _ in counted for letter in entry.letters]
        self._book = CodeBook(codes, codes)
        self._whole = _commonest((entry.letters, entry.text, times) for entry, times in counted if not entry.remark)
        self._separators = _ranked(
            (separator, times)
            for entry, times in counted
            if len(entry.letters) > 1 and not entry.remark and (separator := _separator(entry)) is not None
        )
        frames = ((frame, times) for entry, times in counted if entry.remark and (frame := _frame(entry)))
        self._frames = [*_ranked(frames), _Frame(*_BRACKETS)]
        self._known: dict[tuple[tuple[str, ...], str], str] = {}

    def of(self, letters: Sequence[str], remark: str = "") -> str:
        """Return the text of a cell for letters and a remark: the one most cells have, or else one made of its parts.

        It is empty where no text would be read as these letters and this remark: a remark may itself be a code, or
        be too long for a cell of letters. Without letters the text is empty.
        """
        key = tuple(letters), remark
        if key not in self._known:
            self._known[key] = self._spelled(tuple(letters), squeeze(remark)) if letters else ""
        return self._known[key]

    def says(self, text: str, entry: Entry) -> bool:
        """Tell whether a text is read as the letters and the remark of an entry."""
        return self._read_as(text, entry.letters, entry.remark)

    def _spelled(self, letters: tuple[str, ...], remark: str) -> str:
        if not remark:
            known = self._whole.get(letters)
            if known is not None:
                return known
        codes = [self._whole.get(letters), *self._made(letters)]
        texts = (
            f"{code}{frame.before}{remark}{frame.after}" if remark else code
            for code in codes
            if code
            for frame in (self._frames if remark else self._frames[:1])
        )
        return next((text for text in texts if self._read_as(text, letters, remark)), "")

    def _made(self, letters: tuple[str, ...]) -> Iterator[str]:
        """Yield the letters joined: as they are spelled alone, then bare; by the separator used most, then `/`."""
        alone = [self._whole.get((letter,), letter) for letter in letters]
        plain = [text if _WORDS.fullmatch(text) else letter for text, letter in zip(alone, letters, strict=True)]
        for spelled in (alone, plain, list(letters)):
            for separator in (*self._separators, _SLASH):
                if separator or (len(letters) <= _LONGEST_RUN and all(len(text) == 1 for text in spelled)):
                    yield separator.join(spelled)

    def _read_as(self, text: str, letters: tuple[str, ...], remark: str) -> bool:
        if says_nothing(text):
            return False
        said = self._book.read(text)
        return said is not None and set(said.letters) == set(letters) and squeeze(said.remark) == remark


def _counted(matrix: Matrix) -> Iterator[tuple[Entry, int]]:
    """Yield the distinct entries of a matrix, each with the number of cells that have it."""
    times: Counter[int] = Counter()
    entries: dict[int, Entry] = {}
    for row in matrix.rows:
        for entry in row.values():
            times[id(entry)] += 1
            entries[id(entry)] = entry
    return ((entry, times[key]) for key, entry in entries.items() if entry.text)


def _commonest(said: Iterator[tuple[tuple[str, ...], str, int]]) -> dict[tuple[str, ...], str]:
    """Return letters → the text that most cells with these letters have; of equals the first."""
    counts: dict[tuple[str, ...], Counter[str]] = {}
    for letters, text, times in said:
        counts.setdefault(letters, Counter())[text] += times
    return {letters: texts.most_common(1)[0][0] for letters, texts in counts.items()}


def _ranked(parts: Iterator[tuple[_Part, int]]) -> list[_Part]:
    counts: Counter[_Part] = Counter()
    for part, times in parts:
        counts[part] += times
    return [part for part, _ in counts.most_common()]


def _separator(entry: Entry) -> str | None:
    """Return what stands between the letters of a cell: `/`, ` and `, nothing in `AR`; None where it cannot be told."""
    found = list(_WORDS.finditer(entry.text))
    count = len(entry.letters)
    if len(found) == 1 and found[0].end() - found[0].start() == count == sum(map(len, entry.letters)):
        return ""
    if len(found) not in (count, 2 * count - 1):
        return None
    return entry.text[found[0].end() : found[1 if len(found) == count else 2].start()]


def _frame(entry: Entry) -> _Frame | None:
    at = entry.text.find(entry.remark)
    opening = _OPENING.search(entry.text[:at]) if at > 0 else None
    if opening is None or not opening[0].strip() or not entry.text[: opening.start()].strip():
        return None
    return _Frame(opening[0], entry.text[at + len(entry.remark) :])
