"""The roles a text speaks of, by all the names it has for them: full titles, plurals, abbreviations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.records import field, mutable
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.drafting.role_names import RoleName

_WORDS_LIKE_ABBREVIATIONS: Final = frozenset({"it", "is", "or", "us", "so", "do", "go", "at", "as", "am", "pm", "be", "hr"})
_SHORT: Final = 5
_PLURAL: Final = "(?:s|es|n|en|in|innen)?"
_FEWEST_LETTERS: Final = 4
_NOBODY: Final = re.compile(r"(?!)")


@mutable
class DraftedRole:
    """A role while the text is read; `path` and `line` say where it is first introduced."""

    key: str
    name: str
    line: int
    path: str = ""
    aliases: list[str] = field(default_factory=list)
    kind: str = "position"
    reports_to: str = ""
    reports_line: int = 0
    introduced: bool = True
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
        self._pattern: re.Pattern[str] | None = None

    def add(self, found: RoleName, line: int, path: str = "", *, introduced: bool = True) -> DraftedRole:
        """Add a role, or return the one that has one of its names already."""
        names = (found.name, *found.aliases)
        key = next((self._by_name[each] for each in map(role_key, names) if each in self._by_name), None)
        if key is None:
            key = role_key(found.name)
            self.roles[key] = DraftedRole(key, found.name, line, path, kind=found.kind, introduced=introduced)
        role = self.roles[key]
        role.introduced = role.introduced or introduced
        if len(found.name) < len(role.name) and role_key(found.name) == role_key(role.name):
            role.name = found.name  # the singular of the plural that stood first
        for name in names:
            if role_key(name) not in self._by_name:
                self._by_name[role_key(name)] = key
                self._pattern = None
            if name != role.name and name not in role.aliases and role_key(name) != role_key(role.name):
                role.aliases.append(name)
        return role

    def get(self, text: str) -> DraftedRole | None:
        """Return the role that a text is a name of."""
        key = self._by_name.get(role_key(text))
        return self.roles[key] if key is not None else None

    def mentions(self, text: str) -> Iterator[tuple[DraftedRole, int, int]]:
        """Yield the roles a text names, and where."""
        for found in self.pattern.finditer(text):
            if role := self.get(found[0]):
                yield role, found.start(), found.end()

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches any name of any role; longer names go first."""
        if self._pattern is None:
            names = {name for role in self.roles.values() for name in (role.name, *role.aliases)}
            parts = [_spelled(name) for name in sorted(names, key=lambda each: (-len(each), each)) if _is_safe(name)]
            self._pattern = re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE) if parts else _NOBODY
        return self._pattern


def _is_safe(name: str) -> bool:
    return name.casefold() not in _WORDS_LIKE_ABBREVIATIONS and len(name) > 1


def _spelled(name: str) -> str:
    if name.isupper() and len(name) <= _SHORT:
        return rf"(?-i:{re.escape(name)}s?)"
    words = [re.escape(word) for word in name.split()]
    stem = words[-1].removesuffix("s") if len(words[-1]) > _FEWEST_LETTERS else words[-1]
    return r"[\s-]+".join([*words[:-1], stem]) + _PLURAL
