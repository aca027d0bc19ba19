"""A matrix as a table in the terminal, in bands as wide as the screen, with findings marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.terminal import Palette, padded, plain, shortened, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.model import Entry, Matrix, Role

_DUTY_WIDTH: Final = 40
_ROLE_WIDTH: Final = 11
_HEAD_LINES: Final = 3
_MARKS: Final = {"error": "!", "warning": "?", "note": "·"}


def heading(matrix: Matrix) -> str:
    """Return what stands over the table: `Bids — RACI, Plan!A1:F9`."""
    place = f"{matrix.notation.name}, {matrix.source.whole.inside}".removesuffix(", ")
    return plain(f"{matrix.title} — {place}" if matrix.title else place)


def table(matrix: Matrix, palette: Palette, columns: int, marked: Mapping[str, str] | None = None) -> str:
    """Return the matrix as text at most `columns` wide; `marked` maps a duty's key to its worst severity."""
    names = [plain(duty.name) for duty in matrix.duties]
    left = min(_DUTY_WIDTH, max((width(name) for name in names), default=4) + 2)
    each = max(1, (columns - left - 3) // (_ROLE_WIDTH + 1))
    bands = [matrix.roles[start : start + each] for start in range(0, len(matrix.roles), each)]
    return "\n\n".join("\n".join(_band(matrix, band, left, palette, marked or {})) for band in bands)


def _band(
    matrix: Matrix, roles: Sequence[Role], left: int, palette: Palette, marked: Mapping[str, str]
) -> Iterator[str]:
    heads = [_wrapped(plain(role.name)) for role in roles]
    for line in range(max(map(len, heads))):
        cells = (padded(head[line] if line < len(head) else "", _ROLE_WIDTH) for head in heads)
        yield (" " * (left + 3) + " ".join(palette.bold(cell) for cell in cells)).rstrip()
    section: tuple[str, ...] = ()
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        if duty.section != section:
            section = duty.section
            yield palette.bold(shortened(plain(" › ".join(section)), left + 40))
        word = marked.get(duty.key, "")
        mark = palette.severity(word, _MARKS[word]) if word else " "
        name = padded(shortened(plain(duty.name), left), left)
        yield f"{mark} {name} {' '.join(_cell(row.get(role.key), palette) for role in roles)}".rstrip()


def _cell(entry: Entry | None, palette: Palette) -> str:
    if entry is None:
        return palette.dim(padded("·", _ROLE_WIDTH))
    first = next((kind.value for kind in entry.participations if kind.value == "accountable"), "")
    first = first or next(iter(sorted(kind.value for kind in entry.participations)), "")
    return palette.letters(first, padded("/".join(entry.letters), _ROLE_WIDTH))


def _wrapped(name: str) -> list[str]:
    lines = [""]
    for word in name.split():
        if lines[-1] and width(lines[-1]) + 1 + width(word) > _ROLE_WIDTH:
            lines.append("")
        lines[-1] = shortened(f"{lines[-1]} {word}".strip(), _ROLE_WIDTH)
    return lines[:_HEAD_LINES]
