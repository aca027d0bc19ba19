"""From YAML or JSON text to nodes; what is broken has a place, and bombs are refused before they go off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.readers.design.nodes import Listing, Mapping, Node, Problem, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event, NodeEvent

    from raci.model import Place

DEEPEST: Final = 64
MOST_NODES: Final = 2_000_000
MOST_REPEATED: Final = 100_000
_MERGE: Final = "<<"
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS: Final = frozenset({"str", "int", "float", "bool", "null", "seq", "map", "timestamp", "merge"})
_STANDARD: Final = "tag:yaml.org,2002:"


def documents_of(text: str, path: str, problems: list[Problem]) -> list[Node]:
    """Return the documents of a YAML or JSON text.

    Doubled keys and strange tags are added to `problems`. Raise UnreadableError, with line and column, where the
    syntax ends all reading, where it nests deeper than 64, and where aliases multiply it or it is too large.
    """
    import yaml  # noqa: PLC0415 - only for org-design files

    builder = _Builder(path, problems)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _refusal("bad-yaml", _sentence(error.problem or "it cannot be parsed", place, text), path, place) from None
    except yaml.reader.ReaderError as error:
        raise _stray(text, path, error.position) from None
    return builder.documents


def _refusal(code: str, sentence: str, path: str, place: Place) -> UnreadableError:
    return UnreadableError(code, sentence, f"{path}:{place[0]}:{place[1]}")


def _sentence(problem: str, place: Place, text: str) -> str:
    lines = text.splitlines()
    line = lines[place[0] - 1] if place[0] <= len(lines) else ""
    if line[place[1] - 1 : place[1]] == "\t":
        return "the syntax is broken: a tab stands where only blanks may indent"
    return f"the syntax is broken: {problem}"


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
        self._repeated = 0

    def take(self, event: Event) -> None:
        """Take the next event; raise UnreadableError where a limit is passed."""
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            self._anchors = {}
        elif kind == "ScalarEvent":
            place = self._start(event)
            self._add(Text(place, event.value, event.implicit[0] and event.value in _NULLS), event.anchor)
        elif kind == "AliasEvent":
            self._add(self._meant(event), None)
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            place = self._start(event)
            if len(self._open) >= DEEPEST:
                raise _refusal("too-deep", f"it nests deeper than {DEEPEST} levels", self._path, place)
            self._open.append((Listing(place) if kind[0] == "S" else Mapping(place), [], event.anchor))
            if event.anchor:
                self._anchors[event.anchor] = None
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            self._close()

    def _start(self, event: NodeEvent) -> Place:
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise _refusal("too-large", f"the file holds more than {MOST_NODES:,} values", self._path, place)
        tag = event.tag or ""
        if tag not in ("", "!") and not (tag.startswith(_STANDARD) and tag.removeprefix(_STANDARD) in _PLAIN_TAGS):
            self._problems.append(Problem(place, f"the tag {tag} means nothing here"))
        return place

    def _meant(self, event: NodeEvent) -> Node:
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if event.anchor not in self._anchors:
            raise _refusal("bad-yaml", f"the alias *{event.anchor} has no anchor before it", self._path, place)
        node = self._anchors[event.anchor]
        if node is None:
            raise _refusal("bad-yaml", f"the alias *{event.anchor} stands inside what it repeats", self._path, place)
        self._repeated += node.size
        if self._repeated > MOST_REPEATED:
            sentence = f"aliases repeat more than {MOST_REPEATED:,} values; this looks like an attack, so it is not read"
            raise _refusal("alias-bomb", sentence, self._path, place)
        return node

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
                self._problems.append(Problem(key.place, f"the key {key.text!r} stands twice; it is already in line {line}"))
            else:
                entries[key.text] = (key.place, value)
        return dict(self._inherited(merged)) | entries if merged else entries

    def _inherited(self, merged: list[Node]) -> Iterator[tuple[str, tuple[Place, Node]]]:
        for node in reversed(merged):
            if isinstance(node, Mapping):
                yield from node.entries.items()
            else:
                self._problems.append(Problem(node.place, "only a mapping can be merged with <<"))
