"""The class of a cell's value as one character: a code, a word, a number, text, nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.codes import CodeBook, is_mark, says_nothing
from raci.names import squeeze
from raci.notations import begins_meaning

if TYPE_CHECKING:
    from raci.layout.grid import Value

EMPTY: Final = "."
CODE: Final = "c"
"""Letters every notation shares (R, A, C, I, S), or the letters a legend of the file defines."""
WORD: Final = "w"
"""A code written as a word (`Responsible`)."""
SHORT: Final = "k"
"""One or two other letters, or a tick: a code if the notation says so."""
PAIR: Final = "q"
"""Two letters written together that may be an abbreviation (`PM`) or two codes (`DR`)."""
NOTHING: Final = "-"
NUMBER: Final = "n"
TEXT: Final = "t"
PROSE: Final = "p"
LEGEND: Final = "L"
"""A cell that belongs to a legend, and so to no matrix."""
_LONG: Final = 90
_SHORT_TEXT: Final = 16
_SHORT_CODE: Final = 12
_ALPHABET: Final = CodeBook("ABCDEFGHIJKLMNOPQRSTUVWXYZ", ranked=True)


def shown(value: Value) -> str:
    """Return a cell's value as text: whole floats without `.0`, dates as ISO, nothing as ''."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - floats are exact so far
        return str(int(value))
    return str(value)


class Classes(dict[object, str]):
    """Value → class; each distinct value is classified once."""

    def __init__(self, book: CodeBook) -> None:
        super().__init__()
        self.book = book
        self._heads: dict[str, bool] = {}

    def __missing__(self, value: object) -> str:
        if not isinstance(value, str):
            kind = EMPTY if value is None else NUMBER
        elif _SHORT_TEXT < len(value) <= _LONG and self._begins_plainly(value):
            kind = TEXT
        else:
            kind = self._class(value)
        self[value] = kind
        return kind

    def _begins_plainly(self, value: str) -> bool:
        """Tell whether a text begins with a word that stands for no letter; such words are few and asked once."""
        head = value.partition(" ")[0]
        known = self._heads.get(head)
        if known is None:
            wordy = len(head) > 2 and head.isalpha() and not head.isupper()  # noqa: PLR2004
            known = self._heads[head] = wordy and not begins_meaning(head.casefold())
        return known

    def _class(self, value: str) -> str:
        text = value.strip()
        if not text or not squeeze(text):
            return EMPTY
        if len(text) > _LONG:
            return PROSE
        said = self.book.read(value)
        if said is not None:
            return WORD if said.word else CODE
        if text[0].isdigit() and text.strip("0123456789.,:%/- ") == "":
            return NUMBER
        if len(text) > _SHORT_TEXT:
            return TEXT
        if says_nothing(text):
            return NOTHING
        if is_mark(text):
            return SHORT
        if len(text) == 2 and text.isalpha() and text.isupper():  # noqa: PLR2004
            return PAIR
        other = _ALPHABET.read(value) if len(text) <= _SHORT_CODE else None
        if other is not None and not other.word and (len(text) == 1 or not text.replace(" ", "").isalpha()):
            return SHORT
        return TEXT
