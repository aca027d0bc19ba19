"""Parts that stand in lines of their own: taken out with their lines, and put in before or after others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.menders.splicing import Edit
from raci.patterns import pattern

if TYPE_CHECKING:
    from raci.menders.splicing.lines import Lines

_DASHES: Final = pattern(r"[ \t]*(?:-[ \t]+)?")
_COMMENT: Final = pattern(r"[ \t]*#")


def own_lines(lines: Lines, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the lines that a part takes with its dash, None where it does not begin its line."""
    first = lines.starts[lines.line_at(start) - 1]
    if not _DASHES.fullmatch(lines.text, first, start):
        return None
    return first, lines.end_of(lines.line_at(max(start, end - 1)))


def comments_in(lines: Lines, span: tuple[int, int], kept: list[tuple[int, int]]) -> list[str]:
    """Return the comments in a span of lines; what stands in the spans of values is none."""
    found = []
    at = span[0]
    for start, end in [*sorted(kept), (span[1], span[1])]:
        for line in lines.text[at:start].splitlines():
            sign = line.find("#")
            if sign == 0 or (sign > 0 and line[sign - 1] in " \t"):
                found.append(line[sign:])
        at = max(at, end)
    return found


def after(lines: Lines, end: int, written: str) -> Edit:
    """Return the edit that puts lines after the line in which a part ends."""
    line = lines.line_at(max(0, end - 1))
    at = lines.end_of(line)
    if at == len(lines.text) and lines.text[-1:] not in ("\r", "\n"):
        words = written.rstrip("\r\n")
        return Edit(at, at, written[len(words) :] + words)
    return Edit(at, at, written)


def before(lines: Lines, start: int, written: str) -> Edit:
    """Return the edit that puts lines before the one in which a part begins, and before the comments right above it."""
    line = lines.line_at(start)
    while line > 1 and _COMMENT.match(lines.text, lines.starts[line - 2], lines.stop_of(line - 1)):
        line -= 1
    at = lines.starts[line - 1]
    return Edit(at, at, written)
