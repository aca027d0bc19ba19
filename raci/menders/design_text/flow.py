"""Parts between brackets and braces: taken out with their commas, and put in as the others stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from raci.menders.splicing import Edit
from raci.patterns import pattern
from raci.records import field, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span: TypeAlias = tuple[int, int]

_AFTER: Final = pattern(r"[ \t]*(,)?[ \t]*(#[^\r\n]*)?")


@record
class Brackets:
    """The parts between two brackets, and what becomes of them: which go, and what comes before or after which.

    `comma` is what parts two in one line.
    """

    text: str
    spans: Sequence[Span]
    end: int
    comma: str = ", "
    gone: set[int] = field(default_factory=set)
    before: dict[int, list[str]] = field(default_factory=dict)
    after: list[tuple[int, str]] = field(default_factory=list)

    def edits(self) -> Iterator[Edit]:
        """Yield the edits; something stays, or comes in the place of what goes."""
        for place, new in self.before.items():
            start, end = self.spans[place]
            comma = self._between(place)
            yield (
                Edit(start, end, comma.join(new)) if place in self.gone else Edit(start, start, comma.join([*new, ""]))
            )
        yield from self._removals({place for place in self.gone if place not in self.before})
        for place, written in self.after:
            yield from self._put_in(place, written)

    def _between(self, place: int) -> str:
        indent = line_indent(self.text, self.spans[place][0])
        return self.comma if indent is None else f",{line_end(self.text, self.spans[place][0])}{indent}"

    def _removals(self, gone: set[int]) -> Iterator[Edit]:
        """Yield the edits that take parts out with a comma each; comments between them stay."""
        first_kept = next(place for place in range(len(self.spans) + 1) if place not in gone)
        for place in sorted(gone):
            start, end = self.spans[place]
            gap = (end, self.spans[place + 1][0]) if place < first_kept else (self.spans[place - 1][1], start)
            between = self.text[slice(*gap)]
            if "#" not in between:
                yield Edit(min(start, gap[0]), max(end, gap[1]), "")
                continue
            comma = gap[0] + _comma(between)
            yield Edit(comma, comma + 1, "")
            yield Edit(start, end, "")

    def _put_in(self, after: int, written: str) -> Iterator[Edit]:
        """Yield the edits that put a part in after another one, in a line of its own if that has one."""
        start, last = self.spans[after]
        rest = _AFTER.match(self.text, last, self.end)
        indent = line_indent(self.text, start)
        if indent is None or rest is None:
            yield Edit(last, last, f"{self.comma}{written}")
            return
        if not rest[1]:
            yield Edit(last, last, ",")
        at = rest.end() if rest[2] else rest.end(1) if rest[1] else last
        yield Edit(at, at, f"{line_end(self.text, start)}{indent}{written}{rest[1] or ''}")


def _comma(between: str) -> int:
    """Return where in the words between two parts their comma is: not in a comment."""
    at = 0
    while between[at] != ",":
        if between[at] == "#":
            at = min(place for sign in "\r\n" if (place := between.find(sign, at)) >= 0)
        at += 1
    return at


def put_in(text: str, spans: Sequence[Span], after: int, end: int, new: str) -> Iterator[Edit]:
    """Yield the edits that put a part in after another one, in a line of its own if the others have such.

    `end` is where the closing bracket is.
    """
    last = spans[after][1]
    rest = _AFTER.match(text, last, end)
    indent = line_indent(text, spans[after][0])
    if indent is None or rest is None:
        yield Edit(last, last, f", {new}")
        return
    if not rest[1]:
        yield Edit(last, last, ",")
    at = rest.end() if rest[2] else rest.end(1) if rest[1] else last
    yield Edit(at, at, f"{line_end(text, spans[after][0])}{indent}{new}{rest[1] or ''}")


def line_indent(text: str, at: int) -> str | None:
    """Return the blanks before a place if nothing else stands in its line before it."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    indent = text[start:at]
    return indent if start and not indent.strip(" \t") else None


def line_end(text: str, at: int) -> str:
    """Return what ends the line before the one a place is in."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return "\r\n" if text[start - 2 : start] == "\r\n" else text[start - 1 : start] or "\n"
