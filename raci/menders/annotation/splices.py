"""Changes to the bytes of a part, gathered by place and made in one go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raci.menders.annotation.xml_places import Element


class Splices:
    """What is to be taken out of a part in UTF-8, and put in; changes at one place are made in the order they came."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._changes: list[tuple[int, int, bytes]] = []

    def put(self, place: int, text: str) -> None:
        """Put a text in at a place."""
        self.replace(place, place, text)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of what stands there."""
        self._changes.append((start, end, text.encode()))

    def append(self, element: Element, inner: str) -> None:
        """Put something in as the last child of an element; one that is written as one tag is opened for it."""
        if element.inside_end < element.end:
            self.put(element.inside_end, inner)
            return
        tag = f"{element.prefix}:{element.name}" if element.prefix else element.name
        slash = self._data.rindex(b"/", element.start, element.end)
        self.replace(slash, element.end, f">{inner}</{tag}>")

    def attribute(self, element: Element, name: str, value: int) -> None:
        """Change a number an element says of itself, if it does."""
        tag = self._data[element.start : element.inside]
        found = re.search(rf"""\s{name}\s*=\s*["'](\d+)["']""".encode(), tag)
        if found:
            self.replace(element.start + found.start(1), element.start + found.end(1), str(value))

    def done(self) -> bytes:
        """Return the part with all changes made."""
        parts, place = [], 0
        for start, end, text in sorted(self._changes, key=lambda change: change[0]):
            parts += [self._data[place:start], text]
            place = max(place, end)
        return b"".join([*parts, self._data[place:]])
