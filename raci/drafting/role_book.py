"""The roles a text speaks of, by all the names it has for them: full titles, plurals, abbreviations."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.records import field, mutable
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.drafting.role_names import RoleName
    from raci.drafting.saying import Statement
    from raci.model import RoleKind

_WORDS_LIKE_ABBREVIATIONS: Final = frozenset(
    {"it", "is", "or", "us", "so", "do", "go", "at", "as", "am", "pm", "be", "hr"}
)
_SHORT: Final = 5
_ENDINGS: Final = ("n", "en", "in", "innen", "e")
_FEWEST_LETTERS: Final = 4
_WORD: Final = pattern(r"\w+")


@mutable
class DraftedRole:
    """A role while the text is read; `path` and `line` say where it is first introduced."""

    key: str
    name: str
    line: int
    path: str = ""
    aliases: list[str] = field(default_factory=list)
    kind: RoleKind = "position"
    reports_to: str = ""
    introduced: bool = True
    sought: bool = False
    """A sentence speaks to it, or seeks it: the text is about this role."""
    wide: bool = False
    """A sentence says that it has the whole organization to look after."""


def role_key(name: str) -> str:
    """Return what all spellings of a title share: its words in the singular, folded, without accents."""
    return " ".join(_singular(word) for word in plain_words(name))


def _singular(word: str) -> str:
    if len(word) <= _FEWEST_LETTERS or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("us", "is")) else word


class RoleBook:
    """Roles by their names."""

    def __init__(self) -> None:
        self.roles: dict[str, DraftedRole] = {}
        self._by_name: dict[str, str] = {}
        self._firsts: dict[str, int] = {}
        self._cased: dict[str, str] = {}
        self._longest: dict[str, int] = {}
        self._by_end: dict[str, list[str]] = {}
        self.remembered: dict[str, list[Statement]] = {}
        """What sentences say of these roles, as long as no name is added."""

    def add(
        self, found: RoleName, line: int, path: str = "", *, introduced: bool = True, short: bool = False
    ) -> DraftedRole:
        """Add a role, or return the one that has one of its names already.

        A `short` name may be the end of a longer one: "the Treasurer" of a text about the Club Treasurer.
        """
        names = (found.name, *found.aliases)
        key = next((self._by_name[each] for each in map(role_key, names) if each in self._by_name), None)
        longer = self._by_end.get(role_key(found.name), []) if short and key is None else []
        key = longer[0] if len(longer) == 1 else key
        if key is None:
            key = role_key(found.name)
            self._remember_ends(key)
            self.roles[key] = DraftedRole(
                key, found.name[:1].upper() + found.name[1:], line, path, kind=found.kind, introduced=introduced
            )
        role = self.roles[key]
        role.introduced = role.introduced or introduced
        if len(found.name) < len(role.name) and role_key(found.name) == role_key(role.name):
            role.name = found.name  # the singular of the plural that stood first
        for name in names:
            self._enter(name, key)
            if name != role.name and name not in role.aliases and role_key(name) != role_key(role.name):
                role.aliases.append(name)
        return role

    def _remember_ends(self, key: str) -> None:
        words = key.split()
        for place in range(1, len(words)):
            self._by_end.setdefault(" ".join(words[place:]), []).append(key)

    def _enter(self, name: str, key: str) -> None:
        words = role_key(name)
        if not words or words in self._by_name:
            return
        self._by_name[words] = key
        self._longest.clear()
        self.remembered.clear()
        if name.casefold() in _WORDS_LIKE_ABBREVIATIONS or len(name) < 2:  # noqa: PLR2004
            return
        if name.isupper() and len(name) <= _SHORT:
            self._cased[words] = name
        first, *rest = words.split()
        self._firsts[first] = max(self._firsts.get(first, 0), 1 + len(rest))

    def get(self, text: str) -> DraftedRole | None:
        """Return the role that a text is a name of."""
        key = self._by_name.get(role_key(text))
        return self.roles[key] if key is not None else None

    def mentions(self, text: str) -> Iterator[tuple[DraftedRole, int, int]]:
        """Yield the roles a text names, and where; the longest name goes first."""
        spans = [(found.start(), found.end()) for found in _WORD.finditer(text)]
        words = [_folded(text[start:end]) for start, end in spans]
        known = self._longest
        place = 0
        while place < len(words):
            longest = known.get(words[place])
            if longest is None:
                longest = known[words[place]] = max(self._firsts.get(form, 0) for form in _forms(words[place]))
            for length in range(min(longest, len(words) - place), 0, -1):
                start, end = spans[place][0], spans[place + length - 1][1]
                if role := self._named(words[place : place + length], text[start:end]):
                    yield role, start, end
                    place += length
                    break
            else:
                place += 1

    def _named(self, words: list[str], written: str) -> DraftedRole | None:
        for last in _forms(words[-1]):
            name = " ".join((*words[:-1], last))
            key = self._by_name.get(name)
            if key is not None and (name not in self._cased or written.removesuffix("s").isupper()):
                return self.roles[key] if name.split()[0] in self._firsts else None
        return None


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return _singular("".join(plain_words(word)))


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[str, ...]:
    """Return what a word may be a form of: itself, or without the endings of German plurals."""
    return (
        word,
        *(
            word.removesuffix(ending)
            for ending in _ENDINGS
            if word.endswith(ending) and len(word) > len(ending) + _FEWEST_LETTERS
        ),
    )
