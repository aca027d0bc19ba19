"""From Markdown text to the parts of the document, in its order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from raci.readers.documents.codes import holds_codes
from raci.readers.documents.parts import Table, Words
from raci.readers.markdown_text.lines import Line, lines_of, underlines
from raci.readers.markdown_text.pipes import is_row, tables_of
from raci.texts.markdown import roughly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.readers.documents.parts import Part

_TEXTS: Final = frozenset({"", "markdown", "md", "text", "txt", "table", "plaintext", "none"})
_BOLD: Final = "**"


@dataclass(slots=True)
class _Reading:
    """What is gathered on the way down the text."""

    parts: list[Part] = field(default_factory=list)
    runs: list[list[Line]] = field(default_factory=list)
    html: list[Line] = field(default_factory=list)
    fences: list[tuple[Line, list[Line]]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def parts_of(text: str) -> list[Part]:
    """Return the parts of a Markdown text with line feeds.

    Tables in fences and lists of codes are taken only where no table of the text itself has codes.
    """
    reading = _Reading()
    for line in lines_of(text):
        _take(reading, line)
    _close_runs(reading)
    _close_html(reading)
    parts = reading.parts + [table for fence in reading.fences for table in _chart(*fence)]
    if not any(_has_codes(part) for part in parts):
        found = [table for fence in reading.fences for table in _fenced(*fence)]
        if not found:
            from raci.readers.markdown_text.bullets import tables_of_lists  # noqa: PLC0415 - few files get here

            found = tables_of_lists(reading.lines)
            items = {cell.place[0] for table in found for row in table.rows for cell in row}
            parts = [
                part for part in parts if not (isinstance(part, Words) and part.place[0] in items and not part.level)
            ]
        parts += found
    return sorted(parts, key=_line)


def _line(part: Part) -> int:
    return part.place[0] if isinstance(part, Words) else part.lines[0]


def _has_codes(part: Part) -> bool:
    return isinstance(part, Table) and holds_codes([cell.text for cell in row] for row in part.rows)


def _take(reading: _Reading, line: Line) -> None:
    if line.kind == "html":
        _close_runs(reading)
        reading.html.append(line)
        return
    if reading.html and line.kind != "blank":
        _close_html(reading)
    if line.kind == "blank":
        if reading.runs and reading.runs[-1]:
            reading.runs.append([])
    elif line.kind in {"words", "item"} and _is_part_of_run(reading, line):
        bare = line.kind == "item" and _last(reading) is not None
        row = line._replace(text=line.whole, column=line.column - len(line.whole) + len(line.text)) if bare else line
        if not reading.runs:
            reading.runs.append([])
        reading.runs[-1].append(row)
    elif line.kind == "fence":
        _close_runs(reading)
        reading.fences.append((line, []))
    elif line.kind == "code":
        reading.fences[-1][1].append(line)
    else:
        _prose(reading, line)


def _last(reading: _Reading) -> Line | None:
    """Return the row right above, or None."""
    return reading.runs[-1][-1] if reading.runs and reading.runs[-1] else None


def _is_part_of_run(reading: _Reading, line: Line) -> bool:
    above = _last(reading)
    if is_row(line):
        return line.kind == "words" or above is None or above.text[0] != "|"
    return above is not None and line.kind == "words" and above.text[0] == "|" and above.text[-1] != "|"


def _prose(reading: _Reading, line: Line) -> None:
    level = underlines(line)
    previous = reading.parts[-1] if reading.parts else None
    close = isinstance(previous, Words) and previous.place[0] == line.number - 1
    if level and close and isinstance(previous, Words) and not previous.level and not reading.runs:
        reading.parts[-1] = previous._replace(level=level)
        reading.lines[-1] = reading.lines[-1]._replace(kind="heading", level=level)
        return
    _close_runs(reading)
    if line.kind == "words" and not line.text.strip("-*_= \t:"):
        return
    reading.lines.append(line)
    reading.parts.append(Words(roughly(line.text), (line.number, line.column), line.level))


def _close_runs(reading: _Reading) -> None:
    runs = [run for run in reading.runs if run]
    reading.runs = []
    for found in tables_of(runs):
        if isinstance(found, Table):
            found.caption = _caption(reading)
            reading.parts.append(found)
            continue
        reading.lines += found
        reading.parts += (Words(roughly(line.text), (line.number, line.column)) for line in found)


def _caption(reading: _Reading) -> str:
    """Return the line right above a table if all of it is bold: it is a heading in all but name."""
    above = reading.lines[-1] if reading.lines else None
    last = reading.parts[-1] if reading.parts else None
    if above is None or above.kind != "words" or not isinstance(last, Words) or last.place[0] != above.number:
        return ""
    text = above.text
    bold = text.startswith(_BOLD) and text.rstrip(":").endswith(_BOLD) and text.count(_BOLD) == 2  # noqa: PLR2004
    return last.text.rstrip(":") if bold else ""


def _close_html(reading: _Reading) -> None:
    if not reading.html:
        return
    from raci.readers.hypertext.page import Page  # noqa: PLC0415 - few texts hold HTML
    from raci.texts.markdown import plain  # noqa: PLC0415

    lines, reading.html = reading.html, []
    filled: list[str] = []
    for line in lines:
        filled += [""] * (line.number - lines[0].number - len(filled))
        filled.append(" " * (line.column - 1) + line.text)
    page = Page("\n".join(filled), lines[0].number, plain)
    reading.parts += page.parts
    headings = (part for part in page.parts if isinstance(part, Words) and part.level)
    reading.lines += (Line(words.place[0], "heading", words.text, words.place[1], words.level) for words in headings)


def _chart(fence: Line, lines: Sequence[Line]) -> Iterator[Table]:
    if "mermaid" in fence.text:
        from raci.readers.markdown_text.mermaid import table_of_chart  # noqa: PLC0415 - few texts hold diagrams

        table = table_of_chart(lines)
        if table:
            yield table


def _fenced(fence: Line, lines: Sequence[Line]) -> Iterator[Table]:
    """Yield the tables of pipes in a fence of plain text that have codes."""
    if fence.text.lower().strip("{}.") not in _TEXTS:
        return
    runs: list[list[Line]] = [[]]
    for line in lines:
        indent = len(line.text) - len(line.text.lstrip())
        bare = line._replace(text=line.text[indent:], column=line.column + indent)
        if bare.text and is_row(bare):
            runs[-1].append(bare)
        elif runs[-1]:
            runs.append([])
    yield from (
        table for table in tables_of([run for run in runs if run]) if isinstance(table, Table) and _has_codes(table)
    )
