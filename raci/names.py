"""Names as people write them: folded for comparison, look-alike letters told apart, near-duplicates found."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_WORDS: Final = pattern(r"[^\W_]+")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))

# Cyrillic and Greek capitals and small letters that look like Latin ones (Unicode confusables, TR 39).
_LOOK_ALIKES: Final = str.maketrans(
    "АВЕКМНОРСТУХІЅЈԚаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιİı",
    "ABEKMHOPCTYXISJQaeopcyxisjABEZHIKMNOPTYXoiIi",
)


def squeeze(text: str) -> str:
    """Return the text with runs of white space (also non-breaking) as one blank and none at the ends."""
    if text.isascii():
        return text if "  " not in text and text.isprintable() and text.strip(" ") == text else " ".join(text.split())
    return " ".join(text.translate(_INVISIBLE).split())


_ENDS: Final = " .,:;*•·–—-_\"'“”«»()[]{}<>|#?!=/\\"


def fold(text: str) -> str:
    """Return the text for comparison: NFKC, lower case, one blank between words, no punctuation at the ends."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.lower().strip(_ENDS)
    return squeeze(_lower(text)).strip(_ENDS).strip()


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, folded, in order."""
    return _WORDS.findall(_lower(text))


def _lower(text: str) -> str:
    """Return the text in NFKC and lower case, without the dot that is left beside the i of a Turkish capital İ."""
    return unicodedata.normalize("NFKC", text).casefold().replace("\u0307", "")


def latin(text: str) -> str:
    """Return the text with full-width forms and Cyrillic or Greek look-alikes as the Latin letters they resemble."""
    return unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES)


def nearest(word: str, known: Sequence[str], cutoff: float = 0.6) -> str | None:
    """Return the known word that is most like this one, or None. For "did you mean"."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for error messages

    hits = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return hits[0] if hits else None


def no_such(what: str, name: str, known: Sequence[str]) -> str:
    """Return the sentence that there is nothing of this kind with a name: which one may be meant, which there are."""
    hint = nearest(name, known)
    meant = f"; did you mean {hint}?" if hint else ""
    return f"there is no {what} {name!r}{meant} (there are {', '.join(known)})"


_FEWEST_LETTERS: Final = 2
_LONGEST_NAME: Final = 60


def abbreviates(short: str, name: str) -> bool:
    """Tell whether a short text is made of a name's letters: `PM` of Project Manager, `Comms` of Communications.

    The letters come in the name's order; each begins a word or follows the letter before it in the same word
    (Schwartz & Hearst 2003, without letters from inside a word).
    """
    letters = "".join(_WORDS.findall(short.casefold()))
    words = _WORDS.findall(name.casefold())
    if not _FEWEST_LETTERS <= len(letters) < sum(map(len, words)) or len(name) > _LONGEST_NAME:
        return False
    return any(_spelled(letters, words, first) for first in range(len(words)))


def _spelled(letters: str, words: Sequence[str], first: int) -> bool:
    """Tell whether the letters are spelled by beginnings of words from `first` on, longest beginnings first."""
    open_ends = {(first, 0)}
    for _ in range(len(letters)):
        following = set()
        for place, used in open_ends:
            word, size = words[place], 0
            while size < len(word) and used + size < len(letters) and word[size] == letters[used + size]:
                size += 1
                if used + size == len(letters):
                    return True
                following |= {(later, used + size) for later in range(place + 1, len(words))}
        open_ends = following
        if not open_ends:
            return False
    return False


_LIKENESS: Final = 90.0
_FEW: Final = 10
_CROWD: Final = 60
_MOST_SHARED: Final = 4
_MOST_WORDS: Final = 30
_SHORTEST_TO_MISS: Final = 3
_LONGEST_WORD: Final = 60
_IN_COMMON: Final = 2 / 3


def look_alikes(names: Sequence[str], likeness: float = _LIKENESS) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of positions (i < j) of names that are nearly the same, with their likeness in percent.

    Likeness is `rapidfuzz.fuzz.token_set_ratio` of the words, folded and sorted. Only names that share the words
    that cannot all be missing are measured (see `_Search`), so that the cost grows with the number of names, not of
    pairs. A name of which a crowd shares four words, or all it has, is measured against its sixty neighbours there.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - costs an import, used on first call

    spelled = [sorted(set(words(name))) for name in names]
    joined = [" ".join(each) for each in spelled]
    search = _Search(spelled, (1 - likeness / 100) / (1 - _IN_COMMON))
    for one, others in enumerate(search.near):
        near = sorted(others)
        choices = [joined[other] for other in near]
        for _, score, place in process.extract_iter(
            joined[one], choices, scorer=fuzz.token_set_ratio, processor=None, score_cutoff=likeness
        ):
            yield one, near[place], score


class _Search:
    """The search for names that may be alike.

    Names are alike if one of them lacks little of the other: words that make up no more than a `share` of its length.
    The share is what two names of one length may differ by where their unlike words (`track`, `train`; `estimate`,
    `escalate`) have at most two thirds of their letters in common, in order; nearly all that differ have fewer.
    So of the rarest words of a name, taken until they are longer than that, a name like it has one; of those taken
    until they are longer even without the longest of them, it has two; and so on. The names that share a word are
    parted by a second, those by a third, until they are few.
    """

    def __init__(self, spelled: list[list[str]], share: float) -> None:
        self.near: list[set[int]] = [set() for _ in spelled]
        self._held, self._weights = _ranked(spelled)
        self._rooms = [share * sum(map(self._weights.__getitem__, each)) for each in self._held]
        named = [one for one, each in enumerate(self._held) if each]
        self._part((), named, named)

    def _part(self, shared: tuple[int, ...], members: Sequence[int], asking: Sequence[int]) -> None:
        """Bring those who ask together with the members that may be like them; all of them hold the shared words."""
        if len(members) <= _FEW:
            for one in asking:
                self._meet(one, members)
            return
        further = self._further(shared, members, asking)
        holders: dict[int, list[int]] = {word: [] for word in further}
        for one in members:
            for word in self._held[one]:
                if word in holders:
                    holders[word].append(one)
        for word, found in holders.items():
            self._part((*shared, word), found, further[word])

    def _further(self, shared: tuple[int, ...], members: Sequence[int], asking: Sequence[int]) -> dict[int, list[int]]:
        """Return by which further words those who ask are to be parted; those without any meet their neighbours."""
        further: dict[int, list[int]] = defaultdict(list)
        content = []
        for one in asking:
            needed = self._needed(one, len(shared) + 1)
            for word in needed:
                if word not in shared:
                    further[word].append(one)
            if not needed:
                content.append(one)
        if content:
            self._crowd(members, content)
        return further

    def _needed(self, one: int, count: int) -> list[int]:
        """Return the rarest words of a name of which a name like it has so many; none where that cannot be said."""
        if count > _MOST_SHARED:
            return []
        heaviest = [0] * count
        held, room = self._held[one], self._rooms[one]
        total = 0
        for place, word in enumerate(held):
            weight = self._weights[word]
            total += weight
            if weight > heaviest[0]:
                heaviest[0] = weight
                heaviest.sort()
            if place + 1 >= count and total - sum(heaviest[1:]) > room:
                return held[: place + 1]
        return []

    def _crowd(self, members: Sequence[int], asking: Sequence[int]) -> None:
        """Let those who ask meet their neighbours in the order of their rarest words."""
        ordered = sorted(members, key=self._held.__getitem__)
        places = {one: place for place, one in enumerate(ordered)}
        for one in asking:
            start = max(0, min(places[one] - _CROWD // 2, len(ordered) - _CROWD))
            self._meet(one, ordered[start : start + _CROWD])

    def _meet(self, one: int, others: Iterable[int]) -> None:
        for other in others:
            if one < other:
                self.near[one].add(other)
            elif other < one:
                self.near[other].add(one)


def _ranked(spelled: list[list[str]]) -> tuple[list[list[int]], list[int]]:
    """Return the words of each name as numbers, the rarest first, and each number's weight: letters and a blank."""
    meant = _corrections(Counter(chain.from_iterable(spelled)))
    meanings = [{meant[word] for word in each} for each in spelled]
    counts = Counter(chain.from_iterable(meanings))
    numbers = {word: number for number, word in enumerate(sorted(counts, key=lambda word: (counts[word], word)))}
    held = [sorted(map(numbers.__getitem__, each))[:_MOST_WORDS] for each in meanings]
    return held, [len(word) + 1 for word in numbers]


def _corrections(counts: Mapping[str, int]) -> dict[str, str]:
    """Return each word → the commonest word that differs from it by one letter, else itself.

    Two words one letter apart are equal, or one without one of its letters, or both without one (the deletion
    neighbourhoods of SymSpell). A word of two letters may be a longer one that lost one (`og`, `log`).
    """
    meant: dict[str, str] = {}
    known: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        gaps = range(len(word)) if _SHORTEST_TO_MISS <= len(word) <= _LONGEST_WORD else ()
        rests = [word, *(word[:gap] + word[gap + 1 :] for gap in gaps)]
        right = meant[word] = next((known[rest] for rest in rests if rest in known), word)
        for rest in rests:
            known.setdefault(rest, right)
    return meant
