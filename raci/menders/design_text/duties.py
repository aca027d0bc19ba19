"""The duties of a matrix in the text of its file, and what each says by now: letters with roles, and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.menders.design_text.nodes import Alias, Mapping, Scalar, Sequence, meant
from raci.menders.design_text.words import Word, Words, scalars_of
from raci.menders.splicing import UnfitError

if TYPE_CHECKING:
    from raci.menders.design_text.nodes import Node
    from raci.model import Matrix, Place

MERGE: Final = "<<"


class Name(NamedTuple):
    """A role under a letter: its word, and the node it stands in (None for one that is new)."""

    word: Word
    role: str | None
    node: Node | None = None


class Line(NamedTuple):
    """What stands under one key for letters; `place` is which of the duty's pairs, -1 for none of its own."""

    key: Word
    letters: tuple[str, ...]
    names: tuple[Name, ...]
    place: int = -1


class Said(NamedTuple):
    """What a duty says: its lines, and its remarks by role."""

    lines: tuple[Line, ...]
    remarks: tuple[tuple[str, str], ...] = ()


class DutyText:
    """A duty in the text: the pair of `duties` or the item of its list."""

    def __init__(self, number: int, key: Scalar | None, value: Node) -> None:
        self.number = number
        self.key = key
        self.value = value
        self.mapping = value if isinstance(value, Mapping) else None
        self.said: Said | None = None

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.key.start if self.key else self.value.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(self.value.end, self.key.end if self.key else 0)


class Duties:
    """The duties of one matrix of a file."""

    def __init__(self, matrix: Matrix, documents: list[Node]) -> None:
        self.matrix = matrix
        self.root, self.holder = _holder(matrix, documents)
        self.texts = _texts(self.holder)
        self._places = {duty.source: duty for duty in matrix.duties if duty.source}
        self.by_key = {self._places[place].key: text for place, text in self.texts.items() if place in self._places}
        mappings = [text.mapping for text in self.texts.values() if text.mapping]
        self.words = Words(matrix, self.root, mappings)
        self.duties = {duty.key: duty for duty in matrix.duties}
        self.rows = {duty.key: row for duty, row in zip(matrix.duties, matrix.rows, strict=True)}
        self.parents = {duty.parent for duty in matrix.duties}
        self.fixed = self.root.repeated or self.holder.repeated

    def text_of(self, duty: str) -> DutyText:
        """Return where a duty stands; raise UnfitError where an edit there would change others, too."""
        if duty not in self.duties:
            raise UnfitError(f"the file has no duty {duty!r}")
        found = self.by_key.get(duty)
        if found is None:
            raise UnfitError("it stands elsewhere in the file, and is repeated here")
        if isinstance(found.value, Alias) or self.fixed or meant(found.value).repeated:
            raise UnfitError("the duty is repeated elsewhere in the file, which would change with it")
        if found.said is None:
            found.said = self._said(found)
        return found

    def _said(self, text: DutyText) -> Said:
        if text.mapping is None:
            return Said(())
        lines = [
            Line(_word_of(key), letters, self._names(value), place)
            for place, (key, letters, value) in self._own(text.mapping)
        ]
        own = {line.key.text for line in lines}
        for base in _merged(text.mapping):
            for key, letters, value in self.words.letter_pairs(base):
                if key.text not in own:
                    own.add(key.text)
                    lines.append(Line(_word_of(key), letters, self._names(value)))
        remarks = text.mapping.get("remarks")
        node = meant(remarks) if remarks else None
        pairs = node.pairs if isinstance(node, Mapping) else []
        return Said(tuple(lines), tuple(self._remark(key, value) for key, value in pairs))

    def _own(self, mapping: Mapping) -> list[tuple[int, tuple[Scalar, tuple[str, ...], Node]]]:
        places = {id(key): place for place, (key, _) in enumerate(mapping.pairs)}
        return [(places[id(found[0])], found) for found in self.words.letter_pairs(mapping)]

    def _names(self, value: Node) -> tuple[Name, ...]:
        if isinstance(value, Alias):
            return tuple(Name(_word_of(said), self.words.role_of(said.text)) for said in scalars_of(value))
        nodes = value.items if isinstance(value, Sequence) else [value]
        return tuple(
            Name(_word_of(said), self.words.role_of(said.text), node)
            for node in nodes
            if isinstance(said := meant(node), Scalar) and not said.null and said.text
        )

    def _remark(self, key: Node, value: Node) -> tuple[str, str]:
        word, text = meant(key), meant(value)
        if not isinstance(word, Scalar) or not isinstance(text, Scalar):
            raise UnfitError("its remarks are not plain texts")
        return self.words.role_of(word.text) or word.text, "" if text.null else text.text


def _word_of(node: Scalar) -> Word:
    return Word(node.text, node.style if node.style in ("'", '"') else "")


def _merged(mapping: Mapping) -> list[Mapping]:
    """Return the mappings that are merged into one, the first of which counts."""
    found: list[Scalar | Sequence | Mapping] = []
    for key, value in mapping.pairs:
        if isinstance(key, Scalar) and key.text == MERGE:
            node = meant(value)
            found += [meant(item) for item in node.items] if isinstance(node, Sequence) else [node]
    return [each for each in found if isinstance(each, Mapping)]


def _holder(matrix: Matrix, documents: list[Node]) -> tuple[Mapping, Mapping | Sequence]:
    """Return the document a matrix stands in, and its duties."""
    wanted = {duty.source for duty in matrix.duties}
    for document in documents:
        duties = document.get("duties") if isinstance(document, Mapping) else None
        node = meant(duties) if duties is not None else None
        if isinstance(document, Mapping) and isinstance(node, Mapping | Sequence) and wanted & _texts(node).keys():
            if isinstance(duties, Alias):
                raise UnfitError("its duties are repeated from elsewhere in the file")
            return document, node
    raise UnfitError("the file is no org-design file, whose duties have letters as keys")


def _texts(holder: Mapping | Sequence) -> dict[Place, DutyText]:
    """Return the duties by the place at which the reader says that each stands."""
    if isinstance(holder, Mapping):
        pairs = enumerate(holder.pairs)
        return {
            key.place: DutyText(number, key, value)
            for number, (key, value) in pairs
            if isinstance(key, Scalar) and key.text != MERGE
        }
    found = {}
    for number, item in enumerate(holder.items):
        node = meant(item)
        name = node.get("name") if isinstance(node, Mapping) else node
        if name is not None:
            found[meant(name).place] = DutyText(number, None, item)
    return found
