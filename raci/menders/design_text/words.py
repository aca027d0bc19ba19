"""The words of a document for its roles and letters, and in which quotes it writes them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.menders.design_text.nodes import Mapping, Scalar, Sequence, meant
from raci.menders.splicing import UnfitError
from raci.names import fold
from raci.notations.keys import KeyLetters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.menders.design_text.nodes import Node
    from raci.model import Matrix

OTHER_KEYS: Final = frozenset(
    {"key", "name", "section", "parent", "scope", "limits", "kind", "number", "remarks", "marks"}
)  # fmt: skip
"""The keys of a duty that are no letters."""
_SINGLE: Final = ("", "'", '"')


class Word(NamedTuple):
    """A word and the quote it is written in, none for a plain one."""

    text: str
    quote: str = ""


class Words:
    """What the duties of a document say, counted: words for roles, keys for letters, and how lists are written."""

    def __init__(self, matrix: Matrix, root: Mapping, duties: list[Mapping]) -> None:
        self.letters = KeyLetters(matrix.notation, exact=_says_yes(root.get("exact")))
        self._roles = {role.key: role for role in matrix.roles}
        self._declared = dict(_declared(root.get("roles")))
        inner = root.get("organization")
        lent = dict(_declared(inner.get("roles"))) if isinstance(inner, Mapping) else {}
        self.declared = frozenset(self._declared.values())
        self._file_words = {name: word for word, name in (lent | self._declared).items() if name in self._roles}
        self._known = {word: name for word, name in (lent | self._declared).items() if name in self._roles}
        self._folded = self._by_fold()
        self._said: defaultdict[str, Counter[Word]] = defaultdict(Counter)
        self._keys: defaultdict[tuple[str, ...], Counter[Word]] = defaultdict(Counter)
        self.forms: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self.lists: Counter[str] = Counter()
        self.dash = 2
        braces = [duty for duty in duties if duty.flow and duty.pairs]
        self.braces_in_lines = 2 * sum(spread(duty) for duty in braces) > len(braces)
        self._order: tuple[tuple[str, ...], ...] = ()
        self._learn(matrix, duties)

    def _by_fold(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for role in self._roles.values():
            for alias in role.aliases:
                found.setdefault(fold(alias), role.key)
        for word, name in self._known.items():
            found[fold(word)] = name
        return found | {fold(key): key for key in self._roles} | {key: key for key in self._roles} | self._known

    def _learn(self, matrix: Matrix, duties: list[Mapping]) -> None:
        places = {place: role for (_, role), place in matrix.source.cells.items()}
        for duty in duties:
            found = list(self.letter_pairs(duty))
            if len(found) > len(self._order):
                self._order = tuple(letters for _, letters, _ in found)
            for key, letters, value in found:
                self._keys[letters][_word(key)] += 1
                form = _form(value)
                self.forms[letters][form] += 1
                self.lists[form] += form != "one"
                if form == "block":
                    self.dash = max(0, value.place[1] - key.place[1])
                for node in scalars_of(value):
                    role = places.get(node.place)
                    if role is not None:
                        self._folded[node.text] = role
                        self._said[role][_word(node)] += 1

    def letter_pairs(self, duty: Mapping) -> Iterator[tuple[Scalar, tuple[str, ...], Node]]:
        """Yield the keys of a duty that are letters, with these letters and what stands under them."""
        for key, value in duty.pairs:
            if isinstance(key, Scalar) and key.text not in OTHER_KEYS and (letters := self.letters.letters(key.text)):
                yield key, letters, value

    def role_of(self, word: str) -> str | None:
        """Return the key of the role a word means here."""
        return self._folded.get(word) or self._folded.get(fold(word))

    def word_for(self, role: str) -> Word:
        """Return the word that the document uses most for a role: its key, or its name."""
        if self._said[role]:
            return self._said[role].most_common(1)[0][0]
        word = Word(self._file_words.get(role, role))
        if self.role_of(word.text) != role:
            raise UnfitError(f"no word means just the role {role!r}")
        return word

    def key_for(self, letter: str) -> Word:
        """Return the key that the document uses most for a letter; raise UnfitError if none would stand for it."""
        counts = self._keys[(letter,)]
        if counts:
            return counts.most_common(1)[0][0]
        if letter in OTHER_KEYS or self.letters.letters(letter) != (letter,):
            raise UnfitError(f"no key of a duty stands for {letter}")
        return Word(letter)

    def rank(self, letters: tuple[str, ...]) -> int:
        """Return where a key for letters stands among those of the duty that has most."""
        return self._order.index(letters) if letters in self._order else len(self._order)

    def as_list(self, letters: tuple[str, ...]) -> bool:
        """Tell whether one name stands in a list of its own under these letters."""
        forms = self.forms[letters]
        return sum(forms.values()) > 2 * forms["one"] if forms else False

    def block_lists(self) -> bool:
        """Tell whether most lists have a line with a dash for each name."""
        return self.lists["block"] > self.lists["flow"] + self.lists["lines"]

    def lists_in_lines(self) -> bool:
        """Tell whether most lists in brackets have a line for each name."""
        return self.lists["lines"] > self.lists["flow"]


def scalars_of(value: Node) -> list[Scalar]:
    """Return the words that stand under a letter, those that aliases repeat too."""
    node = meant(value)
    found = [meant(each) for each in node.items] if isinstance(node, Sequence) else [node]
    return [each for each in found if isinstance(each, Scalar) and not each.null and each.text]


def spread(mapping: Mapping) -> bool:
    """Tell whether a mapping in braces has a line for each key."""
    return bool(mapping.pairs) and mapping.pairs[0][0].place[0] != mapping.place[0]


def _word(node: Scalar) -> Word:
    return Word(node.text, node.style if node.style in _SINGLE else "")


def _form(value: Node) -> str:
    if not isinstance(value, Sequence):
        return "one"
    if not value.flow:
        return "block"
    lines = {item.place[0] for item in value.items}
    return "lines" if value.items and value.place[0] not in lines else "flow"


def _declared(roles: Node | None) -> Iterator[tuple[str, str]]:
    """Yield the word and the name of each role that is declared."""
    node = meant(roles) if roles else None
    pairs: list[tuple[Node, Node]] = node.pairs if isinstance(node, Mapping) else []
    items = node.items if isinstance(node, Sequence) else []
    for key, value in pairs:
        if isinstance(key, Scalar):
            yield key.text, _said(value, "key") or _said(value, "name") or key.text
    for item in items:
        if name := _said(item, "name"):
            yield name, _said(item, "key") or name


def _said(value: Node, key: str) -> str:
    """Return what stands under a key of a role; a text alone is its name."""
    node = meant(value)
    said = node.get(key) if isinstance(node, Mapping) else node if key == "name" else None
    said = meant(said) if said is not None else None
    return said.text.strip() if isinstance(said, Scalar) and not said.null else ""


def _says_yes(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.text.casefold() in {"true", "yes", "on", "1", "y", "t"}
