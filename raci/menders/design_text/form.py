"""How a document writes the parts of a duty: names, lists of names, keys with what stands under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.menders.design_text.nodes import Alias
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence as Several

    from raci.menders.design_text.duties import DutyText, Line, Name
    from raci.menders.design_text.nodes import Scalar, Sequence
    from raci.menders.design_text.words import Word, Words
    from raci.menders.design_text.writing import Style
    from raci.menders.splicing.lines import Lines

_BLANKS: Final = pattern(r"[ \t]*+")


class Form:
    """The way in which new parts of the duties of one matrix are written."""

    def __init__(self, lines: Lines, style: Style, words: Words) -> None:
        self.lines = lines
        self.text = lines.text
        self.style = style
        self.words = words
        self.eol = lines.usual_end

    def word(self, word: Word) -> str:
        """Return a word in the quotes it has elsewhere."""
        return self.style.scalar(word.text, word.quote)

    def name(self, name: Name) -> str:
        """Return a name as it stands in the text, or as new ones are written."""
        if name.node is None:
            return self.word(name.word)
        raw = self.text[name.node.start : name.node.end]
        return raw if isinstance(name.node, Alias) or self.style.is_safe(raw) else self.word(name.word)

    def names(self, names: Several[Name], letters: tuple[str, ...], indent: str) -> str:
        """Return names in one line, or in brackets over several lines: one alone as it stands elsewhere."""
        written = [self.name(name) for name in names]
        if not written:
            return "[]"
        if len(written) == 1 and not self.words.as_list(letters):
            return written[0]
        return self.style.listed(written, indent, self.eol if self.words.lists_in_lines() else "")

    def line(self, line: Line, indent: str) -> tuple[str, str]:
        """Return a key for letters, and its names."""
        return self.word(line.key), self.names(line.names, line.letters, indent)

    def flow_pair(self, key: str, value: str) -> str:
        """Return a pair to stand in braces."""
        return f"{key}:{value}" if self.style.compact else f"{key}: {value}"

    def block_pair(self, indent: str, key: str, value: str) -> str:
        """Return a pair as a line."""
        return f"{indent}{key}: {value}{self.eol}"

    def block_line(self, line: Line, indent: str) -> str:
        """Return a key for letters and its names as lines: a list with dashes where the file has such."""
        several = len(line.names) > 1 or (line.names and self.words.as_list(line.letters))
        if not (several and self.words.block_lists()):
            return self.block_pair(indent, *self.line(line, indent))
        dash = f"{indent}{' ' * self.words.dash}- "
        names = "".join(f"{dash}{self.name(name)}{self.eol}" for name in line.names)
        return f"{indent}{self.word(line.key)}:{self.eol}{names}"

    def remarks(self, remarks: Several[tuple[str, str]]) -> str:
        """Return remarks by role in one line."""
        return self.style.mapped(
            [(self.word(self.words.word_for(role)), self.style.scalar(text)) for role, text in remarks]
        )

    def dash_before(self, value: Sequence, place: int) -> str:
        """Return what stands before an item of a list in its line: its indent and its dash."""
        start = value.items[place].start
        return self.text[self.lines.starts[self.lines.line_at(start) - 1] : start]

    def indent_at(self, start: int) -> str:
        """Return the blanks at the beginning of the line a place is in."""
        found = _BLANKS.match(self.text, self.lines.starts[self.lines.line_at(start) - 1], start)
        return found[0] if found else ""

    def lead_of(self, duty: DutyText) -> str:
        """Return what stands before a duty in its line: its indent, and its dash in a list."""
        return self.text[self.lines.starts[self.lines.line_at(duty.start) - 1] : duty.start]

    def key(self, key: str, like: Scalar | None) -> str:
        """Return the key of a duty in the quotes that another one has."""
        return self.style.scalar(key, like.style if like else "")
