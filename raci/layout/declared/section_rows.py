"""Which rows of a declared sheet head a section: those with a depth, and those people have made to look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.names import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.declared.columns import Columns
    from raci.layout.grid import Style, Styles

_DEEPEST = 50


class SectionRows:
    """The path of sections, row by row.

    A row without a depth is a heading where nothing but a name stands in it and it looks like a heading, or, where no
    row has a depth, where its name is bold and those of other rows are not. A duty without letters looks like a duty.
    """

    def __init__(self, sheet: Columns, rows: Sequence[int]) -> None:
        self.path: tuple[str, ...] = ()
        self._sheet = sheet
        column = sheet.of.get("depth", -1)
        self._depths = {
            row: depth for row in rows if column >= 0 and (depth := _depth(sheet.text(row, column))) is not None
        }
        self._guessed = self._by_looks(rows)

    def is_heading(self, row: int) -> bool:
        """Tell whether a row heads a section, or ends all."""
        return row in self._depths or row in self._guessed

    def enters(self, row: int) -> bool:
        """Take over the section that a row heads; tell whether it heads one."""
        depth = self._depths.get(row, self._guessed.get(row))
        if depth is None:
            return False
        name = self._sheet.text(row, self._sheet.duty)
        self.path = (*self.path[: depth - 1], name) if depth else ()
        return True

    def _by_looks(self, rows: Sequence[int]) -> dict[int, int]:
        sheet = self._sheet
        alone = [row for row in rows if row not in self._depths and self._is_alone(row)]
        styles = sheet.grid.styles() if alone and sheet.grid.styles else None
        if styles is None:
            return {}
        known: dict[Style, int] = {}
        for row, depth in self._depths.items():
            if depth:
                known.setdefault(styles.of(row, sheet.duty), depth)
        duties = {styles.of(row, sheet.duty) for row in self._some_duties(rows, alone)}
        known = {style: depth for style, depth in known.items() if style not in duties}
        found = {row: known[style] for row in alone if (style := styles.of(row, sheet.duty)) in known}
        plain = duties and not any(style.bold for style in duties)
        return found or ({row: 1 for row in alone if _is_bold(styles, row, sheet.duty)} if plain else {})

    def _some_duties(self, rows: Sequence[int], alone: Sequence[int]) -> list[int]:
        lonely = set(alone)
        return [row for row in rows if row not in self._depths and row not in lonely][:100]

    def _is_alone(self, row: int) -> bool:
        """Tell whether a row holds a name, and nothing under the roles or of what a duty has."""
        sheet = self._sheet
        cells = sheet.rows[row]
        if any(cells[sheet.roles[0] : sheet.roles[-1] + 1] if sheet.roles else ()):
            return False
        others = (column for name, column in sheet.of.items() if name != "depth")
        return bool(squeeze(sheet.text(row, sheet.duty))) and not any(sheet.text(row, column) for column in others)


def _is_bold(styles: Styles, row: int, column: int) -> bool:
    return styles.of(row, column).bold


def _depth(text: str) -> int | None:
    plain = text.strip()
    return min(int(plain), _DEEPEST) if plain.isascii() and plain.isdecimal() and len(plain) < 9 else None  # noqa: PLR2004
