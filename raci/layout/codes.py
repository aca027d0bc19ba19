"""What a cell's text says: letters of a notation in any of the spellings people use, nothing, or something else."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from raci.layout.lexicon import listed
from raci.names import fold, latin, squeeze
from raci.notations import begins_meaning, is_notation, meaning_of
from raci.patterns import pattern
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.notations import Meaning

USUAL: Final = frozenset("RACIS")
"""Letters that are taken for codes without further evidence."""

_PICTURES: Final = pattern("[\u25a0-\u25ff\u2600-\u26ff\u2b00-\u2bff\ufe0f\u200d\U0001f300-\U0001faff]+")
"""Coloured circles, stars and faces that people put beside a letter."""
_CHOOSE: Final = pattern(
    r"^[<\[({-]*\s*(?:select|choose|pick|please select|auswählen|choisir|seleccion\w*|выбрать)\b.{0,20}$"
)
_FOOTNOTE: Final = pattern(r"\s*(?:[*†‡§!?¹²³⁴⁵⁶⁷⁸⁹⁰]|\^?\(?\d{1,2}\)|\[\d{1,2}\])+$")
_BRACKETS: Final = pattern(r"^(.*?)\s*[(\[（](.*)[)\]）]\s*$", re.DOTALL)
_REMARK: Final = pattern(r"^([A-Za-z]{1,2}(?:\s?[/,&+]\s?[A-Za-z]{1,2}){0,3})\s*(?:[:–—]|\s-|-\s)\s*(\S.*)$", re.DOTALL)
_BETWEEN: Final = pattern(
    r"\s*[/,;&+|\\\n·・･•、，；→>]\s*|\s+(?:et|and|und|y|e|en|i|и|ou|or|oder|och|og|ve|to)\s+|\s+|(?<=\w)\.(?=\w)|(?<=\w)-(?=\w)",
    re.IGNORECASE,
)
_DASH: Final = pattern(r"\s[-–]\s")
_SHORTLY: Final = "letters"
_WORDY: Final = "words"
_SIGN: Final = pattern(r"[/,;&+|\n、，；／(（]")
_MOST_BLANKS: Final = 3
_FIRST: Final = pattern(r"[^\W\d_]+")
_LONGEST: Final = 60
_LONGEST_RUN: Final = 6
_MOST_WORDS: Final = 3
_ROLE_WORDS: Final = frozenset(
    {"managing", "task", "owning", "leading", "helping", "quality", "controlling", "input", "reviewing", "deciding"}
    | {"authority", "influencing", "monitoring", "governing", "coordinating", "executing", "suggesting", "engaging"}
)
"""Meanings whose words are more often headings, duties or roles than codes; codes only where the letter is in use."""


@record
class Said:
    """What a cell says: letters in the order written, and a remark (`veto` of `R (veto)`).

    `odd` are the look-alike characters that were read as Latin letters.
    """

    letters: tuple[str, ...]
    remark: str = ""
    word: bool = False
    odd: str = ""


def says_nothing(text: str) -> bool:
    """Tell whether a text means "not involved" (`-`, `N/A`, `/`), where no legend says otherwise."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    return bool(_CHOOSE.match(plain)) or plain in listed("nothing") or fold(text) in listed("nothing")


def is_mark(text: str) -> bool:
    """Tell whether a text is a tick or cross rather than a letter."""
    return text.strip().casefold() in listed("ticks")


def clean_letters(text: str) -> str:
    """Return a cell's text ready for reading letters: NFKC, look-alikes as Latin, white space collapsed."""
    return squeeze(latin(text))


class CodeBook:
    """Reads cells with a given set of letters.

    `letters` are the codes to accept, upper case, of one or two characters (`Si`). Longer runs of single letters
    (`RAC`) are taken apart. `own` is set where a legend of the file gave the letters: then `N` or `O` is a code too.
    `ranked` reads `R1` as R: first and second responsible; elsewhere it may be the number of a row.
    `withheld` are the words met that mean a letter which is not in use (`Lead`), and that letter.
    """

    def __init__(self, letters: Iterable[str], own: Iterable[str] = (), *, ranked: bool = False) -> None:
        self.letters = frozenset(letters)
        self.own = frozenset(own)
        self.ranked = ranked
        self._exact = {code.upper(): code for code in sorted(self.letters | self.own, key=len)}
        self._memo: dict[str, Said | None] = {}
        self.withheld: dict[str, str] = {}

    def read(self, text: str) -> Said | None:
        """Return what a text says in this notation, or None if it is no code. Nothing is not a code either."""
        try:
            return self._memo[text]
        except KeyError:
            said = self._memo[text] = self._read(text)
            return said

    def _read(self, text: str) -> Said | None:
        if len(text) > _LONGEST:
            return None
        begins = self._beginning(text)
        if begins is None:
            return None
        if not text.isascii():
            text = _PICTURES.sub(" ", text)
        if begins is _WORDY:
            return self._word(squeeze(unicodedata.normalize("NFKC", text)))
        shown = squeeze(unicodedata.normalize("NFKC", _FOOTNOTE.sub("", text)))
        plain = latin(shown)
        said = self._plain(plain)
        if said is None:
            return self._word(shown)
        odd = (
            "".join(sorted({was for was, now in zip(shown, plain, strict=True) if was != now}))
            if len(shown) == len(plain)
            else ""
        )
        return Said(said.letters, said.remark, odd=odd) if odd else said

    def _beginning(self, text: str) -> str | None:
        """Tell, cheaply, what a text may be by its first word: letters, the word of a meaning, or (None) no code."""
        first = _FIRST.search(text)
        if first is None:
            return None if text.isascii() else _SHORTLY
        word = first[0]
        if len(word) <= _LONGEST_RUN and (len(word) <= 2 or word.isupper() or len(text) <= _LONGEST_RUN):  # noqa: PLR2004
            return _SHORTLY
        if len(text.split(maxsplit=_MOST_BLANKS)) > _MOST_BLANKS and not _SIGN.search(text):
            return None
        folded = word.casefold()
        if begins_meaning(folded):
            return _WORDY
        return None

    def _plain(self, text: str) -> Said | None:
        exact = self._exact.get(text.upper())
        if exact:
            return Said((exact,))
        if not text or (says_nothing(text) and text.upper() not in self.own):
            return None
        text = _FOOTNOTE.sub("", text).strip("*_~`'\" .") or text
        brackets = _BRACKETS.match(text)
        if brackets:
            return self._bracketed(brackets[1], brackets[2])
        letters = self._tokens(text)
        if letters:
            return Said(letters)
        letters = self._tokens(_DASH.sub("/", text))
        if letters:
            return Said(letters)
        remark = _REMARK.match(text)
        if remark:
            letters = self._tokens(remark[1])
            return Said(letters, remark[2].strip()) if letters else None
        return None

    def _bracketed(self, head: str, inside: str) -> Said | None:
        within = self._tokens(inside)
        if not head.strip():
            return Said(within) if within else None
        letters = self._tokens(head)
        if not letters:
            return None
        if within:
            return Said(tuple(dict.fromkeys((*letters, *within))))
        return Said(letters, inside.strip())

    def _tokens(self, text: str) -> tuple[str, ...]:
        found: list[str] = []
        for token in _BETWEEN.split(text.strip()):
            if not token:
                continue
            letters = self._token(token.strip("()[]*."))
            if not letters:
                return ()
            found.extend(letters)
        return tuple(dict.fromkeys(found))

    def _token(self, token: str) -> tuple[str, ...]:
        exact = self._exact.get(token.upper())
        if exact:
            return (exact,)
        singles = token.upper()
        if self.ranked and len(token) == 2 and token[1] in "123" and token[0].isupper():  # noqa: PLR2004 - R1, R2
            return self._token(token[0])
        if len(token) > 3 and is_notation(token):  # noqa: PLR2004 - the name of a notation is a heading
            return ()
        if not 1 < len(token) <= 6 or len(set(singles)) != len(token):  # noqa: PLR2004 - RASCIQ has six
            return ()
        if not token.isupper() and len(token) > 2 and not (token.islower() and len(token) == 2):  # noqa: PLR2004
            return ()
        known = self.letters | self.own
        return tuple(singles) if all(letter in known for letter in singles) else ()

    def _word(self, text: str) -> Said | None:
        brackets = _BRACKETS.match(text)
        head = brackets[1] if brackets and brackets[1].strip() else text
        parts = [
            part
            for part in re.split(r"\s*[/,;&+\n、，；／]\s*|\s+(?:and|et|und|y|e|en|i|и|ve)\s+", head)
            if part.strip()
        ]
        letters = []
        if len(parts) > _MOST_WORDS:
            return None
        for part in parts:
            letter = self._letter_of_word(part)
            if not letter:
                return None
            letters.append(letter)
        return Said(tuple(dict.fromkeys(letters)), word=True) if letters else None

    def _letter_of_word(self, part: str) -> str:
        meaning: Meaning | None = meaning_of(part)
        if meaning is not None and meaning.letter:
            if meaning.id not in _ROLE_WORDS or meaning.letter in (self.letters | self.own) - USUAL:
                return meaning.letter
            self.withheld[part] = meaning.letter
        return self._exact.get(clean_letters(part).upper(), "") if len(part.strip()) <= 2 else ""  # noqa: PLR2004
