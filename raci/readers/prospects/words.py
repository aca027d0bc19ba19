"""Signs of a matrix in any text: letters that stand alone, or words for parts in a duty that stand side by side."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from raci.layout.lexicon import sounds_like_duty
from raci.patterns import pattern

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
_LEADING: Final = frozenset("RAD")
_DONE: Final = frozenset(
    {"agree", "agreement", "approve", "approval", "consult", "consultation", "contribute", "decide", "decision", "does"}
    | {"inform", "information", "perform", "recommend", "recommendation", "support", "validation", "verification"}
)
"""Words for parts that stand in the names of duties, options and chapters as well."""
_TICKS: Final = frozenset("XYN")
_MOST_WORDS: Final = 5
_SHORTEST_WORD: Final = 2
_PAIR: Final = 2
_NAMES: Final = pattern(r"(?i)\b(?:d?ra?s?ci[qo]?|raci-?vs|rasic|daci|arci|rapid|ratsi|pacsi)\b")
_STEMS: Final = ("responsib", "accountab", "consulted", "informed")
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
    if sum(stem in folded for stem in _STEMS) >= _PAIR:
        return True
    words = words_in(folded)
    if len(letters - _TICKS) >= _PAIR and (not _explaining().isdisjoint(words) or _NAMES.search(folded)):
        return True
    met = _core().keys() & words
    if not _are_parts(met):
        return False
    folded = cells.casefold() if text else folded
    return _stand_alone(folded, met) or _stand_together(folded, met, rows)


def words_in(text: str) -> set[str]:
    """Return the words of a text, each once; in one that is all ASCII some punctuation may cling to them."""
    return set(text.translate(_BLANK).split() if text.isascii() else _WORD.findall(text))


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
    is_small = piece.islower() and len(head) == _PAIR and _FOREMOST.isdisjoint(head.upper())
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


def _are_parts(words: Iterable[str]) -> bool:
    """Tell whether words name two parts in a duty, the doing or the deciding one among them."""
    found = set(words)
    letters = {letter for word in found for letter in _core()[word]}
    return len(found) >= _PAIR and len(letters) >= _PAIR and not _LEADING.isdisjoint(letters)


def _stand_alone(folded: str, met: set[str]) -> bool:
    """Tell whether there are cells that hold a word for a part, or several such words, and nothing else."""
    alone = {word for word in met if any(_is_cell(folded, found) for found in _places(folded, word))}
    return _are_parts(alone | {word for word in met if any(phrase in folded for phrase in _phrases().get(word, ()))})


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


def _stand_together(folded: str, met: set[str], rows: Iterable[str] | None) -> bool:
    """Tell whether cells of few words, as headings are, have words for different parts.

    A word that also says what is to be done, such as `approve`, is no sign by itself.
    """
    strong = {word for word in met - _DONE if not sounds_like_duty(word)}
    if not strong:
        return False
    lines = folded.split("\n") if rows is None else map(str.casefold, rows)
    apt = [row for row in lines if any(word in row for word in strong)]
    if rows is None and _are_parts(_headed(apt, strong)):
        return True
    return any(_are_parts(_headed(row.translate(_APART).split("\n"), met)) for row in apt)


def _headed(cells: Iterable[str], met: set[str]) -> Iterator[str]:
    for cell in cells:
        if _SHORTEST_WORD <= len(cell) <= _LONGEST_HEADING:
            words = _WORD.findall(cell)
            if len(words) <= _MOST_WORDS:
                yield from met.intersection(words)


@cache
def _core() -> Mapping[str, str]:
    """Return the letters of each word that may head a column or stand in a cell; of a phrase its first word counts."""
    from raci.notations import letters_of_words, words_for_either  # noqa: PLC0415 - only where there are such words

    core = ("responsible", "accountable", "consulted", "informed", "supporting", "approving", "verifying", "signing")
    others = ("driving", "contributing", "deciding", "recommending", "agreeing", "performing", "omitted")
    found = letters_of_words(core + others) | dict.fromkeys(words_for_either(), "RA")
    return {word.partition(" ")[0]: letters for word, letters in found.items()}


@cache
def _phrases() -> Mapping[str, list[str]]:
    """Return the phrases of several words by their first words."""
    from raci.notations.meanings import known_words  # noqa: PLC0415 - as above

    found: dict[str, list[str]] = {}
    for phrase in known_words():
        first, blank, _ = phrase.partition(" ")
        if blank:
            found.setdefault(first, []).append(phrase)
    return found


@cache
def _explaining() -> frozenset[str]:
    """Return the first words of everything a legend may say."""
    from raci.notations import beginnings  # noqa: PLC0415 - only where there are letters

    return beginnings()
