"""Words that mean responsible alone, and accountable where another word already names who does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.notations import means_accountable_beside
from raci.readers.structured.keys import Code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.readers.structured.rows import RowFound

_ACCOUNTABLE: Final = "A"
_RESPONSIBLE: Final = "R"


def settle_words(rows: Sequence[RowFound]) -> None:
    """Let such words mean accountable where the rows have another word for responsible and none for accountable."""
    said = {pair for row in rows for cell in row.cells.found for pair in cell.code.words}
    doers = {word for letter, word in said if letter == _RESPONSIBLE}
    moved = {word for word in doers if means_accountable_beside(word)}
    if not moved or moved == doers or any(letter == _ACCOUNTABLE for letter, _ in said):
        return
    for row in rows:
        row.cells.found = [cell._replace(code=_moved(cell.code, moved)) for cell in row.cells.found]


def _moved(code: Code, moved: set[str]) -> Code:
    words = tuple((_ACCOUNTABLE if word in moved else letter, word) for letter, word in code.words)
    if words == code.words:
        return code
    letters = tuple(dict.fromkeys(letter for letter, _ in words))
    return Code(letters, words, code.ids - {"responsible"} | {"accountable"})
