"""From the text of an org-design file to its values with their spans."""

from __future__ import annotations

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

from raci.menders.design_text.nodes import Alias, Mapping, Scalar, Sequence, meant

if TYPE_CHECKING:
    from yaml.events import Event

    from raci.menders.design_text.nodes import Node
    from raci.model import Place

_HEADER: Final = 3
"""A block scalar that begins so (`|+`, `>2+`) keeps the empty lines after it."""


def documents_of(text: str) -> list[Node]:
    """Return the documents of a text that has been read before, and so is well formed."""
    builder = _Builder(text)
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        builder.take(event)
    return builder.documents


def _begin(event: Event) -> tuple[int, Place]:
    mark = event.start_mark
    return (mark.index, (mark.line + 1, mark.column + 1)) if mark else (0, (1, 1))


def _end(event: Event) -> int:
    return event.end_mark.index if event.end_mark else 0


class _Builder:
    """Builds nodes from the parser's events, without recursion."""

    def __init__(self, text: str) -> None:
        self.documents: list[Node] = []
        self._text = text
        self._anchors: dict[str, Scalar | Sequence | Mapping] = {}
        self._open: list[tuple[Mapping | Sequence, list[Node]]] = []

    def take(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, ScalarEvent):
            start, place = _begin(event)
            end = _end(event)
            if event.style in ("|", ">") and "+" not in self._text[start : start + _HEADER]:
                end = start + len(self._text[start:end].rstrip())
            node = Scalar(start, end, place, event.value, event.style or "")
            self._add(node, event.anchor)
        elif isinstance(event, CollectionStartEvent):
            start, place = _begin(event)
            kind = Sequence if isinstance(event, SequenceStartEvent) else Mapping
            new = kind(start, start, place, bool(event.flow_style))
            if event.anchor:
                self._anchors[event.anchor] = new
            self._open.append((new, []))
        elif isinstance(event, CollectionEndEvent):
            self._close(_end(event))
        elif isinstance(event, AliasEvent):
            start, place = _begin(event)
            target = self._anchors[str(event.anchor)]
            target.repeated = True
            self._add(Alias(start, _end(event), place, target), None)
        elif isinstance(event, DocumentStartEvent):
            self._anchors = {}

    def _close(self, end: int) -> None:
        node, children = self._open.pop()
        if isinstance(node, Sequence):
            node.items = children
        else:
            node.pairs = list(zip(children[::2], children[1::2], strict=True))
        node.end = end if node.flow else max((child.end for child in children), default=node.start)
        self._add(node, None)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = meant(node)
        if self._open:
            self._open[-1][1].append(node)
        else:
            self.documents.append(node)
