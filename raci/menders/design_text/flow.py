"""Parts between brackets and braces: taken out with their commas, and put in as the others stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from raci.menders.splicing import Edit
from raci.patterns import pattern
from raci.records import field, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.menders.splicing.lines import Lines

Span: TypeAlias = tuple[int, int]

_AFTER: Final = pattern(r"[ \t]*(,)?[ \t]*(#[^\r\n]*)?")


@record
class Brackets:
    """The parts between two brackets, and what becomes of them: which go, and what comes before or after which.

    `comma` is what parts two in one line.
    """

    lines: Lines
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
        indent = self.lines.indent_at(self.spans[place][0])
        return self.comma if indent is None else f",{self.lines.usual_end}{indent}"

    def _removals(self, gone: set[int]) -> Iterator[Edit]:
        """Yield the edits that take parts out with a comma each; comments between them stay."""
        first_kept = next(place for place in range(len(self.spans) + 1) if place not in gone)
        for place in sorted(gone):
            start, end = self.spans[place]
            gap = (end, self.spans[place + 1][0]) if place < first_kept else (self.spans[place - 1][1], start)
            between = self.lines.text[slice(*gap)]
            if "#" not in between:
                yield Edit(min(start, gap[0]), max(end, gap[1]), "")
                continue
            comma = gap[0] + _comma(between)
            yield Edit(comma, comma + 1, "")
            yield Edit(start, end, "")

    def _put_in(self, after: int, written: str) -> Iterator[Edit]:
        """Yield the edits that put a part in after another one, in a line of its own if that has one."""
        start, last = self.spans[after]
        rest = _AFTER.match(self.lines.text, last, self.end)
        indent = self.lines.indent_at(start)
        if indent is None or rest is None:
            yield Edit(last, last, f"{self.comma}{written}")
            return
        if after + 1 in self.gone:  # then what stands between goes with the next part
            yield Edit(last, last, f",{self.lines.usual_end}{indent}{written}")
            return
        if not rest[1]:
            yield Edit(last, last, ",")
        at = rest.end() if rest[2] else rest.end(1) if rest[1] else last
        yield Edit(at, at, f"{self.lines.usual_end}{indent}{written}{rest[1] or ''}")


def _comma(between: str) -> int:
    """Return where in the words between two parts their comma is: not in a comment."""
    at = 0
    while between[at] != ",":
        if between[at] == "#":
            at = min(place for sign in "\r\n" if (place := between.find(sign, at)) >= 0)
        at += 1
    return at
