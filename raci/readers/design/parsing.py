"""From YAML or JSON text to nodes; what is broken has a place, and bombs are refused before they go off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from raci.errors import UnreadableError
from raci.limits import limit, passed
from raci.readers.design.nodes import Listing, Mapping, Node, Problem, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml._yaml import Mark as FastMark
    from yaml.error import Mark
    from yaml.events import Event

    from raci.model import Place

_MERGE: Final = "<<"
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS: Final = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")
)


def documents_of(text: str, path: str, problems: list[Problem]) -> list[Node]:
    """Return the documents of a YAML or JSON text.

    Doubled keys and strange tags are added to `problems`. Raise UnreadableError, with line and column, where the
    syntax ends all reading, and where it passes a limit: nests too deep, holds or repeats too many values.
    """
    builder = _Builder(path, problems)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark or error.context_mark)
        raise _refusal("bad-yaml", _sentence(error.problem, place, text), path, place) from None
    except yaml.reader.ReaderError as error:
        raise _stray(text, path, error.position) from None
    return builder.documents


def _place(mark: Mark | FastMark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _refusal(code: str, sentence: str, path: str, place: Place) -> UnreadableError:
    return UnreadableError(code, sentence, f"{path}:{place[0]}:{place[1]}")


def _sentence(problem: str | None, place: Place, text: str) -> str:
    lines = text.splitlines()
    line = lines[place[0] - 1] if place[0] <= len(lines) else ""
    if line[place[1] - 1 : place[1]] == "\t":
        return "the syntax is broken: a tab stands where only blanks may indent"
    if any(each.lstrip().startswith(("//", "/*")) for each in lines[max(0, place[0] - 3) : place[0]]):
        return (
            "the syntax is broken: there are no comments with // or /* in JSON or YAML; remove them, or use # in YAML"
        )
    return f"the syntax is broken: {problem or 'it cannot be parsed'}"


_STRAYS: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _stray(text: str, path: str, position: int) -> UnreadableError:
    found = _STRAYS.search(text)
    start = found.start() if found else min(position, len(text))
    place = (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
    name = f"U+{ord(text[start]):04X}" if found else "one"
    return _refusal("bad-yaml", f"the text holds a character that no text should: {name}", path, place)


class _Builder:
    """Builds nodes from the parser's events, without recursion; what aliases repeat is counted, never copied."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.documents: list[Node] = []
        self._path = path
        self._problems = problems
        self._anchors: dict[str, Node | None] = {}
        self._open: list[tuple[Mapping | Listing, list[Node], str | None]] = []
        self._nodes = 0
        self._repetitions = 0
        self._most = limit("values")
        self._deepest = limit("nesting")

    def take(self, event: Event) -> None:
        """Take the next event; raise UnreadableError where a limit is passed."""
        if isinstance(event, ScalarEvent):  # most are
            null = event.implicit[0] and event.value in _NULLS
            self._add(Text(self._counted(event), event.value, null), event.anchor)
        elif isinstance(event, CollectionStartEvent):
            self._enter(event)
        elif isinstance(event, CollectionEndEvent):
            self._close()
        elif isinstance(event, AliasEvent):
            self._add(self._repeated(str(event.anchor), _place(event.start_mark)), None)
        elif isinstance(event, DocumentStartEvent):
            self._anchors = {}

    def _counted(self, event: ScalarEvent | CollectionStartEvent) -> Place:
        place = _place(event.start_mark)
        self._nodes += 1
        if self._nodes > self._most:
            raise self._passed("values", "the file holds more than MOST values", place)
        tag = event.tag or "!"
        if tag != "!" and tag not in _PLAIN_TAGS:
            self._problems.append(Problem(place, f"the tag {tag} means nothing here"))
        return place

    def _enter(self, event: CollectionStartEvent) -> None:
        place = self._counted(event)
        if len(self._open) >= self._deepest:
            raise self._passed("nesting", "it nests deeper than MOST levels", place, "too-deep")
        node = Listing(place) if isinstance(event, SequenceStartEvent) else Mapping(place)
        self._open.append((node, [], event.anchor))
        if event.anchor:
            self._anchors[event.anchor] = None

    def _repeated(self, anchor: str, place: Place) -> Node:
        node = self._anchors.get(anchor)
        if node is None:
            wrong = "stands inside what it repeats" if anchor in self._anchors else "has no anchor before it"
            raise self._refusal("bad-yaml", f"the alias *{anchor} {wrong}", place)
        self._repetitions += node.size
        if self._repetitions > limit("repeated-values"):
            what = "aliases repeat more than MOST values; that is an attack or a mistake"
            raise self._passed("repeated-values", what, place, "alias-bomb")
        return node

    def _passed(self, name: str, what: str, place: Place, code: str = "too-large") -> UnreadableError:
        return passed(name, what, f"{self._path}:{place[0]}:{place[1]}", code=code)

    def _refusal(self, code: str, sentence: str, place: Place) -> UnreadableError:
        return _refusal(code, sentence, self._path, place)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if self._open:
            self._open[-1][1].append(node)
        else:
            self.documents.append(node)

    def _close(self) -> None:
        node, children, anchor = self._open.pop()
        node.size += sum(child.size for child in children)
        if isinstance(node, Listing):
            node.items = children
        else:
            node.entries = self._entries(list(zip(children[::2], children[1::2], strict=True)))
        self._add(node, anchor)

    def _entries(self, pairs: list[tuple[Node, Node]]) -> dict[str, tuple[Place, Node]]:
        entries: dict[str, tuple[Place, Node]] = {}
        merged: list[Node] = []
        for key, value in pairs:
            if not isinstance(key, Text) or not key.text:
                self._problems.append(Problem(key.place, "a key must be a text, and not an empty one"))
            elif key.text == _MERGE:
                merged += value.items if isinstance(value, Listing) else [value]
            elif key.text in entries:
                line = entries[key.text][0][0]
                sentence = f"the key {key.text!r} stands twice; it is already in line {line}"
                self._problems.append(Problem(key.place, sentence))
            else:
                entries[key.text] = (key.place, value)
        return dict(self._inherited(merged)) | entries if merged else entries

    def _inherited(self, merged: list[Node]) -> Iterator[tuple[str, tuple[Place, Node]]]:
        for node in reversed(merged):
            if isinstance(node, Mapping):
                yield from node.entries.items()
            else:
                self._problems.append(Problem(node.place, "only a mapping can be merged with <<"))
