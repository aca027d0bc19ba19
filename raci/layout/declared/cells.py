"""What the cells of a declared matrix say: read as everywhere, but for the texts that are declared to mean else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from raci.layout.codes import CodeBook, says_nothing
from raci.layout.kinds import shown
from raci.names import squeeze
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.layout.grid import Value
    from raci.model import Entry, Notation


class Meaning(NamedTuple):
    """What a cell means: letters, texts that are none, or nothing; `odd` where letters only look Latin."""

    entry: Entry | None = None
    marks: tuple[str, ...] = ()
    odd: bool = False


_NOTHING: Final = Meaning()


class CellMeanings(dict[object, "Entry | None"]):
    """Value → entry, each distinct value read once.

    `strange` has the marks of values, `odd` those that are written with look-alike letters; those of them that give an
    entry all the same are `closer` to be looked at.
    """

    def __init__(self, notation: Notation, strangers: Iterable[str] = ()) -> None:
        super().__init__()
        self.strange: dict[object, tuple[str, ...]] = {}
        self.odd: set[object] = set()
        self.closer: set[object] = set()
        self._notation = notation
        codes = {letter.letter for letter in notation.letters} | set(strangers)
        self._book = CodeBook(codes, codes, ranked=True)

    def declare(self, text: str, meaning: Meaning) -> None:
        """Let a text mean what it is declared to."""
        self._keep(text, meaning)

    def __missing__(self, value: Value) -> Entry | None:
        self._keep(value, self.read(shown(value)))
        return self[value]

    def _keep(self, value: object, meaning: Meaning) -> None:
        self[value] = meaning.entry
        if meaning.marks:
            self.strange[value] = meaning.marks
        if meaning.odd:
            self.odd.add(value)
        if meaning.entry and (meaning.odd or meaning.marks):
            self.closer.add(value)

    def read(self, text: str) -> Meaning:
        """Return what a text means to anybody."""
        said = self._book.read(text) if text else None
        if said is not None:
            entry = self._notation.entry(said.letters, text=squeeze(text), remark=said.remark)
            return Meaning(entry, (), bool(said.odd))
        return Meaning(None, (text,)) if squeeze(text) and not says_nothing(text) else _NOTHING

    def entry(self, letters: tuple[str, ...], remark: str) -> Entry:
        """Return the entry of exactly these letters and this remark."""
        made = self._notation.entry(letters, remark=remark)
        return made if made.letters == letters else replace(made, letters=letters)

    def meant(self, said: Any) -> Meaning | None:  # noqa: ANN401 - whatever stands in the file
        """Return what is kept of a cell as `[letters, remark, marks]`; None for what is none."""
        try:
            letters, remark, marks = said
            texts = [*letters, *marks, remark]
        except (TypeError, ValueError):
            return None
        if not all(isinstance(text, str) for text in texts):
            return None
        return Meaning(self.entry(tuple(letters), remark) if letters or remark else None, tuple(marks))
