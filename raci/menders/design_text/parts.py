"""The pairs of a mapping and the items of a list, in braces or in lines: some go, some come, some are said anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.menders.design_text import block
from raci.menders.design_text.flow import Brackets
from raci.menders.design_text.nodes import Alias, Mapping, Scalar, Sequence
from raci.menders.splicing import Edit, UnfitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.menders.design_text.form import Form
    from raci.menders.design_text.nodes import Node


class Parts:
    """What is edited of one mapping or list."""

    def __init__(self, node: Mapping | Sequence, form: Form) -> None:
        self.node = node
        self._form = form
        self._edits: list[Edit] = []
        nodes = list(node.pairs) if isinstance(node, Mapping) else [(item, item) for item in node.items]
        self._nodes: list[tuple[Node, Node]] = nodes
        self.spans = [(key.start, max(key.end, value.end)) for key, value in nodes]
        comma = "," if form.style.compact else ", "
        self._brackets = Brackets(form.lines, self.spans, node.end - 1, comma)
        self._lines_gone: set[int] = set()

    @property
    def kept(self) -> list[int]:
        """The parts that do not go."""
        gone = self._brackets.gone | self._lines_gone
        return [place for place in range(len(self.spans)) if place not in gone]

    def indent_of(self, place: int) -> str:
        """Return the blanks before a part, those of its column if something stands before it in its line."""
        key = self._nodes[place][0]
        found = self._form.lines.indent_at(key.start)
        return " " * (key.place[1] - 1) if found is None else found

    def say(self, place: int, written: str) -> None:
        """Put something in the place of a value; raise UnfitError if an alias repeats the value elsewhere."""
        value = self._nodes[place][1]
        must_be_single(value)
        self._edits.append(replaced(self._form.text, value, written))

    def drop(self, place: int, empty: str = "") -> None:
        """Take a part out; one whose lines have comments, or the last, says that it is `empty` if that can be said."""
        must_be_single(*self._nodes[place])
        if self.node.flow and (len(self.kept) > 1 or not empty):
            self._brackets.gone.add(place)
            return
        span = block.own_lines(self._form.lines, *self.spans[place]) if not self.node.flow else None
        comments = (
            block.comments_in(
                self._form.lines,
                span,
                [(node.start, node.end) for node in _within(*self._nodes[place]) if isinstance(node, Scalar | Alias)],
            )
            if span
            else []
        )
        with_dash = isinstance(self.node, Mapping) and self._form.lines.indent_at(self.spans[place][0]) is None
        if empty and (span is None or comments or with_dash or len(self.kept) < 2):  # noqa: PLR2004 - others stay
            self._say_empty(place, span, comments, empty)
            return
        if span is None or with_dash:
            raise UnfitError("it shares its line with something else")
        indent, eol = self.indent_of(place), self._form.eol
        self._lines_gone.add(place)
        self._edits.append(Edit(*span, "".join(f"{indent}{comment}{eol}" for comment in comments)))

    def _say_empty(self, place: int, span: tuple[int, int] | None, comments: list[str], empty: str) -> None:
        """Put an empty value after a key; comments in the lines of the old value follow it."""
        key, value = self._nodes[place]
        if span is None or not isinstance(value, Mapping | Sequence) or value.place[0] == key.place[0]:
            self.say(place, empty)
            return
        line = self._form.flow_pair(self._form.text[span[0] : key.end], "  ".join([empty, *comments]))
        self._edits.append(Edit(*span, line + self._form.eol))

    def add(self, written: str, *, after: int | None = None, before: int | None = None) -> None:
        """Put a part in after or before another one: in braces as it is written, else as whole lines."""
        if self.node.flow and after is not None:
            self._brackets.after.append((after, written))
        elif self.node.flow and before is not None:
            self._brackets.before.setdefault(before, []).append(written)
        elif after is not None:
            self._edits.append(block.after(self._form.lines, self.spans[after][1], written))
        elif before is not None:
            self._edits.append(block.before(self._form.lines, self.spans[before][0], written))

    def edits(self) -> Iterator[Edit]:
        """Yield all edits."""
        yield from self._edits
        yield from self._brackets.edits()


def replaced(text: str, value: Node, written: str) -> Edit:
    """Return the edit that puts something in the place of a value, with the colon or blank that an empty one lacks."""
    end = value.start + len(text[value.start : value.end].rstrip())
    before = text[value.start - 1 : value.start]
    if value.end == value.start and before not in (" ", "\t", "\n", "\r", ""):
        written = f" {written}" if before in (":", "-") else f": {written}"
    return Edit(value.start, end, written)


def must_be_single(*nodes: Node) -> None:
    """Raise UnfitError where an alias elsewhere repeats one of these values, or a part of it."""
    if any(not isinstance(node, Alias) and node.repeated for node in _within(*nodes)):
        raise UnfitError("it is repeated elsewhere in the file, which would change with it")


def _within(*nodes: Node) -> Iterator[Node]:
    """Yield values and all that stands in them."""
    left = list(nodes)
    while left:
        node = left.pop()
        yield node
        if isinstance(node, Mapping):
            left += [each for pair in node.pairs for each in pair]
        elif isinstance(node, Sequence):
            left += node.items
