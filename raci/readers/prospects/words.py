"""Signs of a matrix in any text: letters that stand alone, or words for parts in a duty that stand side by side."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from raci.layout.lexicon import sounds_like_duty
from raci.patterns import pattern
from raci.readers.prospects.vocabulary import DONE, STEMS, are_codes, are_parts, core, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from raci.layout.codes import CodeBook

_DELIMITERS: Final = "|,;\t<>()[]{}\"':*_`=\r\u00a0\uff08\uff09\uff1a\u3001\uff0c\uff1b"
_APART: Final = str.maketrans(dict.fromkeys(_DELIMITERS, "\n"))
_BLANK: Final = str.maketrans(dict.fromkeys(_DELIMITERS + "/&+.!?-\u2013\u2014\n", " "))
_EDGES: Final = " \u00a0.-\u2013\u2014~#+!?>\u2022"
_LONGEST_CODE: Final = 14
_LONGEST_RUN: Final = 6
"""RASCIQ has six letters."""
_LONGEST_HEADING: Final = 60
_LETTERS: Final = frozenset("RACISDVQO")
_FOREMOST: Final = frozenset("RA")
_MOST_WORDS: Final = 5
_SHORTEST_WORD: Final = 2
_PAIR: Final = 2
_WORD: Final = pattern(r"[^\W_]+")
_AFTER: Final = " /&+-\u2013"
_NEAR: Final = 6
_ENDS: Final = frozenset(_DELIMITERS + "\n/&")


def speaks_of_parts(cells: str, text: str = "", rows: Iterable[str] | None = None) -> bool:
    """Tell whether a text has what no table of roles, duties and letters does without; in doubt it has.

    `cells` is what may stand in tables, with the delimiters of cells, `text` all there is, if that is more. `rows` are
    those of the tables; if there are none, a line may be a row or a cell.
    """
    pieces = set(cells.translate(_APART).split("\n"))
    letters = _letters(pieces)
    if not _FOREMOST.isdisjoint(letters):
        return True
    folded = (text or cells).casefold()
    low = folded.encode("utf-8", "replace")
    if sum(stem in low for stem in STEMS) >= _PAIR:
        return True
    words = {word.encode("utf-8", "replace") for word in _WORD.findall(folded)}
    if are_codes(letters, lambda: words, low):
        return True
    met = core().keys() & words
    if not are_parts(met):
        return False
    folded = cells.casefold() if text else folded
    named = {word.decode(): word for word in met}
    return _stand_alone(folded, named) or _stand_together(folded, named, rows)


def _letters(pieces: Iterable[str]) -> set[str]:
    """Return the letters of cells that hold nothing else; small ones count where there are two kinds of them."""
    found: set[str] = set()
    small: set[str] = set()
    for piece in pieces:
        if len(piece) <= _LONGEST_CODE:
            cell = piece.strip(_EDGES)
            if len(cell) <= _PAIR or cell[1] in _AFTER or cell.isupper() or not cell.isascii():
                (small if cell.islower() else found).update(_code(cell))
    return found | small if len(small & _LETTERS) >= _PAIR else found


@lru_cache(maxsize=1 << 16)
def _code(piece: str) -> str:
    """Return the letters a cell stands for: `A`, `A/R`, `RA`, full-width and Cyrillic ones; '' for anything else."""
    head = piece.translate(_BLANK).partition(" ")[0]
    is_word = len(head) > _PAIR and not (head.isupper() and len(head) <= _LONGEST_RUN)
    is_small = piece.islower() and len(head) == _PAIR  # `as` and `or` are words
    if not head or is_small or (head.isascii() and is_word):
        return ""
    said = _book().read(piece)
    if said is None or said.word:
        return ""
    return "".join(said.letters) if len(head) <= _PAIR or _LETTERS.issuperset(said.letters) else ""


@cache
def _book() -> CodeBook:
    from raci.layout.codes import CodeBook  # noqa: PLC0415 - only where a cell is as short as a letter

    return CodeBook("ABCDEFGHIJKLMNOPQRSTUVWXYZ", ranked=True)


def _stand_alone(folded: str, met: Mapping[str, bytes]) -> bool:
    """Tell whether there are cells that hold a word for a part, or several such words, and nothing else."""
    low = folded.encode("utf-8", "replace")
    alone = {word for text, word in met.items() if any(_is_cell(folded, found) for found in _places(folded, text))}
    return are_parts(alone | {word for word in met.values() if any(each in low for each in phrases().get(word, ()))})


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + 1)


def _is_cell(text: str, place: tuple[int, int]) -> bool:
    """Tell whether only blanks and dashes stand between a place and the ends of its cell, or of a list in it."""
    before = text[max(0, place[0] - _NEAR) : place[0]].rstrip(_EDGES)[-1:]
    after = text[place[1] : place[1] + _NEAR].lstrip(_EDGES)[:1]
    return (not before or before in _ENDS) and (not after or after in _ENDS)


def _stand_together(folded: str, met: Mapping[str, bytes], rows: Iterable[str] | None) -> bool:
    """Tell whether cells of few words, as headings are, have words for different parts.

    A word that also says what is to be done, such as `approve`, is no sign by itself.
    """
    strong = {text: word for text, word in met.items() if word not in DONE and not sounds_like_duty(text)}
    if not strong:
        return False
    lines = folded.split("\n") if rows is None else map(str.casefold, rows)
    apt = [row for row in lines if any(word in row for word in strong)]
    if rows is None and are_parts(_headed(apt, strong)):
        return True
    return any(are_parts(_headed(row.translate(_APART).split("\n"), met)) for row in apt)


def _headed(cells: Iterable[str], met: Mapping[str, bytes]) -> Iterator[bytes]:
    for cell in cells:
        if _SHORTEST_WORD <= len(cell) <= _LONGEST_HEADING:
            words = _WORD.findall(cell)
            if len(words) <= _MOST_WORDS:
                yield from (met[word] for word in words if word in met)
