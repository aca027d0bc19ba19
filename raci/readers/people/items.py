"""Items of JSON and YAML: the objects a file lists, each with the line and column where it begins."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from raci.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Place

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_LISTS: Final = frozenset({"resources", "employees", "people", "persons", "users", "workers", "items", "entities"})
_DECODER: Final = json.JSONDecoder()


class Item(NamedTuple):
    """An object of a file: what it says, and where it begins."""

    values: dict[str, Any]
    place: Place


def items_of_yaml(text: str, path: str) -> list[Item]:
    """Return the mappings of a YAML text: its documents, or what their lists hold; raise UnreadableError if broken."""
    from raci.readers.design.nodes import Listing, Mapping  # noqa: PLC0415 - only for YAML
    from raci.readers.design.parsing import documents_of  # noqa: PLC0415

    documents = documents_of(text, path, [])
    nodes = [node for each in documents for node in (each.items if isinstance(each, Listing) else [each])]
    for each in documents:
        for key, (_, node) in each.entries.items() if isinstance(each, Mapping) else ():
            if key.casefold() in _LISTS and isinstance(node, Listing):
                nodes += node.items
    return [Item(node.plain(), node.place) for node in nodes if isinstance(node, Mapping)]


def items_of_json(text: str, path: str) -> list[Item]:
    """Return the objects of a JSON text: of its list, of a list that has the name of one, or one a line.

    Raise UnreadableError, with line and column, for what is no JSON or nests too deep.
    """
    found: list[Item] = []
    scan = _Scan(text)
    try:
        for values, at in scan.objects():
            if isinstance(values, dict):
                found.append(Item(values, scan.place(at)))
    except RecursionError:
        raise UnreadableError("too-deep", "the JSON nests too deep", path) from None
    except json.JSONDecodeError as error:
        place = f"{path}:{error.lineno}:{error.colno}"
        raise UnreadableError("bad-json", f"the syntax is broken: {error.msg}", place) from None
    except ValueError as error:
        raise UnreadableError("bad-json", f"a value cannot be read: {error}", path) from None
    return found


class _Scan:
    """Reads a JSON text from one object to the next; lines are counted as it goes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = 0
        self._begin = 0
        self._line = 1

    def objects(self) -> Iterator[tuple[object, int]]:
        self._skip()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                yield from self._listed()
            elif self._text[self._at] == "{":
                yield from self._members()
            else:
                yield self._value()
            self._skip()

    def place(self, at: int) -> Place:
        """Return the line and column of a position that is not before the last one asked for."""
        self._line += self._text.count("\n", self._counted, at)
        self._begin = max(self._begin, self._text.rfind("\n", self._counted, at) + 1)
        self._counted = at
        return self._line, at - self._begin + 1

    def _members(self) -> Iterator[tuple[object, int]]:
        """Yield what the lists of an object hold, or the object itself if it has no list that is named as one."""
        start = self._at
        values: dict[str, Any] = {}
        listing = False
        for _ in self._between("{", "}"):
            key, _ = self._value()
            self._expect(":")
            if str(key).casefold() in _LISTS and self._text.startswith("[", self._at):
                listing = True
                yield from self._listed()
            else:
                values[str(key)] = self._value()[0]
        if not listing:
            yield values, start

    def _listed(self) -> Iterator[tuple[object, int]]:
        for _ in self._between("[", "]"):
            yield self._value()

    def _between(self, opening: str, closing: str) -> Iterator[None]:
        """Yield at each element, after which a comma or the end must come."""
        self._expect(opening)
        if self._text.startswith(closing, self._at):
            self._expect(closing)
            return
        while True:
            yield
            self._skip()
            if self._text.startswith(closing, self._at):
                self._expect(closing)
                return
            self._expect(",")

    def _expect(self, sign: str) -> None:
        self._skip()
        if not self._text.startswith(sign, self._at):
            raise json.JSONDecodeError(f"{sign!r} is missing", self._text, self._at)
        self._at += 1
        self._skip()

    def _value(self) -> tuple[object, int]:
        start = self._at
        value, self._at = _DECODER.raw_decode(self._text, start)
        return value, start

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
